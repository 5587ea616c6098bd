import { describe, expect, test } from 'vitest';
import { PARAMETERS } from '../../infra/parameters/parameter.ts';
import { OUTCOMES } from '../../lib/domain/change.ts';
import { CONDITION_KINDS } from '../../lib/domain/conditions.ts';
import { REASONS } from '../../lib/domain/ledger.ts';
import { metrics } from '../../lib/domain/metrics.ts';
import { parseStories } from '../../local/story/parse.ts';
import { ARN, complete, decideOnce, NOTHING, T0 } from '../support/decision/decide-once.ts';
import { codeBlocks, codeSpans, read, rows, section } from '../support/documents/markdown.ts';
import { repository } from '../support/documents/repository.ts';
import { play } from '../support/story/play.ts';

const ALERTS = read('docs/alerts.md');
const STORIES = read('docs/stories.md');

const inCode = (cells: readonly (string | undefined)[]): readonly string[] =>
  cells.flatMap((cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

describe('docs/alerts.md', () => {
  test('names every condition, and no other', () => {
    const kinds = rows(section(ALERTS, 'What opens an incident')).map(([kind]) => kind);
    expect(inCode(kinds).toSorted()).toEqual([...CONDITION_KINDS].toSorted());
  });

  test('names every outcome, and no other', () => {
    const outcomes = rows(section(ALERTS, 'How an incident ends')).map(([outcome]) => outcome);
    expect(inCode(outcomes).toSorted()).toEqual([...OUTCOMES].toSorted());
  });

  test('names every metric that is published, with its dimensions', () => {
    const row = { arn: ARN, status: 'ACTIVE', regions: [{ region: 'eu-west-1', status: 'ACTIVE' }] };
    const published = metrics(decideOnce(NOTHING, complete(row), T0), T0);
    const documented = rows(section(ALERTS, 'Metrics'))
      .slice(2)
      .map(([name, unit, dimensions]) => `${name} ${unit} ${dimensions}`.trim());
    const actual = published.map(({ name, unit, dimensions }) =>
      `\`${name}\` ${unit} ${Object.keys(dimensions)
        .map((of) => `\`${of}\``)
        .join(', ')}`.trim(),
    );
    expect(new Set(documented)).toEqual(new Set(actual));
  });
});

test('docs/parameters.md names every parameter with its default and meaning', () => {
  // All but `stage`, which `--stage` gives.
  const parameters = PARAMETERS.filter(({ name }) => name !== 'stage').map(
    ({ name, default: byDefault, description }) => [
      `\`${name}\``,
      byDefault === undefined ? 'required' : byDefault === '' ? '' : `\`${byDefault}\``,
      description,
    ],
  );
  expect(rows(read('docs/parameters.md')).slice(2)).toEqual(parameters);
});

describe('docs/stories.md', () => {
  test('names every reason for which a story can expect a message', () => {
    const words = rows(STORIES).flatMap(([line = '']) => line.match(/[a-z]+/g) ?? []);
    expect(words).toEqual(expect.arrayContaining([...REASONS]));
  });

  test('shows a story that holds', async () => {
    const [example] = codeBlocks(STORIES).filter(({ language }) => language === 'story');
    const [story] = parseStories(example?.text ?? '', 'docs/stories.md');
    if (story === undefined) throw new Error('docs/stories.md has no story');
    await play(story);
  });
});

describe('docs/development.md', () => {
  const page = read('docs/development.md');
  const { paths } = repository();

  test('has every folder of lib/ in its layout, and no other', () => {
    const layout = codeBlocks(section(page, 'Layout of folders'))[0]?.text ?? '';
    const folders = [...layout.matchAll(/^([a-z/]+)\/ /gm)].map(([, folder = '']) => folder);
    const rooms = [...paths].filter((path) => /^lib\/[\w-]+$/.test(path)); // without files, which have a dot
    expect(folders.toSorted()).toEqual(
      ['bench', 'functions', 'infra', 'lib', ...rooms, 'local', 'test'].toSorted(),
    );
  });

  test('names only files and folders that exist', () => {
    const named = codeSpans(page).filter((span) =>
      /^(?:bench|docs|functions|infra|lib|local|test)\/[\w./-]*$/.test(span),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !paths.has(path.replace(/\/$/, '')))).toEqual([]);
  });
});
