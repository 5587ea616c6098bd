import { expect, test } from 'vitest';
import type { Metafile, Output } from '../../../infra/release/bundles.ts';
import { sizesOf, totalOf } from '../../../infra/release/sizes.ts';

const statically = (path: string) => ({ path, kind: 'import-statement' });
const later = (path: string) => ({ path, kind: 'dynamic-import' });

const output = (
  inputs: Readonly<Record<string, number>>,
  {
    bytes = Object.values(inputs).reduce((total, left) => total + left, 0),
    imports = [],
  }: Partial<Built> = {},
) => ({
  bytes,
  imports,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  ),
});

type Built = Pick<Output, 'bytes' | 'imports'>;

const single = (inputs: Readonly<Record<string, number>>, bytes?: number): Metafile => ({
  outputs: { 'build/functions/monitor.mjs': output(inputs, bytes === undefined ? {} : { bytes }) },
});

test('the size of a function in one file is by package and by room, and the largest comes first', () => {
  const metafile = single({
    'node_modules/valibot/dist/index.mjs': 20,
    'node_modules/@smithy/core/dist-es/a.js': 40,
    'node_modules/@smithy/core/dist-es/submodules/serde/b.js': 5,
    'lib/domain/judge/judge.ts': 7,
    'lib/domain/decide.ts': 3,
    'lib/settings.ts': 2,
    'functions/monitor.ts': 1,
  });
  const { start, whole } = sizesOf(metafile, 'monitor');
  expect(Object.entries(start)).toEqual([
    ['@smithy/core', 45],
    ['valibot', 20],
    ['lib/domain', 10],
    ['lib', 2],
    ['functions', 1],
  ]);
  expect(whole).toEqual(start);
  expect(totalOf(start)).toBe(78);
});

test('a package inside another counts by itself, and what is left of none is not named', () => {
  const metafile = single({
    'node_modules/one/node_modules/@in/side/index.js': 4,
    'node_modules/one/x.js': 0,
  });
  expect(sizesOf(metafile, 'monitor').start).toEqual({ '@in/side': 4 });
});

test('what a file has beyond its inputs is what esbuild has added', () => {
  expect(sizesOf(single({ 'lib/settings.ts': 5 }, 12), 'monitor').start).toEqual({ esbuild: 7, lib: 5 });
});

test('only what is imported statically is loaded at the start, through other files too, each once', () => {
  const metafile: Metafile = {
    outputs: {
      'build/functions/monitor.mjs': output(
        { 'functions/monitor.ts': 1 },
        {
          imports: [
            statically('build/functions/monitor/one.mjs'),
            statically('build/functions/monitor/two.mjs'),
            statically('node:fs'),
            later('build/functions/monitor/messages.mjs'),
          ],
        },
      ),
      'build/functions/monitor/one.mjs': output(
        { 'node_modules/one/index.js': 10 },
        { imports: [statically('build/functions/monitor/two.mjs')] },
      ),
      // Two files that import each other must end, too.
      'build/functions/monitor/two.mjs': output(
        { 'node_modules/two/index.js': 100 },
        { imports: [statically('build/functions/monitor/one.mjs')] },
      ),
      'build/functions/monitor/messages.mjs': output(
        { 'lib/messages/message.ts': 1000 },
        { imports: [statically('build/functions/monitor/three.mjs')] },
      ),
      'build/functions/monitor/three.mjs': output({ 'node_modules/three/index.js': 10_000 }),
      'build/functions/slack.mjs': output({ 'functions/slack.ts': 100_000 }),
    },
  };
  const { start, whole } = sizesOf(metafile, 'monitor');
  expect(start).toEqual({ two: 100, one: 10, functions: 1 });
  expect(whole).toEqual({ three: 10_000, 'lib/messages': 1000, two: 100, one: 10, functions: 1 });
});

test('a function that was not built is named', () => {
  expect(() => sizesOf({ outputs: {} }, 'probe')).toThrow(
    'build/functions/probe.mjs was not built: `npm run build` builds it.',
  );
});
