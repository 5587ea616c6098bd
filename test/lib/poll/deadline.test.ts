import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../lib/domain/time.ts';
import { runTime } from '../../../lib/poll/deadline.ts';

describe("a run's time", () => {
  test.each([60 * SECOND, 10 * SECOND, 1 * SECOND])(
    'of %i ms leaves a reserve behind publishing, in order',
    (limit) => {
      const { poll, elsewhere, commit, publish, last } = runTime(1_000_000, limit, () => 1_000_000);
      const ends = [1_000_000, poll.at, elsewhere.at, commit.at, publish.at, last.at, 1_000_000 + limit];
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      expect(new Set(ends).size).toBe(ends.length);
    },
  );

  test.each([29_993, 9_999, 1, 0])(
    'of %i ms ends at whole milliseconds: a claim is stored as such',
    (limit) => {
      const { poll, elsewhere, commit, publish, last } = runTime(1_000_000, limit, () => 1_000_000);
      expect(
        [poll, elsewhere, commit, publish, last].map(({ at }) => at).filter(Number.isInteger),
      ).toHaveLength(5);
    },
  );

  test.each([
    [60 * SECOND, { poll: 20_800, elsewhere: 31_200, commit: 36_400, publish: 52_000, last: 59_400 }],
    [10 * SECOND, { poll: 3200, elsewhere: 4800, commit: 5600, publish: 8000, last: 9900 }],
  ])('of %i ms is divided so', (limit, ends) => {
    const { poll, elsewhere, commit, publish, last } = runTime(0, limit, () => 0);
    expect({
      poll: poll.at,
      elsewhere: elsewhere.at,
      commit: commit.at,
      publish: publish.at,
      last: last.at,
    }).toEqual(ends);
  });

  test('passes by the clock of the moment, and aborts what is under way', async () => {
    let clock = 1_000_000;
    const { publish } = runTime(clock, 40, () => clock);
    expect(publish.passed()).toBe(false);
    clock = publish.at;
    expect(publish.passed()).toBe(true);
    await new Promise((resolve) => publish.signal.addEventListener('abort', resolve));
    expect(publish.signal.aborted).toBe(true);
  });
});
