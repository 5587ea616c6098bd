import type { Policy } from '../../../lib/domain/policy.ts';
import { DAY, type Instant, MINUTE } from '../../../lib/domain/time.ts';
import { type Overview, overviewOf } from '../../../lib/overview/overview.ts';
import type { Segment } from '../../../lib/overview/timeline.ts';
import type { Track } from '../../../lib/overview/tracks.ts';
import { POLICY, SCOPE, T0 } from '../../support/decision/decide-once.ts';
import { type Poll, play } from '../../support/decision/timeline.ts';

interface Look {
  /** Since `T0`; by default that of the last poll. */
  readonly minute?: number;
  /** Of the timelines, in minutes before the look; a day by default. */
  readonly range?: number;
  readonly policy?: Partial<Policy>;
  readonly unreadable?: readonly string[];
}

/** How things stand after these polls. */
export function overviewOfPolls(polls: readonly Poll[], look: Look = {}): Overview {
  const { minute = polls.at(-1)?.minute ?? 0, policy = {}, unreadable = [] } = look;
  const { memory } = play(polls, { policy });
  const now = T0 + minute * MINUTE;
  const range = { from: now - (look.range === undefined ? DAY : look.range * MINUTE), to: now };
  return overviewOf(
    { ...memory, unreadable },
    { scope: SCOPE, policy: { ...POLICY, ...policy }, now, range },
  );
}

/** A poll every five minutes. */
export const minutes = (from: number, to: number): readonly number[] =>
  Array.from({ length: (to - from) / 5 + 1 }, (_, index) => from + 5 * index);

/** `ADDING 0..25` for each segment, in minutes; `+` marks a beginning that may have been earlier. */
export const linesOf = (segments: readonly Segment[]): readonly string[] =>
  segments.map((segment) => {
    const what =
      segment.type === 'status' ? segment.status : segment.type === 'unseen' ? segment.why : segment.type;
    return `${what} ${minuteOf(segment.from)}..${minuteOf(segment.to)}${segment.isAtLeast ? '+' : ''}`;
  });

const minuteOf = (at: Instant): number => (at - T0) / MINUTE;

/** The timeline of a Region, without what is not remembered at its beginning. */
export const timelineIn = (overview: Overview, region: string): readonly string[] =>
  linesOf(regionIn(overview, region).segments.filter(({ type }, index) => index > 0 || type !== 'forgotten'));

export function regionIn({ instances }: Overview, region: string): Track {
  const found = instances.flatMap(({ regions }) => regions).find(({ name }) => name === region);
  if (found === undefined) throw new Error(`no ${region}`);
  return found;
}
