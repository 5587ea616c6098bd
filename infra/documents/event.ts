import { toJsonSchema } from '@valibot/to-json-schema';
import { EVENT, type JsonEvent } from '../../lib/messages/event.ts';
import { eventSamples } from './event-samples.ts';

/** `docs/event.schema.json`. What is marked as read-only in TypeScript means nothing in JSON. */
export function eventSchema(): string {
  const { $schema, ...schema } = toJsonSchema(EVENT, {
    target: 'draft-2020-12',
    ignoreActions: ['readonly'],
  });
  const about = {
    title: 'Identity Center Monitor event',
    description:
      'What Lambda, SQS and Firehose subscribers of the alert topic get. Within version 1 members are only added.',
  };
  return `${JSON.stringify({ $schema, ...about, ...schema }, undefined, 2)}\n`;
}

/** `docs/event.md`. */
export const eventPage = (): string => `${INTRODUCTION}${eventSamples().map(sampleText).join('')}`;

const sampleText = (event: JsonEvent): string =>
  `\n### ${event.reason}\n\n${EXPLANATIONS[event.reason]}\n\n\`\`\`json\n${JSON.stringify(event, undefined, 2)}\n\`\`\`\n`;

const EXPLANATIONS: Readonly<Record<JsonEvent['reason'], string>> = {
  opened: 'An incident has opened. It is the first event of the incident.',
  escalated: 'An open incident has become more severe.',
  overdue: 'An open incident has crossed a threshold that does not make it more severe.',
  updated: 'What AWS answers about an open incident has changed.',
  reminded: 'An incident is still open.',
  closed: 'An incident has ended. `outcome` says how. It is the last event of the incident.',
  announced: 'Something changed, and no incident was open about it.',
  summarised: 'Several events that are over, in one.',
};

const INTRODUCTION = `# The event

A subscriber of the alert topic that is a program (Lambda, SQS, Firehose) gets each message as one JSON object, the event.
[event.schema.json](event.schema.json) is its JSON Schema. \`npm run fix\` writes both files from \`lib/messages/event.ts\`.

- **Identity.** \`id\` is \`<incident>.<sequence>\`. A message can arrive twice, with the same \`id\`. Events of one \`incident\` arrive
  at SNS in order, but SNS can change the order: a lower \`sequence\` than the last one is old.
- **Paging.** \`incident\` is the \`dedup_key\` for PagerDuty and the like. Send *trigger* for \`opened\`, \`escalated\`, \`overdue\`, \`updated\`
  and \`reminded\`, and *resolve* for \`closed\`. PagerDuty takes a key of at most 255 characters; an id is shorter than that
  unless AWS gives a very long name. \`announced\` and \`summarised\` open nothing.
- **For people.** \`mark\`, \`tone\`, \`subject\`, \`headline\`, \`impact\`, \`facts\`, \`meaning\`, \`steps\`, \`sections\`, \`links\` and \`details\` are
  enough to render a whole message. All are plain text: escape them for your medium. If \`brief\` is there, the message is meant to be
  short: show \`brief\` instead of \`meaning\` and \`steps\`.
- **Versions.** Within \`version\` 1 members are only added, and the lists of kinds, outcomes and reasons can grow. Ignore what you
  don't know.
- **Tests.** \`test\` is true in a test notification, and absent otherwise.

Instants are ISO 8601 in UTC. \`severity\` is the highest of all that the message tells; \`severities\` holds every severity at which
the incident was told.

## Samples
`;
