import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARAMETERS } from '../infra/parameters/parameter.ts';
import { CONDITION_KINDS } from '../lib/domain/conditions.ts';
import { REASONS } from '../lib/domain/ledger.ts';
import { metrics } from '../lib/domain/metrics.ts';
import { parseStories } from '../local/story/parse.ts';
import { ARN, complete, decideOnce, NOTHING, T0 } from './support/decision/decide-once.ts';
import { play } from './support/story/play.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const README = read('README.md');

/** The cells of each row of the table under a heading. */
function table(heading: string): readonly (readonly string[])[] {
  const section = README.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const names = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.flatMap(([first]) => /^`([^`]+)`$/.exec(first ?? '')?.[1] ?? []);

describe('the README', () => {
  test('names every parameter with its default and meaning', () => {
    // All but `stage`, which `--stage` gives.
    const rows = PARAMETERS.filter(({ name }) => name !== 'stage').map(
      ({ name, default: byDefault, description }) => [
        `\`${name}\``,
        byDefault === undefined ? 'required' : byDefault === '' ? '' : `\`${byDefault}\``,
        description,
      ],
    );
    expect(table('Deploy it').slice(2)).toEqual(rows);
  });

  test('names every condition', () => {
    expect(names(table('What is told'))).toEqual(expect.arrayContaining([...CONDITION_KINDS]));
  });

  test('names every metric that is published, with its dimensions', () => {
    const row = { arn: ARN, status: 'ACTIVE', regions: [{ region: 'eu-west-1', status: 'ACTIVE' }] };
    const published = metrics(decideOnce(NOTHING, complete(row), T0), T0);
    const documented = table('Metrics')
      .slice(2)
      .map(([name, unit, dimensions]) => `${name} ${unit} ${dimensions}`.trim());
    const actual = published.map(({ name, unit, dimensions }) =>
      `\`${name}\` ${unit} ${Object.keys(dimensions)
        .map((of) => `\`${of}\``)
        .join(', ')}`.trim(),
    );
    expect(new Set(documented)).toEqual(new Set(actual));
  });

  test('names every reason for which a story can expect a message', () => {
    const words = table('Stories').flatMap(([line = '']) => line.match(/[a-z]+/g) ?? []);
    expect(words).toEqual(expect.arrayContaining([...REASONS]));
  });

  test('shows a story that holds', async () => {
    const [, text = ''] = /```story\n(.*?)```/s.exec(README) ?? [];
    const [story] = parseStories(text, 'README.md');
    if (story === undefined) throw new Error('README.md has no story');
    await play(story);
  });

  test('gives only commands that a test or CI runs, or that are noted here', () => {
    const ci = read('.ci/run');
    const { scripts } = JSON.parse(read('package.json'));
    const commands = new Set(
      [...README.matchAll(/npm (?:ci|start|test|run \w+)(?: && npm (?:run )?\w+)*(?: -- [^`\n]+)?/g)].map(
        ([command]) => command,
      ),
    );
    expect([...commands].toSorted()).toEqual([
      'npm ci',
      // test/infra/commands
      'npm ci && npm run deploy -- --region eu-west-1 --param="alertEmail=ops@example.com" --param="identityCenterRegion=eu-central-1"',
      'npm ci && npm start', // CI runs `npm ci`; test/start runs what `npm start` runs, and `npm test` builds
      'npm ci && npm test', // .ci/run
      'npm run build', // npm test
      'npm run check', // npm test
      'npm run cost', // test/infra/cost
      'npm run deploy', // test/infra/commands
      'npm run fix', // the same tool as `check`, on the same files; test/infra/parameters has what it writes
      'npm run mutate', // by hand, because it takes half an hour
      'npm run package', // npm test
      'npm run prove', // by hand, for the same reason; npm test runs a sample of it
      'npm run remove -- --region eu-west-1', // test/infra/commands
      'npm start',
      'npm start -- --help', // test/local/start.test.ts
      'npm start -- --seconds 40', // test/local/start.test.ts, for a shorter time
      'npm start -- --story FILE', // test/local/start.test.ts
    ]);
    expect(ci).toContain('npm ci && npm test');
    expect(scripts.test).toContain('npm run check && npm run --silent package && vitest run');
    expect(scripts.package).toContain('npm run --silent build');
    expect(scripts.start).toContain('npm run --silent build && node local/start.ts');
  });
});

describe('docs/scenarios.md', () => {
  const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' });
  const titles = files
    .filter((file) => /\.(story|test\.ts)$/.test(file) && !file.startsWith('docs'))
    .map((file) => read(`test/${file}`))
    .join('\n');

  const numbers = [...read('docs/scenarios.md').matchAll(/^\| (S\d+) \|/gm)].map(
    ([, number]) => number ?? '',
  );

  test.each(numbers)('%s is a story or a test', (number) => {
    expect(titles).toMatch(new RegExp(`\\b${number}\\b`));
  });

  test('has every scenario that this version must hold', () => {
    const must = [...Array(40).keys()].map((index) => `S${index + 1}`);
    expect(numbers).toEqual(expect.arrayContaining([...must, 'S46', 'S47', 'S48', 'S59', 'S63', 'S65']));
  });
});
