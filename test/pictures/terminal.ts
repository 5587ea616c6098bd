import { HOUR, SECOND } from '../../lib/domain/time.ts';
import { overviewOf } from '../../lib/overview/overview.ts';
import { messageEntry } from '../../local/screen/entry.ts';
import { frame } from '../../local/screen/frame.ts';
import { arrived, NOTHING_TO_READ } from '../../local/screen/reading.ts';
import type { Scene } from '../../local/screen/screen.ts';
import type { Ending } from '../support/story/ending.ts';
import { documentOf, escaped } from './document.ts';

const SIZE = { columns: 100, rows: 32, hasKeys: true } as const;

/** The terminal of `npm start`, as it would be at the end of a story. */
export const terminalDocument = (ending: Ending): string =>
  documentOf({
    title: 'A terminal',
    css: TERMINAL_CSS,
    body: `<pre class="terminal">${rowsOf(ending)}</pre>`,
  });

function rowsOf(ending: Ending): string {
  const reading = ending.messages.reduce(
    (read, message) => arrived(read, messageEntry(message, elapsedOf(message.at, ending))),
    NOTHING_TO_READ,
  );
  return inColour(() => frame(sceneOf(ending), reading, SIZE))
    .map(marked)
    .join('\n');
}

/** An hour of the story is as long as twelve runs of `npm start`. */
const elapsedOf = (at: number, { now }: Ending): number =>
  RUNS * 2 * SECOND - ((now - at) / HOUR) * 24 * SECOND;

const RUNS = 40;

const sceneOf = ({ memory, scope, policy, now, instances }: Ending): Scene => ({
  about: ['The page is at http://127.0.0.1:4577'],
  elapsed: RUNS * 2 * SECOND,
  runs: RUNS,
  lastRun: { type: 'succeeded', took: 14 },
  overview: overviewOf(memory, { scope, policy, now, range: { from: now - HOUR, to: now } }),
  instances,
});

/** Node.js gives colours to a terminal only, unless it is told to. */
function inColour<T>(draw: () => T): T {
  const before = process.env.FORCE_COLOR;
  process.env.FORCE_COLOR = '1';
  try {
    return draw();
  } finally {
    if (before === undefined) delete process.env.FORCE_COLOR;
    else process.env.FORCE_COLOR = before;
  }
}

const STYLES: Readonly<Record<string, string>> = {
  '1': 'bold',
  '2': 'dim',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '36': 'cyan',
};

const ESC = String.fromCharCode(27);
const CODES = new RegExp(`(${ESC}\\[\\d+m)`);

/** One row, with an element for what a terminal is told to draw in another way. */
const marked = (row: string): string =>
  row
    .split(CODES)
    .map((part) => {
      if (!part.startsWith(ESC)) return escaped(part);
      const style = STYLES[part.slice(2, -1)];
      return style === undefined ? '</span>' : `<span class="${style}">`;
    })
    .join('');

const TERMINAL_CSS = `
.terminal { margin: 0; padding: 16px; border-radius: 8px; background: #161d26; color: #ebebf0; font: 14px/1.35 "DejaVu Sans Mono", monospace }
.bold { font-weight: 700 }
.dim { color: #b4b9c2 }
.red { color: #ff8b82 }
.green { color: #4fd1a1 }
.yellow { color: #ffc66b }
.cyan { color: #75c7ff }
`;
