import fc from 'fast-check';
import { DAY, type Duration, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { Statement, Step, Story } from '../../../local/story/story.ts';
import { type Change, change, type Draw, draw, type Happenings } from './draws.ts';
import { emptyWorld } from './possible-world.ts';

/** A life that expects nothing. It ends with healthy runs, after every record has been mended. */
export const randomStory = (happenings: Happenings): fc.Arbitrary<Story> =>
  fc
    .record({
      first: fc.array(change, { maxLength: 6 }),
      draws: fc.array(draw(happenings), { minLength: 2, maxLength: 16, size: 'max' }),
    })
    .map(({ first, draws }) => ({ title: 'a random life', place: PLACE, steps: stepsOf(first, draws) }));

const PLACE = { file: 'random.story', line: 1 };
/** Late enough for times to go back and for `AddedDate`s to lie before. */
const START = 2 * DAY;
const HEALTHY_RUNS = 3;
/** Of the first instance, and the one that the monitor asks at first. */
const PRIMARY = 'eu-west-1';

/** Says only what can be said at that moment: only what exists can go, be damaged or be mended. */
function stepsOf(first: readonly Change[], draws: readonly Draw[]): readonly Step[] {
  const world = emptyWorld();
  const steps: Step[] = [];
  const used = new Set<Duration>();
  let time = START;
  const add = (statements: readonly Statement[]) => {
    steps.push({ type: 'runs', place: PLACE, from: time, to: time, statements, expected: [], fails: false });
    used.add(time);
  };
  const primary: Change = {
    statement: {
      type: 'status',
      of: { instance: 'org', region: PRIMARY },
      status: 'ACTIVE',
      also: false,
    },
  };
  add(world.changes([primary, ...first].map((one) => dated(one, time))));
  world.recorded();
  let asks = PRIMARY;
  for (const { wait, changes, troubles, edit: edited, settle, settings: policy } of draws) {
    asks = policy?.asks ?? asks;
    if (policy) steps.push({ type: 'policy', place: PLACE, settings: policy });
    time = Math.max(0, time + wait);
    // Two runs never read the same instant, unless one repeats the other.
    while (wait !== 0 && used.has(time)) time += SECOND;
    const edits = edited ? world.edits([statementOf(edited)]) : [];
    const about = wait === 0 ? [] : world.changes(changes.map((one) => dated(one, time)));
    add([...edits, ...about, ...(settle ? [settle] : []), ...troubles]);
    if (troubles.length === 0 && asks === PRIMARY) world.recorded();
  }
  for (let healthy = 0; healthy < HEALTHY_RUNS; healthy += 1) {
    time += 5 * MINUTE;
    while (used.has(time)) time += SECOND;
    add(healthy === 0 ? world.mended() : []);
  }
  return steps;
}

const statementOf = (edited: NonNullable<Draw['edit']>): Statement =>
  edited.type === 'record'
    ? { type: 'record', of: { instance: edited.instance }, state: edited.state }
    : { type: 'table-emptied' };

function dated({ statement, before }: Change, time: Duration): Statement {
  if (statement.type !== 'status' || before === undefined) return statement;
  return { ...statement, since: time - before };
}

export { EVERYTHING, type Happenings } from './draws.ts';
