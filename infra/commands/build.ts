/**
 * `npm run build`: writes each function of `functions/` as one file with all that it needs, and the generated parts of the
 * template: the dashboard; the parameters, their groups, and the environment of each function.
 * `build/metafile.json` says what every one of these files is made of.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildFailure, build } from 'esbuild';
import { dashboardOf } from '../dashboard/dashboard.ts';
import { templateFragments } from '../parameters/template.ts';
import { readDeclared } from '../release/declared.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function buildAll(): Promise<void> {
  mkdirSync(`${ROOT}build`, { recursive: true });
  // A bundle of a function that no longer exists must not be deployed.
  rmSync(`${ROOT}build/functions`, { recursive: true, force: true });
  write('build/metafile.json', await bundleFunctions());
  write('build/dashboard.json', dashboardOf(readDeclared()));
  write('build/parameters.json', templateFragments());
}

/** Every file directly in `functions/` is the entry of one function. */
async function bundleFunctions() {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['functions/*.ts'],
    outdir: 'build/functions',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

const write = (path: string, content: unknown): void =>
  writeFileSync(`${ROOT}${path}`, `${JSON.stringify(content, undefined, 2)}\n`);

try {
  await buildAll();
} catch (error) {
  // esbuild has written its own errors already, each with its place.
  if ((error as Partial<BuildFailure>).errors === undefined) {
    process.stderr.write(`${(error as Error).message}\n`);
  }
  process.exitCode = 1;
}
