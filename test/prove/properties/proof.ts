import { EVERYTHING, type Happenings, randomStory } from '../../support/random/story.ts';
import { incidentsTold } from './incidents-told.ts';
import { LAWS, lost } from './laws.ts';
import { holds } from './lives.ts';

export interface Row {
  readonly story: string;
  readonly points: number;
  readonly lost: number;
  readonly repeated: number;
}

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

const LIVES_OF_A_KIND = 400;

/** Random lives of every kind under all laws. @throws LawBroken with the seed and the shortest story */
export const proof = {
  name: 'random lives',
  run: async (
    seed: number,
    progress: (text: string) => void,
    lives = LIVES_OF_A_KIND,
  ): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (const [kind, happenings] of Object.entries(KINDS)) {
      rows.push(await proveKind(kind, happenings, { seed, lives }, progress));
    }
    return rows;
  },
};

async function proveKind(
  kind: string,
  happenings: Happenings,
  sample: { readonly seed: number; readonly lives: number },
  progress: (text: string) => void,
): Promise<Row> {
  let row: Row = { story: `${sample.lives} lives in which ${kind}`, points: 0, lost: 0, repeated: 0 };
  let count = 0;
  await holds(
    kind,
    randomStory(happenings),
    (life) => {
      count += 1;
      progress(`${kind}: life ${count} of ${sample.lives}`);
      const { points, lost: before, repeated } = row;
      row = {
        ...row,
        points: points + life.faults,
        lost: before + lost(life).length,
        repeated: repeated + repetitionsIn(life),
      };
      return Object.entries(LAWS).flatMap(([law, check]) => check(life).map((broken) => `${law}: ${broken}`));
    },
    sample,
  );
  return row;
}

const repetitionsIn = (life: Parameters<typeof incidentsTold>[0]): number =>
  incidentsTold(life).reduce(
    (sum, { told }) => sum + told.length - new Set(told.map(({ id }) => id)).size,
    0,
  );
