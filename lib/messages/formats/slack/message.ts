import * as v from 'valibot';
import { READABLE_EVENT } from '../../event.ts';
import { ALARM, ofAlarm } from './alarm.ts';
import { ids, LIMITS, layOut, type SlackMessage, section } from './blocks.ts';
import { slackTextWithLinks } from './escape.ts';
import { ofEvent } from './event.ts';

export type { SlackMessage } from './blocks.ts';

/** What a subscriber gets from SNS. */
export interface Received {
  /** Of SNS: a repetition has the same. */
  readonly id: string;
  readonly message: string;
  readonly subject?: string;
}

/** For Slack: an event of ours, an alarm of CloudWatch, or else the text as it is. */
export function slackMessage(received: Received, mention?: string): SlackMessage {
  const content = parse(received.message);
  const event = v.safeParse(READABLE_EVENT, content);
  if (event.success) return ofEvent(event.output, mention);
  const alarm = v.safeParse(ALARM, content);
  if (alarm.success) return ofAlarm(alarm.output, received.id);
  return ofText(received);
}

/** As long as it gets when it is escaped, with room for links. */
const CHUNK = LIMITS.section - 400;

function ofText({ id, message, subject }: Received): SlackMessage {
  const [first = ''] = message.trim().split(/[\r\n]/, 1);
  return layOut({
    tone: 'info',
    headline: subject?.trim() || 'A message that is not from the monitor',
    summary: first,
    body: chunksOf(message)
      .slice(0, LIMITS.blocks)
      .flatMap((chunk) => slackTextWithLinks(chunk, LIMITS.section) || [])
      .map(section),
    foot: [ids({ Message: id })],
  });
}

/** Between two characters, so that nothing is cut when they are escaped. */
function chunksOf(text: string): readonly string[] {
  const chunks: string[] = [''];
  let size = 0;
  for (const character of text) {
    const length = ESCAPED_LENGTH[character] ?? character.length;
    if (size + length > CHUNK) {
      chunks.push('');
      size = 0;
    }
    chunks[chunks.length - 1] += character;
    size += length;
  }
  return chunks;
}

const ESCAPED_LENGTH: Readonly<Record<string, number>> = { '&': 5, '<': 4, '>': 4 };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
