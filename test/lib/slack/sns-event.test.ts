import { describe, expect, it, test } from 'vitest';
import { receivedIn } from '../../../lib/slack/sns-event.ts';
import { lambdaEvent } from '../../../local/aws/sns/lambda-event.ts';

describe('what SNS hands over', () => {
  const message = { id: 'sns-1', at: 0, topicArn: 'arn:aws:sns:eu-west-1:1:alerts', attributes: {} };

  test('has an id, the message, and a subject if there is one', () => {
    const bodies = { default: 'mail', lambda: '{}' };
    expect(receivedIn(lambdaEvent({ ...message, subject: 'S', bodies }))).toEqual([
      { id: 'sns-1', message: '{}', subject: 'S' },
    ]);
    expect(receivedIn(lambdaEvent({ ...message, bodies: { default: 'mail' } }))).toEqual([
      { id: 'sns-1', message: 'mail' },
    ]);
  });

  it.each([undefined, null, {}, { Records: [] }, { Records: [{}] }, { Records: [{ Sns: { Message: 1 } }] }])(
    'is not %j',
    (event) => {
      expect(() => receivedIn(event)).toThrow('The event must be one of SNS, with Records[].Sns.Message');
    },
  );
});
