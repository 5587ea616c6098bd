import xterm from '@xterm/headless';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
];

/** What a person sees who uses this terminal. */
export interface Emulator {
  readonly write: (bytes: string) => void;
  readonly resize: (size: Size) => void;
  /** The rows of the screen, once everything is drawn. */
  readonly rows: () => Promise<readonly string[]>;
  /** What can be scrolled back to, too: each line whole, with whether it went on in a second row. */
  readonly lines: () => Promise<readonly PrintedLine[]>;
  /** Whether it shows its second screen, which leaves the first as it was. */
  readonly isOnSecondScreen: () => Promise<boolean>;
}

export interface PrintedLine {
  readonly text: string;
  readonly isBroken: boolean;
}

export function emulator({ columns, rows }: Size): Emulator {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 10_000,
    convertEol: true,
  });
  const drawn = (): Promise<void> => new Promise((resolve) => terminal.write('', resolve));
  const buffer = () => terminal.buffer.active;
  return {
    write: (bytes) => terminal.write(bytes),
    resize: (size) => terminal.resize(size.columns, size.rows),
    rows: async () => {
      await drawn();
      return Array.from({ length: terminal.rows }, (_, row) => rowIn(terminal, buffer().baseY + row).text);
    },
    lines: async () => {
      await drawn();
      const lines: PrintedLine[] = [];
      for (let row = 0; row < buffer().length; row++) {
        const { text, isContinued } = rowIn(terminal, row);
        const last = lines.at(-1);
        if (isContinued && last) lines[lines.length - 1] = { text: last.text + text, isBroken: true };
        else lines.push({ text, isBroken: false });
      }
      return lines;
    },
    isOnSecondScreen: async () => {
      await drawn();
      return buffer().type === 'alternate';
    },
  };
}

function rowIn(
  { buffer }: xterm.Terminal,
  row: number,
): { readonly text: string; readonly isContinued: boolean } {
  const line = buffer.active.getLine(row);
  return { text: line?.translateToString(true) ?? '', isContinued: line?.isWrapped ?? false };
}
