import type { Metafile } from './bundles.ts';

/** What is used here of esbuild's metafile. */
export interface SizedMetafile {
  readonly outputs: Readonly<Record<string, SizedOutput>>;
}

type SizedOutput = Metafile['outputs'][string] & {
  readonly bytes: number;
  readonly imports: readonly Import[];
};

interface Import {
  /** Another output, or one of Node's own modules. */
  readonly path: string;
  /** `import-statement`: is loaded with the file that has it. `dynamic-import`: when the code there asks for it. */
  readonly kind: string;
}

/** Bytes by what they come from: a package, a folder of our own such as `lib/domain`, or `esbuild`. The most come first. */
export type Sizes = Readonly<Record<string, number>>;

export interface FunctionSizes {
  /** What a fresh process loads before it can run anything: the file of the function, and all that it imports. */
  readonly start: Sizes;
  /** That, and what it may load later. */
  readonly whole: Sizes;
}

/** What a built function is made of. @throws Error when there is none of this name */
export function sizesOf(metafile: SizedMetafile, name: string): FunctionSizes {
  const path = `build/functions/${name}.mjs`;
  if (!(path in metafile.outputs)) throw new Error(`${path} was not built: \`npm run build\` builds it.`);
  return {
    start: sizesOfAll(loadedBy(path, metafile, AT_ONCE)),
    whole: sizesOfAll(loadedBy(path, metafile, AT_ONCE_OR_LATER)),
  };
}

export const totalOf = (sizes: Sizes): number => sum(Object.values(sizes));

const AT_ONCE = ['import-statement'];
const AT_ONCE_OR_LATER = [...AT_ONCE, 'dynamic-import'];

/** The file itself and all that it leads to, each once. Node's own modules are no outputs. */
function loadedBy(
  path: string,
  { outputs }: SizedMetafile,
  kinds: readonly string[],
): readonly SizedOutput[] {
  const reached = new Set([path]);
  // A set goes on with what is added while it is gone through.
  for (const each of reached) {
    const followed = (outputs[each]?.imports ?? []).filter(({ kind }) => kinds.includes(kind));
    for (const one of followed) reached.add(one.path);
  }
  return [...reached].flatMap((each) => outputs[each] ?? []);
}

function sizesOfAll(outputs: readonly SizedOutput[]): Sizes {
  const parts = outputs.flatMap(partsOf);
  const bySource = Object.entries(Object.groupBy(parts, ({ source }) => source));
  const sizes = bySource.map(([source, ofIt = []]) => [source, sum(ofIt.map(({ bytes }) => bytes))] as const);
  return Object.fromEntries(
    sizes.filter(([, bytes]) => bytes > 0).toSorted(([, one], [, other]) => other - one),
  );
}

interface Part {
  readonly source: string;
  readonly bytes: number;
}

/** What is left of each input, and what esbuild has put around them. */
function partsOf({ bytes, inputs }: SizedOutput): readonly Part[] {
  const left = Object.entries(inputs).map(([path, { bytesInOutput }]) => ({
    source: sourceOf(path),
    bytes: bytesInOutput,
  }));
  return [...left, { source: 'esbuild', bytes: bytes - sum(left.map((part) => part.bytes)) }];
}

/** A package by the innermost `node_modules`, and our own code by its room. */
const sourceOf = (path: string): string =>
  PACKAGE.exec(path)?.[1] ?? path.split('/').slice(0, -1).slice(0, 2).join('/');

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
