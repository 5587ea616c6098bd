import { html, type Markup } from '../../../lib/overview/html/markup.ts';

/** The newest lines of the log, the newest last, as in a terminal. */
export const logSection = (lines: readonly string[]): Markup =>
  lines.length === 0
    ? html`<p>The function has written nothing yet.</p>`
    : html`<ol class="log">${lines.map((line) => html`<li>${shortened(line)}</li>`)}</ol>`;

/** Without what is the same in every line, or empty. What is no JSON stays as it is. */
function shortened(line: string): string {
  const facts = parse(line);
  if (facts === undefined) return line;
  const told = Object.entries(facts).filter(([name, value]) => !UNTOLD.includes(name) && !isEmpty(value));
  const { level, message, timestamp } = facts;
  const words = told.map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${String(timestamp).slice(11, 19)} ${level} ${message}: ${words.join(', ')}`;
}

const UNTOLD = ['level', 'message', 'timestamp', 'sampling_rate', 'service', 'requestId', 'action', 'took'];

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
