import { EVERYTHING, type Happenings, randomStory } from '../../support/random/story.ts';
import type { Life } from '../../support/story/life.ts';
import { emptyRow, type Proof, type Row } from '../proof.ts';
import { announcedIncidents } from './announced-incidents.ts';
import { LAWS, lost } from './laws.ts';
import { holds, type Sample } from './lives.ts';

/** Each kind of life, with more of what it is about than all of them together would have. */
const KINDS: Readonly<Record<string, Happenings>> = {
  'instances and Regions change': {
    ...EVERYTHING,
    calls: 'none',
    endpoint: 'none',
    overlaps: false,
    records: false,
  },
  'Identity Center can not be read': { ...EVERYTHING, calls: 'none', overlaps: false, records: false },
  'calls fail or lose their answers': { ...EVERYTHING, endpoint: 'none', records: false },
  'records are damaged, mended and deleted': { ...EVERYTHING, endpoint: 'none', overlaps: false },
  'everything at once': EVERYTHING,
};

/** Random lives of every kind under all laws. Breaks off at the first one that breaks a law. */
export const RANDOM_LIVES: Proof = {
  name: 'lives',
  run: (seed, progress) => proveLives({ seed, lives: 400 }, progress),
};

/** So many lives of each kind; `tried` counts the calls that went wrong. @throws LawBroken with the shortest story */
export async function proveLives(sample: Sample, progress: (text: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [kind, happenings] of Object.entries(KINDS)) {
    rows.push(await proveKind({ kind, happenings }, sample, progress));
  }
  return rows;
}

async function proveKind(
  { kind, happenings }: { readonly kind: string; readonly happenings: Happenings },
  sample: Sample,
  progress: (text: string) => void,
): Promise<Row> {
  let row = emptyRow(`${sample.lives} lives in which ${kind}`);
  let count = 0;
  const check = (life: Life) => {
    count += 1;
    progress(`${kind}: life ${count} of ${sample.lives}`);
    row = {
      ...row,
      tried: row.tried + life.faults,
      lost: row.lost + lost(life).length,
      repeated: row.repeated + repetitionsIn(life),
    };
    return Object.entries(LAWS).flatMap(([law, breaks]) => breaks(life).map((broken) => `${law}: ${broken}`));
  };
  await holds(kind, { stories: randomStory(happenings), check }, sample);
  return row;
}

const repetitionsIn = (life: Life): number =>
  announcedIncidents(life).reduce(
    (sum, { covered }) => sum + covered.length - new Set(covered.map(({ id }) => id)).size,
    0,
  );
