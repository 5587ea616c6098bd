import {
  AuthorizationErrorException,
  InternalErrorException,
  InvalidParameterException,
  ListTopicsCommand,
  NotFoundException,
  PublishCommand,
  type PublishCommandInput,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import type { InboxMessage } from '../../../../local/aws/sns/inbox.ts';
import { type Harness, START, startHarness, TOPIC, WAYS } from '../harness.ts';
import { refusalOf } from '../sdk.ts';

const publish = (aws: Harness, input: Partial<PublishCommandInput> = {}) =>
  aws.sns().send(new PublishCommand({ TopicArn: TOPIC, Message: 'hello', ...input }));

describe.each(WAYS)('what SNS is sent %s', (way) => {
  it('is kept as the SDK sent it: body by protocol, subject and attributes', async () => {
    const aws = await startHarness(way);
    const email = 'two lines\nwith ümläuts, 100 % & <tags> + "quotes" 🙂';
    const { MessageId } = await publish(aws, {
      Subject: '[CRITICAL] us-east-1 & more',
      MessageStructure: 'json',
      Message: JSON.stringify({ default: 'short', email, lambda: '{"a":1}', ignored: 7 }),
      MessageAttributes: {
        severity: { DataType: 'String', StringValue: 'critical' },
        count: { DataType: 'Number', StringValue: '2' },
      },
    });
    expect(aws.inbox.messages()).toEqual([
      {
        id: MessageId,
        topicArn: TOPIC,
        subject: '[CRITICAL] us-east-1 & more',
        bodies: { default: 'short', email, lambda: '{"a":1}' },
        attributes: { severity: 'critical', count: '2' },
        at: START,
      },
    ]);
  });

  it('is refused with the exceptions of the SDK', async () => {
    const aws = await startHarness(way);
    const unknown = await refusalOf(publish(aws, { TopicArn: `${TOPIC}-other` }));
    expect(unknown).toBeInstanceOf(NotFoundException);
    expect(unknown.$metadata?.httpStatusCode).toBe(404);
    const invalid = await refusalOf(publish(aws, { Subject: 'two\nlines' }));
    expect(invalid).toBeInstanceOf(InvalidParameterException);
    expect(invalid.$metadata?.httpStatusCode).toBe(400);
    expect(invalid.message).toBe('Invalid parameter: Subject');
    expect(aws.inbox.messages()).toEqual([]);
  });
});

describe('what SNS takes', () => {
  it('is a plain message, which is its default body', async () => {
    const aws = await startHarness();
    await publish(aws);
    expect(aws.inbox.messages()).toMatchObject([{ bodies: { default: 'hello' }, attributes: {} }]);
    expect(aws.inbox.messages()[0]).not.toHaveProperty('subject');
  });

  it.each(['a'.repeat(99), '[1] punctuation first', '7 is a number'])('a subject: %s', async (Subject) => {
    const aws = await startHarness();
    await publish(aws, { Subject });
    expect(aws.inbox.messages()).toMatchObject([{ subject: Subject }]);
  });

  it.each([
    ['100 characters', 'a'.repeat(100)],
    ['a tab', 'a\tb'],
    ['a line break', 'a\r\nb'],
    ['a space first', ' a'],
    ['an emoji', 'a 🙂'],
    ['nothing', ''],
  ])('not a subject of %s', async (_, Subject) => {
    const refusal = await refusalOf(publish(await startHarness(), { Subject }));
    expect(refusal).toBeInstanceOf(InvalidParameterException);
  });

  it.each([
    ['not JSON', 'hello'],
    ['a list', '["default"]'],
    ['null', 'null'],
    ['no default', '{"email":"a"}'],
    ['a default that is no string', '{"default":{"a":1}}'],
  ])('not a message by protocol that is %s', async (_, Message) => {
    const refusal = await refusalOf(publish(await startHarness(), { MessageStructure: 'json', Message }));
    expect(refusal).toBeInstanceOf(InvalidParameterException);
  });

  it('256 KiB of message and attributes, counted in bytes, and not one more', async () => {
    const aws = await startHarness();
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'ab' } };
    const Message = `ü${'x'.repeat(262_144 - 2 - 'kindStringab'.length)}`;
    await publish(aws, { Message, MessageAttributes });
    const refusal = await refusalOf(publish(aws, { Message: `${Message}x`, MessageAttributes }));
    expect(refusal).toBeInstanceOf(InvalidParameterException);
    expect(refusal.message).toContain('Message too long');
  });

  it('not an empty message, another structure, an empty attribute, or another operation', async () => {
    const aws = await startHarness();
    const empty = { kind: { DataType: 'String', StringValue: '' } };
    expect((await refusalOf(publish(aws, { Message: '' }))).message).toContain('Empty message');
    expect((await refusalOf(publish(aws, { MessageStructure: 'xml' }))).message).toContain(
      'MessageStructure',
    );
    const { name, message } = await refusalOf(publish(aws, { MessageAttributes: empty }));
    expect([name, message]).toEqual(['InvalidParameterValueException', expect.stringContaining("'kind'")]);
    const other = await refusalOf(aws.sns().send(new ListTopicsCommand({})));
    expect(other.message).toContain('ListTopics is not simulated');
    expect(aws.inbox.messages()).toEqual([]);
  });

  it('is passed to each listener, from then on', async () => {
    const aws = await startHarness();
    const heard: InboxMessage[] = [];
    await publish(aws);
    const stop = aws.inbox.subscribe((message) => heard.push(message));
    await publish(aws, { Message: 'second' });
    stop();
    await publish(aws);
    expect(heard).toEqual([aws.inbox.messages()[1]]);
  });
});

describe('the faults of SNS', () => {
  it.each([
    ['InternalError', InternalErrorException, 500],
    ['AuthorizationError', AuthorizationErrorException, 403],
    ['Throttled', ThrottledException, 429],
  ] as const)('it refuses with %s, as often as asked to', async (code, Exception, status) => {
    const aws = await startHarness();
    aws.inbox.faults.set({ type: 'refuse', code }, { times: 1 });
    const refusal = await refusalOf(publish(aws));
    expect(refusal).toBeInstanceOf(Exception);
    expect(refusal.$metadata?.httpStatusCode).toBe(status);
    expect(aws.inbox.messages()).toEqual([]);
    await publish(aws);
    expect(aws.inbox.messages()).toHaveLength(1);
  });

  it.each(['silence', 'reset'] as const)('it accepts and its answer is lost by %s', async (by) => {
    const aws = await startHarness();
    aws.inbox.faults.set({ type: 'lose-answer', by });
    expect(await refusalOf(publish(aws))).toMatchObject({ name: 'TimeoutError' });
    expect(aws.inbox.messages()).toHaveLength(1);
  });

  it.each(['silence', 'reset'] as const)('%s, and nothing is accepted', async (type) => {
    const aws = await startHarness();
    aws.inbox.faults.set({ type });
    expect(await refusalOf(publish(aws))).toMatchObject({ name: 'TimeoutError' });
    expect(aws.inbox.messages()).toEqual([]);
  });
});
