import type { KnownBlock, SectionBlock } from '@slack/types';
import type { ReadableEvent } from '../../event.ts';
import { buttons, fields, ids, LIMITS, layOut, type SlackMessage, section } from './blocks.ts';
import { bold, codeBlock, slackTextWithLinks } from './escape.ts';

/** One of our own messages. */
export function ofEvent(event: ReadableEvent, mention: string | undefined): SlackMessage {
  const { tone, mark, headline, impact, facts, links, details, id, incident, decidedAt } = event;
  return layOut({
    tone,
    headline: `${event.test ? '[TEST] ' : ''}[${mark}] ${headline}`,
    summary: impact,
    mention: isCall(event) ? mention : undefined,
    body: [
      ...(event.test ? [section(TEST)] : []),
      ...paragraph(impact),
      ...fields(facts),
      ...explanation(event),
      ...event.sections.map(list),
      ...fields(details),
    ],
    foot: [...buttons(links), ids({ Notification: id, Incident: incident, Decided: decidedAt })],
  });
}

const TEST =
  '*This is a test* of the monitor, sent on request. Nothing in it is real, and nothing needs to be done.';

/** Whether somebody is to be called now, also by what was not delivered in its time. Never for what is over. */
export function isCall({ test, reason, severity, earlier }: ReadableEvent): boolean {
  if (test || reason === 'closed' || reason === 'summarised') return false;
  return [{ reason, severity }, ...earlier].some(
    (one) => one.severity === 'critical' && (one.reason === 'opened' || one.reason === 'escalated'),
  );
}

const paragraph = (text: string): readonly SectionBlock[] =>
  text.trim() === '' ? [] : [section(slackTextWithLinks(text, LIMITS.section) || '-')];

/** A short message has only the next step, and says where the rest stands. */
function explanation({ brief, meaning, steps }: ReadableEvent): readonly KnownBlock[] {
  if (brief) return [section('*Next step*'), step(brief.next), ...paragraph(brief.rest)];
  const todo = steps.map((one, index) => step(one, `${index + 1}. `));
  return [...paragraph(meaning), ...(todo.length > 0 ? [section('*What to do*'), ...todo] : [])];
}

const WITHOUT_COMMANDS = ' (commands: see the email)';
const STEP_LENGTH = 1000;

function step({ text, commands = [] }: ReadableEvent['steps'][number], number = ''): SectionBlock {
  const words = `${number}${slackTextWithLinks(text, STEP_LENGTH) || '-'}`;
  if (commands.length === 0) return section(words);
  const block = codeBlock(commands, LIMITS.section - STEP_LENGTH - 20);
  return section(block === undefined ? `${words}${WITHOUT_COMMANDS}` : `${words}\n${block}`);
}

function list({ heading, lines }: ReadableEvent['sections'][number]): SectionBlock {
  const title = bold(heading, 200);
  const room = LIMITS.section - title.length - 1;
  return section(`${title}\n${slackTextWithLinks(lines.join('\n'), room) || '-'}`);
}
