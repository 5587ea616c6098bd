import type { MeasureOptions } from '../topic.ts';

export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

export interface ShownProgress {
  readonly progress: MeasureOptions['progress'];
  readonly end: () => void;
}

/** How far a topic is: on one line that changes, or where that can't be, such as in a file, as a line for each tenth. */
export function showProgress(name: string, to: Terminal, now: () => number): ShownProgress {
  const startedAt = now();
  let tenths = 0;
  const line = (done: number, of: number): string =>
    `${name}: ${done} of ${of}, ${Math.round((now() - startedAt) / 1000)} s`;
  if (to.isTTY) {
    return { progress: (done, of) => to.write(`\r${line(done, of)} `), end: () => to.write('\n') };
  }
  return {
    progress: (done, of) => {
      const reached = Math.floor((10 * done) / of);
      if (reached === tenths) return;
      tenths = reached;
      to.write(`${line(done, of)}\n`);
    },
    end: () => {},
  };
}
