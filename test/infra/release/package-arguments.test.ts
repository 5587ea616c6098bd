import { expect, test } from 'vitest';
import { whatWasAsked } from '../../../infra/release/arguments.ts';

test('npm run package takes no options, and says so', () => {
  expect(whatWasAsked([])).toBe('release');
  expect(whatWasAsked(['--help'])).toBe('help');
  expect(whatWasAsked(['-h'])).toBe('help');
  expect(() => whatWasAsked(['--stage=dev'])).toThrow('npm run package takes no options');
});
