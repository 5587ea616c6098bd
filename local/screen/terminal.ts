import { emitKeypressEvents, type Key } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { printed } from './entry.ts';
import { frame } from './frame.ts';
import { arrived, type Move, moved, NOTHING_TO_READ } from './reading.ts';
import type { Output, Scene, Screen } from './screen.ts';

export interface Terminal {
  readonly output: Output & { readonly columns?: number; readonly rows?: number };
  /** The keys. Absent when they go elsewhere. */
  readonly input?: ReadStream;
  /** What the person asks for with a key. */
  readonly quit: () => void;
}

const ESC = String.fromCharCode(27);
/** The terminal's second screen, without a cursor. What is too long for a line does not go on in the next. */
const ALTERNATE = `${ESC}[?1049h${ESC}[?25l${ESC}[?7l`;
const BACK = `${ESC}[?7h${ESC}[?25h${ESC}[?1049l`;
const CLEAR = `${ESC}[2J`;

/** Draws how things stand, and what is read. When it ends, everything that could be read is printed. */
export function terminalScreen({ output, input, quit }: Terminal): Screen {
  let reading = NOTHING_TO_READ;
  let scene: Scene | undefined;
  let ended = false;
  const drawRows = painter(output);
  const draw = (): void => {
    const { columns = 80, rows = 24 } = output;
    if (scene && !ended)
      drawRows(frame(scene, reading, { columns, rows, hasKeys: input !== undefined }), columns);
  };
  const keys = keyboard(input, {
    quit,
    move: (move) => {
      reading = moved(reading, move);
      draw();
    },
  });
  output.write(ALTERNATE);
  return {
    show: (next) => {
      scene = next;
      draw();
    },
    add: (entry) => {
      reading = arrived(reading, entry);
      draw();
    },
    end: () => {
      if (ended) return;
      ended = true;
      keys.end();
      output.write(BACK);
      for (const entry of reading.entries) output.write(printed(entry, output.columns));
    },
  };
}

/** Writes the rows that are not what they were. A row is cleared first: at its edge the cursor stands on its last character. */
function painter(output: Output): (rows: readonly string[], columns: number) => void {
  let drawn: readonly string[] = [];
  let size = '';
  return (rows, columns) => {
    const isResized = size !== `${columns}x${rows.length}`;
    if (isResized) drawn = [];
    size = `${columns}x${rows.length}`;
    const changed = rows.flatMap((row, index) =>
      row === drawn[index] ? [] : [`${ESC}[${index + 1};1H${ESC}[2K${row}`],
    );
    drawn = rows;
    output.write(`${isResized ? CLEAR : ''}${changed.join('')}`);
  };
}

const MOVES: Readonly<Record<string, Move>> = {
  up: 'up',
  k: 'up',
  down: 'down',
  j: 'down',
  return: 'open',
  enter: 'open',
  space: 'next-page',
};

interface Keyboard {
  readonly end: () => void;
}

/** Ctrl-C is a key like any other as long as keys are read one by one. */
function keyboard(
  input: ReadStream | undefined,
  { quit, move }: { readonly quit: () => void; readonly move: (move: Move) => void },
): Keyboard {
  const pressed = (_: string, { name = '', ctrl }: Key): void => {
    const wanted = MOVES[name];
    if (name === 'q' || (ctrl && name === 'c')) quit();
    else if (wanted !== undefined) move(wanted);
  };
  if (input === undefined) return { end: () => {} };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', pressed);
  input.resume();
  return {
    end: () => {
      input.setRawMode(false);
      input.pause();
    },
  };
}
