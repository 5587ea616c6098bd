import type { Segment, Span } from '../../timeline.ts';

/** What is drawn in one piece. */
export type Part = Segment | Many;

/** Several segments in a row that are each too short to be seen. */
export interface Many extends Span {
  readonly type: 'many';
  readonly count: number;
}

/** Shares of the range below which segments are drawn together, until all of them are few enough. */
const SHARES = [0, 1 / 1000, 1 / 400, 1 / 200, 1 / 100, 1 / 50, 1 / 20, 1 / 8, 1 / 4, 2] as const;

/** Timelines with no more parts than asked for, as long as that leaves any to be told apart. */
export function partsOf(
  timelines: readonly (readonly Segment[])[],
  range: Span,
  atMost: number,
): readonly (readonly Part[])[] {
  const tries = SHARES.map((share) => {
    const least = share * (range.to - range.from);
    return timelines.map((segments) => segments.reduce((parts, next) => together(parts, next, least), NONE));
  });
  return tries.find((timelines) => timelines.flat().length <= atMost) ?? tries.at(-1) ?? [];
}

const NONE: readonly Part[] = [];

function together(parts: readonly Part[], next: Segment, least: number): readonly Part[] {
  const last = parts.at(-1);
  if (last === undefined || !isShort(next, least) || !(last.type === 'many' || isShort(last, least))) {
    return [...parts, next];
  }
  const count = (last.type === 'many' ? last.count : 1) + 1;
  return [...parts.slice(0, -1), { type: 'many', count, from: last.from, to: next.to }];
}

const isShort = ({ from, to }: Span, least: number): boolean => to - from < least;
