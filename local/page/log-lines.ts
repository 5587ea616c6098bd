/** The newest lines of a log, which comes in pieces. */
export interface LogLines {
  readonly add: (text: string) => void;
  readonly newest: (count: number) => readonly string[];
}

const KEPT = 200;

export function logLines(): LogLines {
  let lines: readonly string[] = [];
  let rest = '';
  return {
    add: (text) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines = [...lines, ...parts].slice(-KEPT);
    },
    newest: (count) => lines.slice(-count),
  };
}
