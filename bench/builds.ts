import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/**
 * Of one file, without what it imports, which is found in `node_modules` as ever. A measured process must not run a `.ts`
 * file: what Node needs to read it is 20 MB of memory, which would be measured too.
 */
export const buildUnbundled = (source: string): Promise<URL> =>
  write(source, { extension: '.mjs', options: { format: 'esm' } });

/** One file with all that it imports, by esbuild's defaults for Lambda, as the tools that people use call it. */
export const buildBundled = (source: string): Promise<URL> =>
  write(source, { extension: '.cjs', options: { format: 'cjs', bundle: true } });

interface Written {
  readonly extension: string;
  readonly options: BuildOptions;
}

async function write(source: string, { extension, options }: Written): Promise<URL> {
  const entry = fileURLToPath(new URL(source, import.meta.url));
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    platform: 'node',
    target: 'node24',
    outfile: `${FOLDER}/out`,
    write: false,
  });
  const path = `${FOLDER}/${basename(source, '.ts')}${extension}`;
  // Two processes may build at the same time, and a third must never read half a file.
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(unfinished, outputFiles[0]?.contents ?? '');
  renameSync(unfinished, path);
  return pathToFileURL(path);
}

const FOLDER = fileURLToPath(new URL('../build/bench', import.meta.url));
