import type { JsonEvent } from '../event.ts';
import type { Message } from '../message.ts';
import type { Section } from '../sections.ts';
import { cutToLength } from './plain.ts';

export type { JsonEvent } from '../event.ts';

/**
 * The machine-readable form, for Lambda, SQS and Firehose. Within one `version` members are only added. `severity` is the
 * highest of all that the message tells. What is for people is complete: whoever passes the event on can render a message
 * from it without working anything out.
 */
export function jsonEvent(message: Message): JsonEvent {
  const { id, incident, severity, severities, mark, tone, data, notice } = message;
  const { subject, headline, impact, meaning, steps, brief, sections, links } = message;
  const { accountId, stage, region } = message.sender;
  return {
    version: 1,
    id,
    incident,
    severity,
    severities,
    mark,
    tone,
    subject,
    headline,
    impact,
    facts: message.facts.map(labelled),
    meaning,
    steps,
    ...(brief && { brief }),
    sections: sections.map(shortened),
    links,
    details: message.details.map(labelled),
    scope: { accountId, region },
    stage,
    ...data,
    ...(notice !== undefined && { test: true }),
  };
}

const labelled = ([label, value]: Message['facts'][number]) => ({ label, value });

/** What is longer is in `data` too, and all bodies share the limit of SNS. */
const LINES_AT_MOST = 16;
const LINE_LENGTH = 250;

function shortened({ heading, lines }: Section): Section {
  const shown = lines.length > LINES_AT_MOST ? lines.slice(0, LINES_AT_MOST - 1) : lines;
  const left = lines.length - shown.length;
  return {
    heading,
    lines: [
      ...shown.map((line) => cutToLength(line, LINE_LENGTH)),
      ...(left > 0 ? [`and ${left} more`] : []),
    ],
  };
}
