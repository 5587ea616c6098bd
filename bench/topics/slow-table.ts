import { type Duration, MINUTE, SECOND } from '../../lib/domain/time.ts';
import { seeded } from '../../local/seeded.ts';
import { table } from '../figures/figures.ts';
import { type Played, play, type Run, type Scenario } from '../slow-table/scenario.ts';
import type { MeasureOptions, Topic } from '../topic.ts';

export const SLOW_TABLE: Topic<readonly Played[]> = {
  name: 'slow-table',
  title: 'A large change while DynamoDB is slow or throttles',
  measure,
  report,
};

const SEED = 20261128;
const REFUSED = 0.7;
const QUICK_REFUSED = 0.3;

/** They mostly wait, so they are played beside each other. */
async function measure({ quick, progress }: MeasureOptions): Promise<readonly Played[]> {
  const scenarios = quick ? QUICK : SCENARIOS;
  const delivered = scenarios.map(() => 0);
  const all = scenarios.reduce((sum, { instances }) => sum + instances, 0);
  return Promise.all(
    scenarios.map((scenario, index) =>
      play(scenario, (count) => {
        delivered[index] = count;
        progress(
          delivered.reduce((sum, one) => sum + one, 0),
          all,
        );
      }),
    ),
  );
}

const slow = (answerAfter: Duration) => ({ type: 'slow', answerAfter }) as const;
const throttling = (share: number): Pick<Scenario, 'title' | 'trouble' | 'troubledRuns'> => ({
  title: `In three runs ${100 * share} % of the writes are refused`,
  trouble: { type: 'throttle', share, random: seeded(SEED) },
  troubledRuns: 3,
});

const LARGE = { instances: 100, timeLimit: MINUTE };
const SMALL = { instances: 4, timeLimit: 5 * SECOND };

const SCENARIOS: readonly Scenario[] = [
  { ...LARGE, title: 'Every write is answered after 1 s', trouble: slow(SECOND) },
  {
    ...LARGE,
    title: 'In two runs every write is answered after 2.5 s, when the client has given up',
    trouble: slow(2.5 * SECOND),
    troubledRuns: 2,
  },
  { ...LARGE, ...throttling(REFUSED) },
];

const QUICK: readonly Scenario[] = [
  { ...SMALL, title: 'Every write is answered after 0.1 s', trouble: slow(SECOND / 10) },
  { ...SMALL, ...throttling(QUICK_REFUSED) },
];

function report(played: readonly Played[]): string {
  const [{ instances, timeLimit } = LARGE] = played;
  return [
    `In ${instances} instances of 6 Regions the removal of a Region begins at once, so a message about each is due. A run has ${timeLimit / SECOND} s, and sends five messages a second at the most. The table stores what it accepts, whether or not its answer is in time. A run follows as soon as the claims of the one before are over. *Committed* are the records that the table stored for delivery; *pending* are the changes that nobody has been told of.`,
    ...played.map(reportOne),
  ].join('\n\n');
}

const reportOne = (played: Played): string =>
  [
    `**${played.title}.** ${outcomeOf(played)}`,
    table(
      ['run', 'took', 'writes', 'committed', 'sent', 'pending'],
      played.runs.map((run, index) => cellsOf(run, index + 1)),
    ),
  ].join('\n\n');

const outcomeOf = ({ expected, once, repetitions, lost, unexpected, left }: Played): string =>
  `Of ${expected} notifications ${once} arrived exactly once. Repetitions: ${repetitions}. Lost: ${lost.length}. Unexpected: ${unexpected.length}. Left in the table: ${left}.`;

const cellsOf = ({ took, succeeded, writes, committed, sent, pending }: Run, number: number) => [
  succeeded ? `${number}` : `${number} (failed)`,
  `${(took / SECOND).toFixed(1)} s`,
  ...[writes, committed, sent, pending].map(String),
];
