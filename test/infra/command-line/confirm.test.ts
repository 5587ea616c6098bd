import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { confirm } from '../../../infra/command-line/confirm.ts';

const terminal = (typed: string, isTTY = true) => {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  input.end(typed);
  return { input, output };
};

describe('a person is asked', () => {
  test.each([
    ['y\n', true],
    ['YES\n', true],
    [' y \n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
  ])('and says %j', async (typed, expected) => {
    const { input, output } = terminal(typed);
    expect(await confirm('Go on?', { input, output })).toBe(expected);
    expect(String(output.read())).toContain('Go on? [y/N] ');
  });

  test('only where there is one', async () => {
    const { input, output } = terminal('y\n', false);
    expect(await confirm('Go on?', { input, output })).toBeUndefined();
    expect(output.read()).toBeNull();
  });
});
