import * as v from 'valibot';
import type { Received } from '../messages/formats/slack/message.ts';

const EVENT = v.object({
  Records: v.pipe(
    v.array(
      v.object({
        Sns: v.object({ MessageId: v.string(), Message: v.string(), Subject: v.nullish(v.string()) }),
      }),
    ),
    v.minLength(1),
  ),
});

/**
 * What SNS hands over. It is one record, but nothing says that it always will be.
 * @throws Error for an event that is not from SNS
 */
export function receivedIn(event: unknown): readonly Received[] {
  const parsed = v.safeParse(EVENT, event);
  if (!parsed.success) throw new Error('The event must be one of SNS, with Records[].Sns.Message');
  return parsed.output.Records.map(({ Sns: { MessageId, Message, Subject } }) => ({
    id: MessageId,
    message: Message,
    ...(Subject && { subject: Subject }),
  }));
}
