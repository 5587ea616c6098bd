import { loadedFrom, type Metafile, type Output } from './bundles.ts';

/** Bytes by what they come from: a package, a folder of our own such as `lib/domain`, or `esbuild`. The most come first. */
export type Sizes = Readonly<Record<string, number>>;

export interface FunctionSizes {
  /** What a fresh process loads before it can run anything: the file of the function, and all that it imports. */
  readonly start: Sizes;
  /** That, and what it may load later. */
  readonly whole: Sizes;
}

/** What a built function is made of. @throws Error when there is none of this name */
export function sizesOf(metafile: Metafile, name: string): FunctionSizes {
  const path = `build/functions/${name}.mjs`;
  if (!(path in metafile.outputs)) throw new Error(`${path} was not built: \`npm run build\` builds it.`);
  const outputsOf = (paths: readonly string[]) => paths.flatMap((each) => metafile.outputs[each] ?? []);
  return {
    start: sizesOfAll(outputsOf(loadedFrom(path, metafile, ['import-statement']))),
    whole: sizesOfAll(outputsOf(loadedFrom(path, metafile))),
  };
}

export const totalOf = (sizes: Sizes): number => sum(Object.values(sizes));

function sizesOfAll(outputs: readonly Output[]): Sizes {
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
function partsOf({ bytes, inputs }: Output): readonly Part[] {
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
