import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCommandLine, usageOf } from '../../../bench/command/command-line.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const context = { topics: ['polls', 'cost'], environment: {}, root: ROOT };
const read = (...args: readonly string[]) => readCommandLine(args, context);

describe('npm run bench', () => {
  test('measures everything, and writes to the repository, unless it is told otherwise', () => {
    expect(read()).toEqual({ type: 'measure', quick: false, to: ROOT });
    expect(read('--quick', '--to', 'test')).toEqual({ type: 'measure', quick: true, to: 'test' });
    expect(read('--only', 'cost, polls')).toEqual({ type: 'print', quick: false, only: ['cost', 'polls'] });
    expect(read('--budget')).toEqual({ type: 'budget' });
    expect(read('--help', '--quick')).toEqual({ type: 'help' });
  });

  test.each([
    [
      ['--only', 'cost,pols'],
      '--only must have names such as polls,cost, got "cost,pols": there are polls, cost',
    ],
    [['--only', ''], '--only must have names such as polls,cost, got ""'],
    [['--only', 'cost', '--to', 'test'], '--only writes nothing, so it does not go with --to'],
    [['--budget', '--quick'], '--budget goes with no other option'],
    [['--to', '/nowhere/at/all'], '--to must be a folder that exists, got "/nowhere/at/all"'],
    [['--to', 'package.json'], '--to must be a folder that exists, got "package.json"'],
    [['--qick'], "Unknown option '--qick'"],
    [['polls'], "Unexpected argument 'polls'"],
  ])('refuses %j before it measures', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  test('says how an option reaches it that npm took for itself', () => {
    const taken = (environment: Readonly<Record<string, string>>) => () =>
      readCommandLine([], { ...context, environment });
    expect(taken({ npm_config_quick: 'true' })).toThrow(
      /^npm took --quick for itself: write npm run bench -- --quick$/,
    );
    expect(taken({ npm_config_quick: 'true', npm_config_only: 'cost' })).toThrow(
      /^npm took --only and --quick for itself: write npm run bench -- --only=cost --quick$/,
    );
  });

  test('names all topics in its help', () => {
    expect(usageOf(['polls', 'cost'])).toContain('write nothing: polls, cost\n');
  });
});
