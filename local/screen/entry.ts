import type { Duration } from '../../lib/domain/time.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';
import { harmless, wrapped } from './fit.ts';

/** Something to read, such as a message. */
export interface Entry {
  /** Since the start. */
  readonly at: Duration;
  /** In a list of entries. */
  readonly title: string;
  /** Above its lines, where there is no list. */
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A message exactly as an email subscriber gets it. */
export function messageEntry({ subject = '(no subject)', bodies }: InboxMessage, at: Duration): Entry {
  const text = bodies.email ?? bodies.default ?? '';
  const title = harmless(subject);
  return { at, title, heading: `Subject: ${title}`, lines: text.trimEnd().split('\n').map(harmless) };
}

const RULE_WIDTH = 72;

/** An entry in full, broken between words where the reader's lines end. */
export function printed({ heading, lines }: Entry, columns = Number.POSITIVE_INFINITY): string {
  const rule = '─'.repeat(Math.min(RULE_WIDTH, columns));
  const text = [heading, '', ...lines, ''].flatMap((line) => wrapped(line, columns));
  return `${[rule, ...text].join('\n')}\n`;
}
