import { type Config, readConfig } from '../../lib/config.ts';
import type { Duration } from '../../lib/domain/time.ts';
import { policyEnvironment } from '../../local/story/policy.ts';
import { primaryRegionOf } from '../../local/story/stage.ts';
import { at, type Place, type Statement, type Step, type Story } from '../../local/story/story.ts';

/** One run of a story, with all that it needs from the lines before. */
export interface Moment {
  /** From the start of the story. */
  readonly at: Duration;
  readonly place: Place;
  readonly config: Config;
  /** What AWS answers with: every statement so far. */
  readonly world: readonly Statement[];
  /** What goes wrong in this run alone. */
  readonly troubles: readonly Statement[];
  /** Added behind the story's end, so that what was delayed arrives. */
  readonly tail: boolean;
}

export interface Script {
  readonly story: Story;
  readonly moments: readonly Moment[];
}

/** Enough for a notification that waits for a claim to end, is repeated, and needs two polls to be decided. */
const TAIL = 4;

export const TABLE = 'records';
export const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';

type Runs = Extract<Step, { type: 'runs' }>;

/** A story as the list of its runs, and a few more. */
export function scriptOf(story: Story): Script {
  const moments: Moment[] = [];
  let environment: Readonly<Record<string, string>> = {
    IDENTITY_CENTER_REGION: primaryRegionOf(story),
    ACCOUNT_ID: '111122223333',
    TABLE_NAME: TABLE,
    ALERT_TOPIC_ARN: TOPIC,
  };
  let world: readonly Statement[] = [];
  for (const step of story.steps) {
    if (step.type === 'policy') {
      environment = { ...environment, ...policyEnvironment(step.settings, step.place) };
      continue;
    }
    world = [...world, ...step.statements.filter((statement) => isOfWorld(statement, step.place))];
    moments.push(...momentsOf(step, readConfig(environment), world));
  }
  return { story, moments: [...moments, ...tailOf(moments.at(-1))] };
}

const momentsOf = (
  { from, to, place, statements }: Runs,
  config: Config,
  world: Moment['world'],
): Moment[] => {
  const { interval } = config.policy;
  const troubles = statements.filter(isTrouble);
  return Array.from({ length: Math.floor((to - from) / interval) + 1 }, (_, index) => ({
    at: from + index * interval,
    place,
    config,
    world,
    troubles,
    tail: false,
  }));
};

function tailOf(last: Moment | undefined): readonly Moment[] {
  if (last === undefined) return [];
  return Array.from({ length: TAIL }, (_, index) => ({
    ...last,
    at: last.at + (index + 1) * last.config.policy.interval,
    troubles: [],
    tail: true,
  }));
}

const isTrouble = ({ type }: Statement): boolean => type === 'endpoint' || type === 'call';

function isOfWorld(statement: Statement, place: Place): boolean {
  if (isTrouble(statement)) return false;
  if (statement.type === 'record' || statement.type === 'table-emptied' || statement.type === 'overlap')
    throw at(place, `"${statement.type}" can't be combined with faults`);
  return true;
}
