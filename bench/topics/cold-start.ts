import { readFileSync, statSync } from 'node:fs';
import { type FunctionSizes, type Sizes, sizesOf, totalOf } from '../../infra/release/sizes.ts';
import { buildBundled, buildUnbundled } from '../builds.ts';
import { kilobytes, median, megabytes, milliseconds, table } from '../figures/figures.ts';
import { type Spread, spreadOf, spreadText } from '../figures/spread.ts';
import type { Loaded } from '../process/protocol.ts';
import type { MeasureOptions, Topic } from '../topic.ts';
import { builtFunction, startWorld, type World } from '../world/world.ts';

const OURS = ['monitor', 'slack', 'widget'] as const;
/** What all others are compared with. */
const PEER = 'peer, unbundled';

export interface ColdStart {
  readonly rounds: number;
  readonly starts: readonly Start[];
  readonly monitor: FunctionSizes;
}

/** Milliseconds, and bytes. */
export interface Start {
  readonly name: string;
  readonly wall: Spread;
  readonly cpu: Spread;
  /** Median of the most memory that the process had until it was ready. */
  readonly peak: number;
  /** Of its bundle: of what is loaded until it is ready, and of all. */
  readonly bytes?: { readonly start: number; readonly whole: number };
}

export const COLD_START: Topic<ColdStart> = {
  name: 'cold-start',
  title: 'Cold start',
  measure,
  report,
};

async function measure({ quick, progress }: MeasureOptions): Promise<ColdStart> {
  const rounds = quick ? 2 : 40;
  const candidates = await candidatesOf();
  const loads: Loaded[][] = [];
  const world = await startWorld({ instances: 1, regions: 3 });
  try {
    // Only the first time, the system reads the files from the disk.
    await loadEach(candidates, world);
    for (let round = 1; round <= rounds; round++) {
      loads.push(await loadEach(candidates, world));
      progress(round, rounds);
    }
  } finally {
    await world.close();
  }
  return {
    rounds,
    starts: candidates.map((candidate, index) =>
      startOf(
        candidate,
        loads.flatMap((round) => round[index] ?? []),
      ),
    ),
    monitor: sizesOf(metafile(), 'monitor'),
  };
}

interface Candidate extends Pick<Start, 'name' | 'bytes'> {
  readonly bundle: URL;
}

async function candidatesOf(): Promise<readonly Candidate[]> {
  const bundledPeer = await buildBundled('peer.ts');
  return [
    ...OURS.map((name) => ({ name, bundle: builtFunction(name), bytes: bytesOf(name) })),
    { name: 'peer, bundled', bundle: bundledPeer, bytes: bytesOfFile(bundledPeer) },
    { name: PEER, bundle: await buildUnbundled('peer.ts') },
    { name: 'floor', bundle: await buildUnbundled('floor.ts') },
  ];
}

async function loadEach(candidates: readonly Candidate[], world: World): Promise<Loaded[]> {
  const loads: Loaded[] = [];
  for (const { bundle } of candidates) {
    const measured = await world.start(bundle);
    await measured.stop();
    loads.push(measured.loaded);
  }
  return loads;
}

const startOf = ({ name, bytes }: Candidate, loads: readonly Loaded[]): Start => ({
  name,
  wall: spreadOf(loads.map(({ wall }) => wall)),
  cpu: spreadOf(loads.map(({ cpu }) => cpu)),
  peak: median(loads.map(({ peak }) => peak)),
  ...(bytes && { bytes }),
});

function bytesOf(name: string) {
  const { start, whole } = sizesOf(metafile(), name);
  return { start: totalOf(start), whole: totalOf(whole) };
}

function bytesOfFile(file: URL) {
  const { size } = statSync(file);
  return { start: size, whole: size };
}

const metafile = () =>
  JSON.parse(readFileSync(new URL('../../build/metafile.json', import.meta.url), 'utf8'));

function report({ rounds, starts, monitor }: ColdStart): string {
  const peer = starts.find(({ name }) => name === PEER);
  const ratio = (duration: number, to = Number.NaN): string => (duration / to).toFixed(2);
  const rows = starts.map(({ name, wall, cpu, peak, bytes }) => [
    name,
    spreadText(wall, milliseconds),
    ratio(wall.median, peer?.wall.median),
    spreadText(cpu, milliseconds),
    ratio(cpu.median, peer?.cpu.median),
    megabytes(peak),
    bytes ? kilobytes(bytes.start) : '–',
    bytes ? kilobytes(bytes.whole) : '–',
  ]);
  return [
    `Each function is loaded ${rounds} times, in turn with the others, each time by a fresh process without a compile cache. It is ready when its module has been evaluated and its clients are made. Times are in ms: medians, with the quartiles; each ratio is to the unbundled peer. The peer (\`bench/peer.ts\`) is the script that people write instead; the floor imports \`node:https\` and \`node:crypto\` alone. Memory is the most that the whole process has had, Node included. Bytes are those of the files that are loaded until it is ready, and of all that it may ever load. The unbundled peer is loaded from \`node_modules\`.`,
    table(HEAD, rows),
    'What the monitor is made of, by package and by folder of its own:',
    table(['package', 'at the start', 'in the whole'], sizeRows(monitor)),
  ].join('\n\n');
}

const HEAD = [
  'function',
  'ready after',
  'ratio',
  'processor',
  'ratio',
  'peak memory',
  'at the start',
  'whole',
];

/** Each package that has at least this much of the whole. What is smaller is one row. */
const SMALL = 4000;

function sizeRows({ start, whole }: FunctionSizes): readonly (readonly string[])[] {
  const inOrder = [...new Set([...Object.keys(start), ...Object.keys(whole)])];
  const large = inOrder.filter((name) => (whole[name] ?? 0) >= SMALL);
  const small = inOrder.filter((name) => !large.includes(name));
  return [
    ...large.map((name) => sizeRow(name, start[name], whole[name])),
    sizeRow(`${small.length} smaller ones`, totalOf(only(start, small)), totalOf(only(whole, small))),
    sizeRow('together', totalOf(start), totalOf(whole)),
  ];
}

const only = (sizes: Sizes, names: readonly string[]): Sizes =>
  Object.fromEntries(names.map((name) => [name, sizes[name] ?? 0]));

const sizeRow = (name: string, atTheStart = 0, inTheWhole = 0): readonly string[] => [
  name,
  atTheStart.toLocaleString('en-US'),
  inTheWhole.toLocaleString('en-US'),
];
