/**
 * `npm run build`: writes each function of `functions/` with all that it needs, and the generated parts of the template: the
 * dashboard; the parameters, their groups, and the environment of each function.
 * `build/metafile.json` says what every one of these files is made of.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildFailure, build } from 'esbuild';
import { dashboardOf } from '../dashboard/dashboard.ts';
import { templateFragments } from '../parameters/template.ts';
import { builtInModules } from '../release/built-in-modules.ts';
import { loadedFrom, type Metafile } from '../release/bundles.ts';
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
async function bundleFunctions(): Promise<Metafile> {
  const entries = readdirSync(`${ROOT}functions`).filter((file) => file.endsWith('.ts'));
  const outputs = await Promise.all(entries.map((file) => bundle(basename(file, '.ts'))));
  return { outputs: Object.assign({}, ...outputs) };
}

/**
 * Writes `build/functions/<name>.mjs`, and beside it a folder with the files that the function imports later, if at all. Each
 * function is built by itself. Built together they would share files, and each would load what only another one needs.
 */
async function bundle(name: string): Promise<Metafile['outputs']> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`functions/${name}.ts`],
    outdir: 'build/functions',
    outExtension: { '.js': '.mjs' },
    chunkNames: `${name}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: LAMBDA_ONLY,
    plugins: [builtInModules],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
  const loaded = loadedFrom(`build/functions/${name}.mjs`, metafile);
  const isLoaded = (path: string): boolean => loaded.includes(path.replace(/\.map$/, ''));
  for (const { path, contents } of outputFiles) {
    if (isLoaded(path.slice(ROOT.length).replaceAll('\\', '/'))) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
  }
  return Object.fromEntries(Object.entries(metafile.outputs).filter(([path]) => isLoaded(path)));
}

/** Parts of the SDK that a function on Lambda never uses, and what it has instead. */
const LAMBDA_ONLY = {
  '@aws-sdk/credential-provider-node': './lib/aws/lambda/credentials.ts',
  '@aws-sdk/middleware-endpoint-discovery': './lib/aws/lambda/endpoint-discovery.ts',
};

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
