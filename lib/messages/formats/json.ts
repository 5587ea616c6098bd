import type { Message } from '../message.ts';

/** What a subscriber gets that is a program. */
export type JsonEvent = ReturnType<typeof jsonEvent>;

/**
 * The machine-readable form, for Lambda, SQS and Firehose. Within one `version` members are only added. `severity` is the
 * highest of all that the message tells. `headline`, `meaning` and `steps` are for people: whoever passes the event on can
 * say what to do without working it out.
 */
export function jsonEvent(message: Message) {
  const { id, incident, reason, kind, severity, severities, head, meaning, steps, data, notice } = message;
  const { accountId, stage, region } = message.sender;
  return {
    version: 1,
    id,
    incident,
    reason,
    kind,
    severity,
    severities,
    title: `${notice === undefined ? '' : 'TEST: '}${message.title}`,
    headline: head,
    meaning,
    steps,
    scope: { accountId, region },
    stage,
    ...data,
    ...(notice !== undefined && { test: true }),
  };
}
