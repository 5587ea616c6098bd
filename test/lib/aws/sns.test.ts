import { describe, expect, test } from 'vitest';
import { DeadlinePassed, publish } from '../../../lib/aws/sns.ts';
import { httpEndpoint, type Received, type Reply } from '../../support/sdk/http-endpoint.ts';
import { clientsAt, inTime, SHORT } from './clients-at.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const PUBLICATION = {
  subject: 'Critical: us-east-1 stuck in ADDING',
  bodies: { default: 'plain & "quoted" <text> …', https: '{"version":"1.0"}' },
  attributes: { severity: 'critical', kind: 'region-adding', severities: ['warning', 'critical'] },
};
const OPEN = { passed: () => false, signal: inTime() };

describe('a publication', () => {
  test('reaches SNS with every body, its subject and its attributes', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED]);
    await publishTo(endpoint.url);
    const form = formOf(endpoint.received[0]);
    expect(form).toMatchObject({
      Action: 'Publish',
      TopicArn: TOPIC,
      Subject: PUBLICATION.subject,
      MessageStructure: 'json',
      'MessageAttributes.entry.1.Name': 'severity',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'critical',
      'MessageAttributes.entry.2.Name': 'kind',
      'MessageAttributes.entry.2.Value.StringValue': 'region-adding',
      'MessageAttributes.entry.3.Name': 'severities',
      'MessageAttributes.entry.3.Value.DataType': 'String.Array',
      'MessageAttributes.entry.3.Value.StringValue': '["warning","critical"]',
    });
    expect(JSON.parse(form.Message ?? '')).toEqual(PUBLICATION.bodies);
  });

  test('S78: has a list as an attribute that a filter takes element by element', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED]);
    await publishTo(endpoint.url, { attributes: { severities: ['warning', 'critical'], none: [] } });
    const form = formOf(endpoint.received[0]);
    expect(form).toMatchObject({
      'MessageAttributes.entry.1.Name': 'severities',
      'MessageAttributes.entry.1.Value.DataType': 'String.Array',
      'MessageAttributes.entry.1.Value.StringValue': '["warning","critical"]',
    });
    expect(form).not.toHaveProperty('MessageAttributes.entry.2.Name');
  });

  test('leaves out attributes without a value, which SNS would refuse', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED, ACCEPTED]);
    await publishTo(endpoint.url, { attributes: { region: '', severities: [], kind: 'not-seen' } });
    await publishTo(endpoint.url, { attributes: { region: '' } });
    const names = endpoint.received.map((request) =>
      Object.entries(formOf(request)).flatMap(([key, value]) => (key.endsWith('.Name') ? [value] : [])),
    );
    expect(names).toEqual([['kind'], []]);
  });

  test('is tried again after a failure', async () => {
    await using endpoint = await httpEndpoint([FAILED, 'reset', ACCEPTED]);
    await publishTo(endpoint.url);
    expect(endpoint.received).toHaveLength(3);
  });

  test('that is refused fails with the topic, the subject and the reason', async () => {
    await using endpoint = await httpEndpoint([DENIED]);
    await expect(publishTo(endpoint.url)).rejects.toMatchObject({
      message: `Can't publish "${PUBLICATION.subject}" to ${TOPIC}: AuthorizationErrorException: not you`,
      cause: { name: 'AuthorizationErrorException' },
    });
    expect(endpoint.received).toHaveLength(1);
  });

  test('S52: that is not answered fails, and may have been accepted', async () => {
    await using endpoint = await httpEndpoint(() => 'silence');
    const { sns } = clientsAt(endpoint.url, { requestHandler: SHORT });
    const published = publish(sns, { topicArn: TOPIC, publication: PUBLICATION, deadline: OPEN });
    await expect(published).rejects.toMatchObject({ cause: { name: 'TimeoutError' } });
    expect(endpoint.received).toHaveLength(3);
  });
});

describe('S61: once the deadline has passed', () => {
  test('nothing is published', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED]);
    for (const signal of [inTime(), AbortSignal.abort()]) {
      const late = publishTo(endpoint.url, {}, { passed: () => true, signal });
      await expect(late).rejects.toBeInstanceOf(DeadlinePassed);
      await expect(late).rejects.toMatchObject({
        name: 'DeadlinePassed',
        message: expect.stringContaining(PUBLICATION.subject),
      });
    }
    expect(endpoint.received).toHaveLength(0);
  });

  test('while the first attempt was under way, there is no second', async () => {
    await using endpoint = await httpEndpoint([FAILED, ACCEPTED]);
    const deadline = { passed: () => endpoint.received.length > 0, signal: inTime() };
    await expect(publishTo(endpoint.url, {}, deadline)).rejects.toBeInstanceOf(DeadlinePassed);
    expect(endpoint.received).toHaveLength(1);
  });

  test('between the call and the first attempt, there is no first', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED]);
    const answers = [false, true];
    const deadline = { passed: () => answers.shift() ?? true, signal: inTime() };
    await expect(publishTo(endpoint.url, {}, deadline)).rejects.toBeInstanceOf(DeadlinePassed);
    expect(endpoint.received).toHaveLength(0);
  });

  test('the attempt under way is ended', async () => {
    await using endpoint = await httpEndpoint(() => 'silence');
    const deadline = { passed: () => false, signal: AbortSignal.timeout(40) };
    await expect(publishTo(endpoint.url, {}, deadline)).rejects.toMatchObject({
      cause: { name: 'AbortError' },
    });
    expect(endpoint.received).toHaveLength(1);
  });

  test('for one publication, others go on', async () => {
    await using endpoint = await httpEndpoint([ACCEPTED]);
    const { sns } = clientsAt(endpoint.url);
    const options = { topicArn: TOPIC, publication: PUBLICATION };
    const late = publish(sns, { ...options, deadline: { ...OPEN, passed: () => true } });
    await expect(late).rejects.toThrow();
    await publish(sns, { ...options, deadline: OPEN });
    expect(endpoint.received).toHaveLength(1);
  });
});

const ACCEPTED = xml(
  200,
  '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
);
const FAILED = xml(500, fault('InternalError', 'later'));
const DENIED = xml(403, fault('AuthorizationError', 'not you'));

function publishTo(
  url: string,
  change: Partial<typeof PUBLICATION> | { attributes: object } = {},
  deadline = OPEN,
) {
  const publication = { ...PUBLICATION, ...change } as typeof PUBLICATION;
  return publish(clientsAt(url).sns, { topicArn: TOPIC, publication, deadline });
}

const formOf = (request: Received | undefined): Partial<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(request?.body));

function xml(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function fault(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
