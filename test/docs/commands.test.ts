import { describe, expect, test } from 'vitest';
import { readCommandLine as readBenchOptions } from '../../bench/command/command-line.ts';
import { readOptions } from '../../infra/command-line/options.ts';
import { planDeployment } from '../../infra/parameters/plan.ts';
import { readCommandLine } from '../../local/command-line.ts';
import { commandsIn } from '../support/documents/commands.ts';
import { read, rows, section } from '../support/documents/markdown.ts';
import { repository } from '../support/documents/repository.ts';
import { COMMANDS } from './commands-run.ts';

/** Pages whose commands nearly all need AWS. Tests of their own check what can be checked of these. */
const FOR_AWS = ['docs/operations.md', 'docs/runbook.md'];

const pages = [...repository().pages].filter(([page]) => !FOR_AWS.includes(page));
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

describe('commands', () => {
  test.each(pages)('of %s are run by a test or by CI, or are listed as not run', (_page, text) => {
    expect([...commandsIn(text)].filter((command) => COMMANDS[command] === undefined)).toEqual([]);
  });

  test('that are listed are in a document', () => {
    const all = new Set(pages.flatMap(([, text]) => [...commandsIn(text)]));
    expect(Object.keys(COMMANDS).filter((command) => !all.has(command))).toEqual([]);
  });

  test.each(
    Object.entries(COMMANDS).flatMap(([command, where]) => ('file' in where ? [{ command, ...where }] : [])),
  )('$command is run in $file', ({ file, by }) => {
    expect(read(file)).toContain(by);
  });

  test('that are not run are calls of AWS, and what tries the whole system for long', () => {
    const notRun = Object.keys(COMMANDS).filter((command) => 'notRun' in (COMMANDS[command] ?? {}));
    expect(notRun.filter((command) => !/^(?:aws|npm run (?:prove|mutate))\b/.test(command))).toEqual([]);
  });

  // The tests start these files themselves, because npm would build once more for each.
  test.each([
    ['start', 'npm run --silent build && node local/start.ts'],
    ['test', 'npm run check && npm run --silent package && vitest run'],
    ['package', 'npm run --silent build && node infra/commands/package.ts'],
    ['deploy', 'node infra/commands/deploy.ts'],
    ['remove', 'node infra/commands/remove.ts'],
    ['cost', 'node infra/commands/cost.ts'],
    ['bench', 'npm run --silent build && node bench/bench.ts'],
    ['pictures', 'node test/pictures/command.ts'],
    ['fix', 'node infra/commands/documents.ts && biome check --write .'],
    ['check', 'biome ci --error-on-warnings . && tsc'],
  ])('npm %s runs %s', (script, what) => {
    expect(scripts[script]).toContain(`check-node.cjs && ${what}`);
  });

  test('name only scripts that exist', () => {
    const named = Object.keys(COMMANDS).flatMap((command) =>
      [...command.matchAll(/npm (?:run )?(?!ci\b)([\w-]+)/g)].map(([, script = '']) => script),
    );
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

describe('what is given to a command is accepted', () => {
  /** The words after `--` of each such command, without the quotes that the shell takes away. */
  const wordsOf = (script: string): readonly (readonly string[])[] =>
    Object.keys(COMMANDS)
      .filter((command) => command.includes(`npm ${script} -- `))
      .map((command) => command.split(' -- ')[1]?.match(/(?:[^\s"]|"[^"]*")+/g) ?? [])
      .map((words) => words.map((word) => word.replaceAll('"', '')));

  test.each(wordsOf('run deploy'))('npm run deploy -- %s', (...words) => {
    // Without the settings of whoever runs the tests.
    expect(() => planDeployment(readOptions('deploy', words, {}), '/nowhere')).not.toThrow();
  });

  test.each(wordsOf('run remove'))('npm run remove -- %s', (...words) => {
    expect(readOptions('remove', words, {}).mistakes).toEqual([]);
  });

  test.each(wordsOf('run bench'))('npm run bench -- %s', (...words) => {
    const context = { topics: [], environment: {}, root: '.' };
    expect(() => readBenchOptions(words, context)).not.toThrow();
  });

  test.each(wordsOf('start'))('npm start -- %s', (...words) => {
    expect(() => readCommandLine(words)).not.toThrow();
  });
});

test('docs/development.md says what each script does', () => {
  const documented = rows(section(read('docs/development.md'), 'Commands'))
    .slice(2)
    .map(([command = '']) => /^`npm (?:run )?([\w-]+)`$/.exec(command)?.[1]);
  expect(documented.toSorted()).toEqual(Object.keys(scripts).toSorted());
});

describe('the check', () => {
  test.each<[string, readonly string[]]>([
    ['```sh\nnpm ci\n# a comment\n\nrm -rf build\n```', ['npm ci', 'rm -rf build']],
    [
      '   ```sh\n   aws sns subscribe \\\n     --protocol email\n   ```',
      ['aws sns subscribe --protocol email'],
    ],
    ['Run `npm run\nprove` or `./script`, twice: `./script`.', ['npm run prove', './script']],
    ['`npm`, `ADDING`, `lib/settings.ts` and `--param="name=value"` are no commands', []],
    ['```js\nnpm ci\n```', []],
  ])('finds the commands in %j', (text, commands) => {
    expect([...commandsIn(text)]).toEqual(commands);
  });

  test.each(['', 'bash', 'console'])(
    'refuses a block in the language "%s", in which a command could hide',
    (language) => {
      expect(() => commandsIn(`\`\`\`${language}\nnpm ci\n\`\`\``)).toThrow(
        'A block of code must be one of sh,',
      );
    },
  );
});
