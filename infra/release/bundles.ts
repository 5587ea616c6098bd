/** The part that is used of esbuild's metafile: what it built, from what, and how much of that is left. */
export interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>;
}

export interface Output {
  readonly bytes: number;
  /** Its source, of what may be imported from outside. */
  readonly entryPoint?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

/** The paths of the built functions, such as `build/functions/monitor.mjs`. */
export const bundlesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.startsWith('functions/'));

/** The paths of all files of the built functions. Nobody reads a source map at run time. */
export const filesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.keys(outputs).filter((path) => !path.endsWith('.map'));

/** When a file is loaded: with the one that imports it, or only when that gets to an `import()`. */
export type ImportKind = 'import-statement' | 'dynamic-import';

/** A file, and all those that are loaded through it. esbuild also writes what only code that it has dropped would load. */
export function loadedFrom(
  path: string,
  { outputs }: Metafile,
  kinds: readonly ImportKind[] = ['import-statement', 'dynamic-import'],
): readonly string[] {
  const found = new Set<string>();
  const add = (next: string): void => {
    if (found.has(next) || outputs[next] === undefined) return;
    found.add(next);
    for (const { path: imported, kind } of outputs[next].imports) {
      if (kinds.some((wanted) => wanted === kind)) add(imported);
    }
  };
  add(path);
  return [...found];
}

/** The folders of the packages that at least one bundle has code of, such as `node_modules/valibot`. */
export function packagesIn({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const left = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return [...new Set(left.flatMap(([path]) => PACKAGE.exec(path)?.[1] ?? []))].toSorted();
}

/** Up to the last `node_modules`, since a package can have others of its own inside. */
const PACKAGE = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;
