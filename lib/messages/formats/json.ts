import type { Message } from '../message.ts';

/** What a subscriber gets that is a program. */
export type JsonEvent = ReturnType<typeof jsonEvent>;

/**
 * The machine-readable form, for Lambda, SQS and Firehose. Within one `version` members are only added. `severity` is the
 * highest of all that the message tells. What is for people stands there as it stands in the email, so whoever passes the
 * event on can say all of it without working anything out.
 */
export function jsonEvent(message: Message) {
  const { id, incident, reason, kind, severity, severities, mark, tone, data, notice } = message;
  const { subject, headline, impact, facts, meaning, steps, brief, sections, links, details } = message;
  const { accountId, stage, region } = message.sender;
  return {
    version: 1,
    id,
    incident,
    reason,
    kind,
    severity,
    severities,
    mark,
    tone,
    subject,
    headline: `${notice === undefined ? '' : 'TEST: '}${headline}`,
    impact,
    facts,
    meaning,
    steps,
    ...(brief && { brief }),
    sections: sections.filter(({ isInData }) => !isInData),
    links,
    details,
    scope: { accountId, region },
    stage,
    ...data,
    ...(notice !== undefined && { test: true }),
  };
}
