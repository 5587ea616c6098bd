import type { InstanceOverview } from '../instances.ts';
import type { Mark } from '../marks.ts';
import type { Segment } from '../timeline.ts';
import type { Track } from '../tracks.ts';
import { byTone } from '../worst.ts';
import { type Part, partsOf } from './drawing/parts.ts';
import type { View } from './view.ts';

/** An instance with what is drawn of it. */
export interface Group {
  readonly instance: InstanceOverview;
  readonly rows: readonly Row[];
  /** How many Regions have no row, because they are and were nothing but `ACTIVE`. */
  readonly plain: number;
  /** How many have none, because there is no room. */
  readonly left: number;
}

/** A Region or an instance itself, ready to be drawn. */
export interface Row {
  readonly track: Track;
  readonly parts: readonly Part[];
  readonly marks: readonly Mark[];
}

export interface Groups {
  readonly groups: readonly Group[];
  /** Those for which there is no room. */
  readonly others: readonly InstanceOverview[];
}

/**
 * As many instances as there is room for, the worst at least, which come first. `detail`: of how many parts all timelines
 * together may be, and of how many marks.
 */
export function groupsOf(instances: readonly InstanceOverview[], view: View, detail: number): Groups {
  const chosen = chosenOf(instances, roomIn(view));
  const tracks = chosen.flatMap((one) => one.tracks);
  const segments = tracks.map((track) => track.segments);
  const parts = partsOf(segments, view.range, detail);
  const marksAtMost = Math.floor(detail / tracks.length);
  const rowOf = (track: Track): Row => ({
    track,
    parts: parts[tracks.indexOf(track)] ?? [],
    marks: newestOf(track.marks, marksAtMost),
  });
  return {
    groups: chosen.map(({ tracks, ...group }) => ({ ...group, rows: tracks.map(rowOf) })),
    others: instances.slice(chosen.length),
  };
}

/** Pixels. */
const ROW = 37;
/** What is above and below the rows. */
const AROUND = 260;
const ROWS = { least: 12, most: 36 };

const roomIn = ({ height }: View): number =>
  Math.min(ROWS.most, Math.max(ROWS.least, Math.floor((height - AROUND) / ROW)));

interface Chosen extends Omit<Group, 'rows'> {
  readonly tracks: readonly Track[];
}

/** All Regions of all instances; if there is no room for that, only those of which there is something to say. */
function chosenOf(instances: readonly InstanceOverview[], room: number): readonly Chosen[] {
  const all = instances.map(whole);
  const few = rowsIn(all) <= room ? all : instances.map(reduced);
  const [worst, ...others] = few.filter((_, index) => index === 0 || rowsIn(few.slice(0, index + 1)) <= room);
  return worst === undefined ? [] : [bounded(worst, room), ...others];
}

const rowsIn = (chosen: readonly Chosen[]): number =>
  chosen.reduce((sum, { tracks }) => sum + 1 + tracks.length, 0);

/** The instance itself has a row while there is more to say of it than that it is there. */
const whole = (instance: InstanceOverview): Chosen => {
  const { itself, regions } = instance;
  const tracks = isPlain(itself) && regions.length > 0 ? regions : [itself, ...regions];
  return { instance, tracks, plain: 0, left: 0 };
};

function reduced(instance: InstanceOverview): Chosen {
  const { tracks } = whole(instance);
  const others = tracks.filter((track) => track.type === 'instance' || !isPlain(track));
  return { instance, tracks: others, plain: tracks.length - others.length, left: 0 };
}

/** One instance can have more Regions than there is room for. */
function bounded(chosen: Chosen, room: number): Chosen {
  const tracks = chosen.tracks.toSorted(byTone).slice(0, room);
  if (tracks.length === chosen.tracks.length) return chosen;
  return { ...chosen, tracks, left: chosen.tracks.length - tracks.length };
}

/** There is nothing to say of it but that it is and was `ACTIVE` whenever the monitor saw anything. */
const isPlain = ({ state, marks, segments }: Track): boolean =>
  state.phase.type === 'status' &&
  state.phase.status === 'ACTIVE' &&
  marks.length === 0 &&
  segments.every(isPlainSegment);

const isPlainSegment = (segment: Segment): boolean =>
  segment.type === 'forgotten' ||
  (segment.type === 'status' && segment.status === 'ACTIVE') ||
  (segment.type === 'unseen' && (segment.why === 'no-run' || segment.why === 'not-seen'));

/** What is open comes last in the list, and so does the newest of what was. */
const newestOf = (marks: readonly Mark[], atMost: number): readonly Mark[] => [
  ...marks.filter(({ type }) => type === 'threshold'),
  ...(atMost > 0 ? marks.filter(({ type }) => type === 'incident').slice(-atMost) : []),
];
