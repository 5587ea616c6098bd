import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGzip, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { builtInModules } from '../../../infra/release/built-in-modules.ts';

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [builtInModules],
  });
  return outputFiles[0]?.text ?? '';
}

async function exportsOf(code: string): Promise<Readonly<Record<string, unknown>>> {
  const file = join(tmpdir(), `built-in-modules-${process.pid}.mjs`);
  onTestFinished(() => rmSync(file));
  writeFileSync(file, code);
  return import(pathToFileURL(file).href);
}

test('a bundle reads of a module of Node only what it uses, however that is imported', async () => {
  const code = await bundled(`
    import { gzip } from 'node:zlib';
    import * as zlib from 'zlib';
    import process, { env } from 'node:process';
    export { gzip, env, process };
    export const createGzip = zlib.createGzip;
  `);
  expect(code).not.toMatch(/^import /m);
  expect([...code.matchAll(/pick\d*\("(\w+)"\)/g)].map(([, name]) => name).toSorted()).toEqual([
    'createGzip',
    'env',
    'gzip',
  ]);
  expect(await exportsOf(code)).toMatchObject({ gzip, createGzip, process, env: process.env });
});

test('an export that a module of Node does not have is refused when the bundle is built', async () => {
  await expect(bundled(`import { gzap } from 'node:zlib'; console.log(gzap);`)).rejects.toThrow(/gzap/);
});

test('what is loaded later stays as it is', async () => {
  const code = await bundled(`export const later = import('node:http');`);
  expect(code).toContain(`import("node:http")`);
});
