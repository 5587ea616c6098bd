import { formatDuration } from '../../lib/messages/duration.ts';
import { comparisonLines } from './comparison.ts';
import type { Entry } from './entry.ts';
import { cut, widthOf, wrapped } from './fit.ts';
import { monitorLines } from './monitor-lines.ts';
import { bold, dim, toned } from './paint.ts';
import type { Reading } from './reading.ts';
import { runText, type Scene } from './screen.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Surface extends Size {
  /** Whether the person's keys arrive here. */
  readonly hasKeys: boolean;
}

/** All rows of a terminal: how things stand, then the list of what arrived, the opened entry, and the keys. */
export function frame(scene: Scene, reading: Reading, size: Surface): readonly string[] {
  const above = standing(scene, size).slice(0, Math.max(0, size.rows - LEAST_TO_READ - 1));
  const below = readingLines(reading, { columns: size.columns, rows: size.rows - above.length - 1 });
  const lines = [...above, ...below].slice(0, Math.max(0, size.rows - 1));
  const empty = Array.from({ length: size.rows - 1 - lines.length }, () => '');
  return [...lines, ...empty, dim(size.hasKeys ? KEYS : WITHOUT_KEYS)].map((line) => cut(line, size.columns));
}

const KEYS = '↑ ↓ choose   Enter open   Space next page   q end, and print every message';
const WITHOUT_KEYS = 'Ctrl-C ends, and prints every message';
/** The heading of the list, one entry, the title of the opened one, and three lines of it. */
const LEAST_TO_READ = 6;
/** Rows of a terminal from which on there is room for more than the essential. */
const ROOMY = 30;

function standing(scene: Scene, { columns, rows }: Size): readonly string[] {
  const { about, elapsed, overview, lastRun } = scene;
  const isRoomy = rows >= ROOMY;
  const gap = isRoomy ? [''] : [];
  const run = runText(scene);
  return [
    `${bold('Identity Center Monitor')}  ${dim(`${formatDuration(elapsed)}, `)}${lastRun.type === 'failed' ? toned('critical', run) : dim(run)}`,
    ...(isRoomy ? about : about.slice(0, 1)).map(dim),
    ...gap,
    ...monitorLines(overview, { columns, incidents: Math.floor(rows / 10) }),
    ...gap,
    ...comparisonLines(scene, Math.floor(rows / 3)),
    ...gap,
  ];
}

function readingLines(reading: Reading, { columns, rows }: Size): readonly string[] {
  const { entries, opened } = reading;
  const entry = entries[opened];
  if (entry === undefined) return [rule('no message has arrived yet', columns)];
  const listed = listLines(reading, Math.min(LIST_AT_MOST, Math.floor(rows / 3)));
  const room = rows - listed.length - 2;
  return [
    rule(`arrived: ${entries.length}, the newest first`, columns),
    ...listed,
    ...openedLines(entry, reading.page, { columns, rows: room }),
  ];
}

const LIST_AT_MOST = 8;

/** A part of the list that has the chosen entry in it. */
function listLines({ entries, chosen, opened }: Reading, atMost: number): readonly string[] {
  const lines = entries
    .map(({ at, title }, number) => {
      const line = `${number === chosen ? '>' : ' '} ${formatDuration(at).padStart(4)}  ${title}`;
      return number === opened ? bold(line) : line;
    })
    .toReversed();
  const position = entries.length - 1 - chosen;
  const from = Math.max(0, Math.min(position - Math.floor(atMost / 2), lines.length - atMost));
  return lines.slice(from, from + Math.max(1, atMost));
}

/** Longer lines of prose are hard to read. */
const PROSE = 100;

function openedLines({ title, lines }: Entry, page: number, { columns, rows }: Size): readonly string[] {
  const text = lines.flatMap((line) => wrapped(line, Math.min(PROSE, columns)));
  const room = Math.max(1, rows);
  const pages = Math.max(1, Math.ceil(text.length / room));
  const shown = page % pages;
  const name = pages > 1 ? `page ${shown + 1} of ${pages}: ${title}` : title;
  return [rule(name, columns), ...text.slice(shown * room, (shown + 1) * room)];
}

function rule(text: string, columns: number): string {
  const start = cut(`── ${text} `, columns);
  return dim(start + '─'.repeat(columns - widthOf(start)));
}
