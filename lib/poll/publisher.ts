import { publish, snsClient } from '../aws/sns.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { Instant } from '../domain/time.ts';
import { compose } from '../messages/publication.ts';
import type { Config } from './config.ts';
import type { Deadline } from './deadline.ts';

/** Tells every subscriber what an envelope says, in the words of this instant. Resolves once SNS has accepted it. */
export type Publish = (envelope: Envelope, now: Instant, deadline: Deadline) => Promise<void>;

/**
 * What only a run with something to publish needs: every text, and the client of SNS. Nearly all runs have nothing, so
 * nobody imports this file but at the moment when it is needed.
 */
export const publisher =
  (
    { alertTopicArn: topicArn, messages, scope }: Pick<Config, 'alertTopicArn' | 'messages' | 'scope'>,
    sns = snsClient(),
  ): Publish =>
  (envelope, now, deadline) =>
    publish(sns, { topicArn, publication: compose(envelope, { ...messages, scope, now }), deadline });
