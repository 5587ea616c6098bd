import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const BIOME = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));
const CONFIG = new URL('../biome.json', import.meta.url);

const REFUSED = [
  ['lib/domain', '../settings.ts'],
  ['lib/domain', 'valibot'],
  ['lib/domain', 'node:crypto'],
  ['lib/domain/observe', '../track/track.ts'],
  ['lib/domain/observe', '../../settings.ts'],
  ['lib/domain/track', '../judge/judge.ts'],
  ['lib/domain/judge', '../track/track.ts'],
  ['lib/messages', '../aws/sns.ts'],
  ['lib/messages', 'node:fs'],
  ['lib/messages', 'valibot'],
  ['lib/messages/formats/slack', '../../message.ts'],
  ['lib/messages/formats/slack', '../../../domain/time.ts'],
  ['lib/messages/formats/slack', '../email.ts'],
  ['lib/overview', '../aws/records/store.ts'],
  ['lib/overview', './html/widget.ts'],
  ['lib/overview', 'hono/html'],
  ['lib/overview/html', '../../settings.ts'],
  ['lib/overview/html', 'node:fs'],
  ['lib/overview/html/drawing', 'hono/html'],
  ['lib/overview/text', 'hono/html'],
  ['lib/overview/text', '../html/markup.ts'],
  ['lib/overview/html/drawing', '../../../settings.ts'],
  ['lib/domain/judge', '../observe/listing.ts'],
  ['lib/messages/formats', '../wording/kinds.ts'],
  ['lib/messages/wording', '../formats/email.ts'],
  ['lib/aws/records', '../../messages/publication.ts'],
  ['lib/poll', '../../infra/parameters/table.ts'],
  ['functions', '../infra/parameters/table.ts'],
  ['functions', '../local/story/story.ts'],
  ['lib/messages/formats', '../../aws/sns.ts'],
  ['lib/aws', '../poll/run.ts'],
  ['lib/aws', '../messages/publication.ts'],
  ['lib/aws/records', '../../poll/run.ts'],
  ['lib/poll', '@aws-sdk/client-sns'],
  ['lib/poll', '../../local/story/story.ts'],
  ['lib/slack', '@aws-sdk/client-ssm'],
  ['lib/slack', '../../local/slack.ts'],
  ['lib', '@aws-sdk/client-sns'],
  ['functions', '@aws-sdk/client-sns'],
  ['functions', '../test/support/story/play.ts'],
] as const;

const ALLOWED = [
  ['lib/domain', './time.ts'],
  ['lib/domain', './track/track.ts'],
  ['lib/domain/track', '../time.ts'],
  ['lib/domain/track', '../observe/observation.ts'],
  ['lib/messages', '../domain/time.ts'],
  ['lib/messages', './formats/email.ts'],
  ['lib/messages/formats', '../message.ts'],
  ['lib/messages/formats/slack', '../../event.ts'],
  ['lib/messages/formats/slack', '@slack/types'],
  ['lib/messages/wording', '../../domain/time.ts'],
  ['lib/overview', '../domain/judge/notifications.ts'],
  ['lib/overview', '../messages/wording/links.ts'],
  ['lib/overview/html', '../overview.ts'],
  ['lib/overview/html', 'hono/html'],
  ['lib/overview/html', './drawing/icons.ts'],
  ['lib/overview/html', '../text/beside-verdict.ts'],
  ['lib/overview/text', '../words.ts'],
  ['lib/overview/html/drawing', '../../timeline.ts'],
  ['lib/overview/html/drawing', '../markup.ts'],
  ['lib/aws', '@aws-sdk/client-sns'],
  ['lib/aws', '../domain/time.ts'],
  ['lib/aws/records', '../failure.ts'],
  ['lib/aws/records', '../../domain/record.ts'],
  ['lib/poll', '../aws/sns.ts'],
  ['functions', '../lib/poll/run.ts'],
] as const;

/** Files that import each other's types only, and one that imports without being imported. */
const CIRCLE = ['local/chicken.ts', 'local/egg.ts'] as const;
const STRAIGHT = 'local/omelette.ts';

const IMPURE = [
  'Date.now()',
  'globalThis.Date.now()',
  'new Date()',
  'new Intl.DateTimeFormat().format()',
  'process.env',
  'performance.now()',
  'crypto.randomUUID()',
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
] as const;

let folder: string;
let found: string;

/** A file that does what it is named after; one run of the linter looks at all of them. */
const nameOf = (of: string, what: string): string => `${of}/${what.replaceAll(/\W+/g, '-')}-file.ts`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'architecture-'));
  const { vcs: _, ...config } = JSON.parse(readFileSync(CONFIG, 'utf8'));
  write('biome.json', JSON.stringify({ ...config, $schema: undefined }));
  for (const [of, from] of [...REFUSED, ...ALLOWED]) {
    write(nameOf(of, from), `import { x } from '${from}';\nexport const y = x;\n`);
  }
  for (const of of ['lib/domain', 'lib/domain/track', 'lib/messages', 'lib/overview', 'lib/poll']) {
    for (const expression of IMPURE) write(nameOf(of, expression), `export const y = ${expression};\n`);
  }
  write(CIRCLE[0], "import type { Egg } from './egg.ts';\nexport type Chicken = { readonly egg: Egg };\n");
  write(
    CIRCLE[1],
    "import type { Chicken } from './chicken.ts';\nexport type Egg = { readonly by: Chicken };\n",
  );
  write(STRAIGHT, "import type { Egg } from './egg.ts';\nexport type Breakfast = Egg;\n");
  const args = ['lint', '--reporter=github', '--max-diagnostics=none', '.'];
  found = spawnSync(BIOME, args, { cwd: folder, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const breaks = (rule: string, path: string): boolean =>
  found.split('\n').some((line) => line.includes(rule) && line.includes(`/${path},`));

describe('the linter holds that', () => {
  test.each(REFUSED)('%s can not import %s', (of, from) => {
    expect(breaks('noRestrictedImports', nameOf(of, from))).toBe(true);
  });

  test.each(ALLOWED)('%s can import %s', (of, from) => {
    expect(breaks('noRestrictedImports', nameOf(of, from))).toBe(false);
  });

  test('no files import each other in a circle, not even types', () => {
    for (const file of CIRCLE) expect(breaks('noImportCycles', file)).toBe(true);
    expect(breaks('noImportCycles', STRAIGHT)).toBe(false);
  });

  test.each(IMPURE)('the core and the messages read no %s', (expression) => {
    expect(breaks('noRestrictedGlobals', nameOf('lib/domain', expression))).toBe(true);
    expect(breaks('noRestrictedGlobals', nameOf('lib/messages', expression))).toBe(true);
    expect(breaks('noRestrictedGlobals', nameOf('lib/domain/track', expression))).toBe(true);
    expect(breaks('noRestrictedGlobals', nameOf('lib/overview', expression))).toBe(true);
    expect(breaks('noRestrictedGlobals', nameOf('lib/poll', expression))).toBe(false);
  });
});
