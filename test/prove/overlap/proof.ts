import { SECOND } from '../../../lib/domain/time.ts';
import { createDynamoDb } from '../../../local/aws/dynamodb.ts';
import { seeded } from '../../../local/seeded.ts';
import type { Story } from '../../../local/story/story.ts';
import { type Choose, everySchedule } from '../../support/faults/schedule.ts';
import { chooseBy } from '../../support/random/chance.ts';
import { TABLE } from '../../support/story/world.ts';
import { isRight, type Judgement } from '../oracle/oracle.ts';
import { counted, emptyRow, isShort, type Proof, type Row, storiesToDisturb } from '../proof.ts';
import { scriptOf } from '../timeline/script.ts';
import type { PortsFor } from '../timeline/timeline.ts';
import { type Overlap, overlapping, playThrough } from './overlap.ts';

const WAYS_AT_MOST = 50_000;

/** Between two runs of one story: while the first has its claim, in its reserve, and after its time limit. */
const APART = [30 * SECOND, 54 * SECOND, 120 * SECOND];

/** S58, S61: in every order in which the calls of overlapping runs can happen. */
export const INTERLEAVINGS: Proof = {
  name: 'interleavings',
  run: async (_, progress) => {
    const rows: Row[] = [];
    for (const story of storiesToDisturb().filter(isShort)) {
      for (const overlap of overlapsOf(story)) {
        rows.push(await interleave(story, overlap));
        progress(`${rows.at(-1)?.story}: ${rows.at(-1)?.tried} ways`);
      }
    }
    return rows;
  },
};

/**
 * Two runs at every moment, at once or with one asleep. Three at once only in the first, which writes what is new, and only in
 * a story of several runs: in a story of one, that run also sends messages, which would give millions of ways.
 */
function overlapsOf(story: Story): readonly Overlap[] {
  const indexes = [...scriptOf(story).moments.entries()].flatMap(([index, { tail }]) => (tail ? [] : index));
  return [
    ...indexes.flatMap((index) => [0, ...APART].map((apart) => ({ index, runs: 2, apart }))),
    ...(indexes.length > 1 ? [{ index: 0, runs: 3, apart: 0 }] : []),
  ];
}

export interface InterleaveOptions {
  /** Only so many ways, chosen at random. */
  readonly some?: { readonly times: number; readonly seed: number };
  readonly ports?: PortsFor;
}

export async function interleave(
  story: Story,
  overlap: Overlap,
  { some, ports }: InterleaveOptions = {},
): Promise<Row> {
  const { index, runs, apart } = overlap;
  const { play } = await overlapping(scriptOf(story), overlap, ports);
  const name = `${story.title} (run ${index + 1}, ${runs} ${apart === 0 ? 'at once' : `${apart / SECOND} s apart`})`;
  let row = emptyRow(name);
  const once = async (choose: Choose) => {
    const { judgement, schedule } = await play(choose);
    row = withFailure(counted(row, judgement), judgement, () => storyOf(name, schedule, judgement));
  };
  if (some === undefined) await everySchedule(once, WAYS_AT_MOST);
  else {
    const random = seeded(some.seed);
    for (let time = 0; time < some.times; time += 1) await once(chooseBy(random));
  }
  return row;
}

/** S58: one to three runs at a time from a story's first run to its last, at random, over both tables. */
export const RANDOM_OVERLAP: Proof = {
  name: 'overlap',
  run: async (seed, progress) => {
    const rows: Row[] = [];
    for (const story of storiesToDisturb()) {
      rows.push(await overlapAtRandom(story, { seed, times: 40, over: 'table' }));
      rows.push(await overlapAtRandom(story, { seed, times: 4, over: 'dynalite' }));
      progress(`${story.title}: ${rows.slice(-2).reduce((sum, { tried }) => sum + tried, 0)} times`);
    }
    return rows;
  },
};

export interface RandomOverlapOptions {
  readonly seed: number;
  readonly times: number;
  readonly over: 'table' | 'dynalite';
  readonly ports?: PortsFor;
}

export async function overlapAtRandom(
  story: Story,
  { seed, times, over, ports }: RandomOverlapOptions,
): Promise<Row> {
  const script = scriptOf(story);
  let row = emptyRow(`${story.title} (over ${over})`);
  for (let time = 0; time < times; time += 1) {
    const random = seeded(seed + time);
    const runs = () => 1 + Math.floor(random() * 3);
    const judgement = await playThrough(script, {
      runs,
      choose: chooseBy(random),
      ...(over === 'dynalite' && { dynamoDb: await createDynamoDb(TABLE) }),
      ...(ports && { ports }),
    });
    const text = () =>
      storyOf(`${story.title} with up to 3 runs at once`, [`seed ${seed + time}`], judgement);
    row = withFailure(counted(row, judgement), judgement, text);
  }
  return row;
}

const withFailure = (row: Row, judgement: Judgement, text: () => string): Row =>
  isRight(judgement) || row.failure ? row : { ...row, failure: text() };

/** The grammar knows runs at once, but not in which order their calls come. */
const storyOf = (title: string, schedule: readonly string[], judgement: Judgement): string =>
  [`# ${JSON.stringify(judgement)}`, ...schedule.map((turn) => `# ${turn}`), `story ${title}`].join('\n');
