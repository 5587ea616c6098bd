import type { InboxMessage } from './inbox.ts';

/** What a Lambda function that is subscribed gets: one record, always. */
export const lambdaEvent = ({ id, at, topicArn, subject, bodies }: InboxMessage) => ({
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: `${topicArn}:00000000-0000-4000-b000-000000000000`,
      Sns: {
        Type: 'Notification',
        MessageId: id,
        TopicArn: topicArn,
        Subject: subject ?? null,
        Message: bodies.lambda ?? bodies.default,
        Timestamp: new Date(at).toISOString(),
      },
    },
  ],
});
