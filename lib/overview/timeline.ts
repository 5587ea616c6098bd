import type { Instant } from '../domain/time.ts';

/** What a timeline shows of a resource at one time. */
export type Phase =
  /** As AWS spells it. */
  | { readonly type: 'status'; readonly status: string }
  /** Not listed, though nothing explains that. */
  | { readonly type: 'lost' /** In which status it is listed again. */; readonly shownAs?: string }
  /** Proved not to be listed. */
  | { readonly type: 'absent' }
  /** Nobody knows: the monitor did not see it. */
  | { readonly type: 'unseen'; readonly why: Unseen }
  /** From before the oldest change that is kept. */
  | { readonly type: 'forgotten' };

/** Why the monitor did not see a resource. */
export type Unseen =
  | 'no-run'
  | 'not-seen'
  /** Its record could not be read or written, or another run had it. */
  | 'not-decided'
  | 'asked-elsewhere'
  | 'regions-left-out'
  | 'being-deleted'
  /** By the latest poll, which alone proves nothing. */
  | 'not-listed'
  /** Listed, but not how it is. */
  | 'without-status';

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** An unbroken time in which one thing is shown. */
export type Segment = Phase &
  Span & {
    /** Whether it may have begun before `from`. */
    readonly isAtLeast: boolean;
  };

/** How something is, or was when it was seen last. */
export interface State {
  readonly phase: Phase;
  readonly since: Instant;
  /** Whether it may have begun before that. */
  readonly isAtLeast: boolean;
  readonly isSeen: boolean;
}

/**
 * The segments of a time from what was so in parts of it. Where two parts overlap the later of the list is shown, and where
 * there is none, nothing is remembered. Neighbours that show the same are one segment. What begins before the range or ends
 * after it keeps its own ends.
 */
export function timelineOf(parts: readonly Segment[], range: Span, now: Instant): readonly Segment[] {
  const cuts = new Set([range.from, now, ...parts.flatMap(({ from, to }) => [from, to])]);
  const instants = [...cuts].filter((at) => at <= now).toSorted((a, b) => a - b);
  return instants
    .flatMap((from, index) => {
      const to = instants[index + 1];
      return to === undefined ? [] : [segmentAt(parts, { from, to })];
    })
    .reduce(merged, [])
    .filter((segment) => overlaps(segment, range));
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && one.to > other.from;

function segmentAt(parts: readonly Segment[], { from, to }: Span): Segment {
  const part = parts.findLast((one) => one.from <= from && one.to >= to);
  if (part === undefined) return { type: 'forgotten', from, to, isAtLeast: false };
  // Seen again after something hid it, it does not begin here.
  return { ...part, from, to, isAtLeast: part.isAtLeast && part.from === from };
}

function merged(segments: readonly Segment[], next: Segment): readonly Segment[] {
  const last = segments.at(-1);
  if (last === undefined || !isSame(last, next)) return [...segments, next];
  return [...segments.slice(0, -1), { ...last, to: next.to }];
}

const isSame = (a: Phase, b: Phase): boolean =>
  a.type === b.type &&
  (a.type !== 'status' || (b.type === 'status' && a.status === b.status)) &&
  (a.type !== 'unseen' || (b.type === 'unseen' && a.why === b.why));

export const unseen = (why: Unseen, span: Span): Segment => ({
  type: 'unseen',
  why,
  ...span,
  isAtLeast: false,
});
