import { instanceId } from '../../lib/domain/resource.ts';
import type { Instant } from '../../lib/domain/time.ts';
import type { Tone } from '../../lib/messages/tone.ts';
import type { InstanceOverview } from '../../lib/overview/instances.ts';
import type { Track } from '../../lib/overview/tracks.ts';
import { ageText, aheadText, phaseText } from '../../lib/overview/words.ts';
import type { InstanceRow } from '../aws/identity-center/state.ts';
import { cut, harmless, padded, widthOf } from './fit.ts';
import { bold, dim, toned } from './paint.ts';
import type { Scene } from './screen.ts';

/** What AWS has, and beside it what the monitor knows of it. A difference is plain to see. */
export function comparisonLines(
  scene: Pick<Scene, 'instances' | 'overview'>,
  atMost: number,
): readonly string[] {
  const all = rowsOf(scene);
  const rows = all.length <= atMost ? all : chosenOf(all, atMost - 1);
  const [names, truths] = [rows.map(({ name }) => name), rows.map(({ truth }) => truth)];
  const widths = { name: widest(names, NAME_AT_MOST), truth: widest([...truths, HEAD], TRUTH_AT_MOST) };
  return [
    dim(`${padded('', widths.name)}  ${padded(HEAD, widths.truth)}  the monitor knows`),
    ...rows.map((row) => lineOf(row, widths)),
    ...(rows.length < all.length ? [dim(`and ${all.length - rows.length} more`)] : []),
  ];
}

const HEAD = 'AWS has';
const NAME_AT_MOST = 32;
const TRUTH_AT_MOST = 20;

interface Row {
  readonly name: string;
  readonly truth: string;
  readonly known: Remembered;
}

/** What the monitor remembers of a resource. */
interface Remembered {
  readonly tone: Tone;
  readonly text: string;
  /** Whether it is what AWS has. */
  readonly isTrue: boolean;
}

const widest = (texts: readonly string[], atMost: number): number =>
  Math.min(atMost, Math.max(0, ...texts.map(widthOf)));

/** What needs a look comes before what does not, if there is no room for both. */
function chosenOf(rows: readonly Row[], atMost: number): readonly Row[] {
  const noted = rows.filter(isNoted).slice(0, atMost);
  const others = rows.filter((row) => !isNoted(row)).slice(0, atMost - noted.length);
  return rows.filter((row) => noted.includes(row) || others.includes(row));
}

const isNoted = ({ known }: Row): boolean => !known.isTrue || known.tone !== 'good';

function lineOf(
  { name, truth, known }: Row,
  widths: { readonly name: number; readonly truth: number },
): string {
  const has = padded(cut(truth, widths.truth), widths.truth);
  return `${padded(cut(name, widths.name), widths.name)}  ${known.isTrue ? has : bold(has)}  ${toned(known.tone, known.text)}`;
}

function rowsOf({ instances, overview }: Pick<Scene, 'instances' | 'overview'>): readonly Row[] {
  const { now } = overview;
  const known = new Map(overview.instances.map((one) => [one.arn, one]));
  const listed = new Set(instances.map(({ arn }) => arn));
  return [
    ...instances.flatMap((real) => rowsOfInstance(real, known.get(real.arn), now)),
    ...overview.instances
      .filter(({ arn }) => !listed.has(arn))
      .flatMap((one) => rowsOfInstance(undefined, one, now)),
  ];
}

function rowsOfInstance(
  real: InstanceRow | undefined,
  known: InstanceOverview | undefined,
  now: Instant,
): readonly Row[] {
  const regions = real?.regions ?? [];
  const tracks = known?.regions ?? [];
  const others = tracks.filter(({ name }) => !regions.some((one) => one.name === name));
  const pairs: readonly Pair[] = [
    { name: real?.name || known?.name || instanceId(real?.arn ?? ''), real, track: known?.itself },
    ...regions.map(({ name = '(no name)', isPrimary, ...region }) => ({
      name: regionName(name, isPrimary),
      real: region,
      track: tracks.find((one) => one.name === name),
    })),
    ...others.map((track) => ({ name: regionName(track.name, track.isPrimary), real: undefined, track })),
  ];
  return pairs.map((pair) => rowOf(pair, now));
}

const regionName = (name: string, isPrimary = false): string => `  ${name}${isPrimary ? ' (primary)' : ''}`;

/** A resource as AWS has it, if it does, and as the monitor knows it, if it does. */
interface Pair {
  readonly name: string;
  readonly real: { readonly status?: string } | undefined;
  readonly track: Track | undefined;
}

const rowOf = ({ name, real, track }: Pair, now: Instant): Row => ({
  name: harmless(name),
  truth: real === undefined ? 'not there' : harmless(real.status ?? '(no status)'),
  known:
    track === undefined
      ? { tone: 'info', text: 'nothing yet', isTrue: false }
      : { tone: track.tone, text: harmless(trackText(track, now)), isTrue: isTrue(track, real) },
});

function trackText({ state, next }: Track, now: Instant): string {
  const text = `${phaseText(state.phase)} ${ageText(state, now)}`;
  return next ? `${text}, ${aheadText(next, now)}` : text;
}

function isTrue({ state: { phase } }: Track, real: Pair['real']): boolean {
  return phase.type === 'status' ? phase.status === real?.status : real === undefined;
}
