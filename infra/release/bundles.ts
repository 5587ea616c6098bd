/** The part that is used of esbuild's metafile: what it built, from what, and how much of that is left. */
export interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>;
}

interface Output {
  /** Its source. Absent for a source map. */
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

/** The paths of the built functions, such as `build/functions/monitor.mjs`. */
export const bundlesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.keys(outputs).filter((path) => outputs[path]?.entryPoint !== undefined);

/** The folders of the packages that at least one bundle has code of, such as `node_modules/valibot`. */
export function packagesIn({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const left = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return [...new Set(left.flatMap(([path]) => PACKAGE.exec(path)?.[1] ?? []))].toSorted();
}

/** Up to the last `node_modules`, since a package can have others of its own inside. */
const PACKAGE = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;
