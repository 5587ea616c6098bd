/** The folders of the packages that the bundle has code of, as its source map tells: `node_modules/valibot`. */
export function bundledPackages({ sources }: { readonly sources: readonly string[] }): readonly string[] {
  const folders = sources.flatMap((source) => PACKAGE.exec(source)?.[1] ?? []);
  return [...new Set(folders)].toSorted();
}

/** Up to the last `node_modules`, since a package can have others of its own inside. */
const PACKAGE = /^(?:\.\.\/)*(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;
