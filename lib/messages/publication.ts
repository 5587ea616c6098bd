import type { Envelope } from '../domain/judge/outbox.ts';
import { bounded } from './bounded.ts';
import type { MessageContext } from './context.ts';
import { customNotification } from './formats/amazon-q.ts';
import { emailSubject, emailText } from './formats/email.ts';
import { jsonEvent } from './formats/json.ts';
import { type Message, messageOf } from './message.ts';

/** One publish, which serves every subscriber. */
export interface Publication {
  readonly subject: string;
  readonly bodies: Readonly<Record<'default' | 'email' | 'https' | 'lambda' | 'sqs' | 'firehose', string>>;
  /** To filter on; never empty, which SNS would refuse. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

/** The only entrance to this folder. Every text behind it is bounded and on one line. */
export function compose(given: Envelope, context: MessageContext): Publication {
  const envelope = bounded(given);
  // It may have been decided before the monitor was told to ask another Region.
  const scope = { ...context.scope, region: envelope.newest.asked };
  const message = messageOf(envelope, { ...context, scope });
  const text = emailText(message);
  const data = JSON.stringify(jsonEvent(message));
  return {
    subject: emailSubject(message),
    bodies: {
      default: text,
      email: text,
      https: JSON.stringify(customNotification(message)),
      lambda: data,
      sqs: data,
      firehose: data,
    },
    attributes: attributes(message),
  };
}

const attributes = ({
  id,
  severity,
  severities,
  kind,
  reason,
  region,
  sender,
}: Message): Publication['attributes'] => ({
  severity,
  severities,
  kind,
  reason,
  region,
  accountId: sender.accountId,
  id,
});
