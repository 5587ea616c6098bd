import type { Message } from '../domain/judge/owed.ts';
import { bounded } from './bounded.ts';
import { chatNotification } from './chat.ts';
import type { MessageContext } from './context.ts';
import { emailSubject, emailText } from './email.ts';
import { event } from './event.ts';
import { regionConcerned } from './reading.ts';
import { isTest } from './test-notification.ts';

export type { MessageContext } from './context.ts';

/** One publish, which serves every subscriber. */
export interface Publication {
  readonly subject: string;
  readonly bodies: Readonly<Record<'default' | 'email' | 'https' | 'lambda' | 'sqs' | 'firehose', string>>;
  /** To filter on; never empty, which SNS would refuse. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** From facts to texts: the only door into this folder, behind which every text is bounded and on one line. */
export function compose(message: Message, given: MessageContext): Publication {
  const safe = bounded(message);
  const context = { ...given, test: given.test ?? isTest(message) };
  const text = emailText(safe, context);
  const data = JSON.stringify(event(safe, context));
  return {
    subject: emailSubject(safe, context),
    bodies: {
      default: text,
      email: text,
      https: JSON.stringify(chatNotification(safe, context)),
      lambda: data,
      sqs: data,
      firehose: data,
    },
    attributes: attributes(safe, context),
  };
}

function attributes({ id, newest, severity }: Message, { scope }: MessageContext): Publication['attributes'] {
  return {
    severity,
    kind: newest.kind,
    reason: newest.reason,
    region: regionConcerned(newest, scope),
    accountId: scope.accountId,
    id,
  };
}
