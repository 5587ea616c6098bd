import { publish, snsClient } from '../aws/sns.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { Instant } from '../domain/time.ts';
import { compose } from '../messages/publication.ts';
import type { Config } from './config.ts';
import type { Deadline } from './deadline.ts';

/** Tells every subscriber what an envelope says, in the words of this instant. Resolves once SNS has accepted it. */
export type Publish = (envelope: Envelope, now: Instant, deadline: Deadline) => Promise<void>;

/** Loaded by `import()` when there is something to publish, which most runs do not have: it brings every text and the client of SNS. */
export const publisher =
  (
    { alertTopicArn: topicArn, messages, scope }: Pick<Config, 'alertTopicArn' | 'messages' | 'scope'>,
    sns = snsClient(),
  ): Publish =>
  (envelope, now, deadline) =>
    publish(sns, { topicArn, publication: compose(envelope, { ...messages, scope, now }), deadline });
