import type { Duration } from '../../../lib/domain/time.ts';
import type { Config } from '../../../lib/poll/config.ts';
import { primaryRegionOf } from '../../../local/story/stage.ts';
import { at, type Place, type Statement, type Story } from '../../../local/story/story.ts';
import { momentsOf } from '../../support/story/moments.ts';

/** One run of a story, with all that it needs from the lines before. */
export interface Moment {
  /** From the start of the story. */
  readonly at: Duration;
  readonly config: Config;
  /** Of an instance that names no other, whatever Region the monitor asks by then. */
  readonly primaryRegion: string;
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

/** A story as the list of its runs, and a few more. */
export function scriptOf(story: Story): Script {
  const primaryRegion = primaryRegionOf(story);
  let world: readonly Statement[] = [];
  const moments = momentsOf(story).map(({ at: time, step, config, isFirst }): Moment => {
    const { statements, place } = step;
    if (isFirst) world = [...world, ...statements.filter((statement) => isOfWorld(statement, place))];
    return { at: time, config, primaryRegion, world, troubles: statements.filter(isTrouble), tail: false };
  });
  return { story, moments: [...moments, ...tailOf(moments.at(-1))] };
}

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
  if (
    statement.type === 'record' ||
    statement.type === 'table-emptied' ||
    statement.type === 'overlap' ||
    statement.type === 'settle'
  )
    throw at(place, `"${statement.type}" can't be combined with faults`);
  return true;
}
