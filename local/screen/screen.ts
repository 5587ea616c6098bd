import type { InboxMessage } from '../aws/sns/inbox.ts';
import { messageLines, type Scene, sceneLines } from './view.ts';
import { wrap } from './wrap.ts';

/** Where a person watches. */
export interface Screen {
  readonly show: (scene: Scene) => void;
  readonly message: (message: InboxMessage) => void;
  readonly note: (text: string) => void;
  /** Leaves every message readable. A second call does nothing. */
  readonly end: () => void;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly columns?: number;
  readonly rows?: number;
}

const RULE = '─'.repeat(72);
const ESC = String.fromCharCode(27);
/** The terminal's second screen, without a cursor. It cuts lines at its edge. */
const ALTERNATE = `${ESC}[?1049h${ESC}[?25l${ESC}[?7l`;
const BACK = `${ESC}[?7h${ESC}[?25h${ESC}[?1049l`;
const HOME = `${ESC}[H`;
const CLEAR_LINE = `${ESC}[K`;
const CLEAR_REST = `${ESC}[J`;

/** A live table, and below it the messages, the newest first. When it ends, all messages are printed. */
export function liveScreen(output: Output): Screen {
  const messages: InboxMessage[] = [];
  let notes: readonly string[] = [];
  let ended = false;
  output.write(ALTERNATE);
  return {
    show: (scene) => {
      if (ended) return;
      const { columns = 80, rows = 24 } = output;
      const newestFirst = messages.toReversed().flatMap((message) => [RULE, ...messageLines(message)]);
      const below = [...notes, ...newestFirst].flatMap((line) => wrap(line, columns));
      const lines = [...sceneLines(scene), ...below].slice(0, rows - 1);
      // Each row is cleared first: after a line that fills its row, the cursor still stands on the last character.
      output.write(`${HOME}${lines.map((line) => `${CLEAR_LINE}${line}\n`).join('')}${CLEAR_REST}`);
    },
    message: (message) => {
      messages.push(message);
    },
    note: (text) => {
      notes = [...notes.slice(-2), text];
    },
    end: () => {
      if (ended) return;
      ended = true;
      output.write(BACK);
      for (const message of messages) output.write(printed(message));
    },
  };
}

/** Without a terminal: a line for the first run and for every change of a status, and every message in full. */
export function plainScreen(output: Output): Screen {
  const written = new Map<string, string>();
  return {
    show: (scene) => {
      if (written.size === 0) output.write(`${scene.about.join('\n')}\n`);
      for (const [key, line] of [...runLines(scene), ...statusLines(scene)]) {
        if (written.get(key) === line) continue;
        written.set(key, line);
        output.write(`${(scene.elapsed / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
      }
    },
    message: (message) => {
      output.write(printed(message));
    },
    note: (text) => {
      output.write(`${text}\n`);
    },
    end: () => {},
  };
}

const printed = (message: InboxMessage): string => `${[RULE, ...messageLines(message), ''].join('\n')}\n`;

const runLines = ({ runs, lastRun }: Scene): readonly (readonly [string, string])[] =>
  runs === 1 ? [['run', `run 1: ${lastRun}`]] : [];

function statusLines({ instances }: Scene): readonly (readonly [string, string])[] {
  return instances.flatMap(({ arn, name, status, regions }) => [
    [arn, `${name ?? arn}  ${status ?? '(no status)'}`] as const,
    ...(regions ?? []).map(
      (region) =>
        [
          `${arn}/${region.name}`,
          `${name ?? arn}  ${region.name}  ${region.status ?? '(no status)'}`,
        ] as const,
    ),
  ]);
}
