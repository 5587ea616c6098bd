import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseStories } from '../../local/story/parse.ts';
import type { Story } from '../../local/story/story.ts';
import type { Judgement } from './oracle/oracle.ts';

/** What one proof found in one story. */
export interface Row {
  readonly story: string;
  /** How many disturbed plays there were. */
  readonly tried: number;
  readonly lost: number;
  /** Messages that repeated something, whether or not that was allowed. */
  readonly repeated: number;
  readonly outOfOrder: number;
  /** Whatever else must not happen: a notification that no story has, one published before it was stored, one repeated too often. */
  readonly wrong: number;
  /** The shortest story that fails, if one does. */
  readonly failure?: string;
}

export interface Proof {
  readonly name: string;
  /** Reports its progress from time to time. The same seed tries the same. */
  readonly run: (seed: number, progress: (text: string) => void) => Promise<readonly Row[]>;
}

export const emptyRow = (story: string): Row => ({
  story,
  tried: 0,
  lost: 0,
  repeated: 0,
  outOfOrder: 0,
  wrong: 0,
});

export const counted = (row: Row, judgement: Judgement): Row => ({
  ...row,
  tried: row.tried + 1,
  lost: row.lost + judgement.lost.length,
  repeated: row.repeated + judgement.repeated,
  outOfOrder: row.outOfOrder + judgement.outOfOrder.length,
  wrong: row.wrong + judgement.invented.length + judgement.uncommitted.length + judgement.tooMany,
});

export const isGreen = ({ lost, outOfOrder, wrong, failure }: Row): boolean =>
  lost + outOfOrder + wrong === 0 && failure === undefined;

const FILE = fileURLToPath(new URL('./sweep.story', import.meta.url));

export const storiesToDisturb = (): readonly Story[] => parseStories(readFileSync(FILE, 'utf8'), FILE);

/** Stories of at most three runs are short enough for every combination. */
export const isShort = ({ steps }: Story): boolean => steps.filter(({ type }) => type === 'runs').length <= 3;
