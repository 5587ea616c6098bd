import { expect, test } from 'vitest';
import { showProgress } from '../../../bench/command/progress.ts';

/** What is written while 30 things are done, one a second. */
function shown(isTTY: boolean): string {
  let text = '';
  let at = 0;
  const to = { isTTY, write: (part: string) => (text += part) };
  const { progress, end } = showProgress('polls', to, () => at);
  for (let done = 1; done <= 30; done++) {
    at += 1000;
    progress(done, 30);
  }
  end();
  return text;
}

test('a terminal shows the progress on one line that changes', () => {
  expect(shown(true)).toMatch(/^(\rpolls: \d+ of 30, \d+ s ){30}\n$/);
});

test('a file gets a line for each tenth', () => {
  const lines = shown(false).split('\n');
  expect(lines.slice(0, 2)).toEqual(['polls: 3 of 30, 3 s', 'polls: 6 of 30, 6 s']);
  expect(lines.slice(-2)).toEqual(['polls: 30 of 30, 30 s', '']);
  expect(lines).toHaveLength(11);
});
