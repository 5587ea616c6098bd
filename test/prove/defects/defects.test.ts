import { describe, expect, test } from 'vitest';
import type { Story } from '../../../local/story/story.ts';
import { disturb } from '../faults/proof.ts';
import { singleFaults } from '../faults/sweep.ts';
import { interleave } from '../overlap/proof.ts';
import { isGreen, storiesToDisturb } from '../proof.ts';
import { DEFECTS } from './defects.ts';

const storyNamed = (title: string): Story => {
  const story = storiesToDisturb().find((one) => one.title === title);
  if (story === undefined) throw new Error(`There is no story "${title}"`);
  return story;
};
const STUCK = storyNamed('a Region is stuck');
const ANNOUNCED = storyNamed('changes are announced');

const TWO_AT_ONCE = { index: 1, runs: 2, apart: 0 };

/** Crashes are enough for the order in which a run does things. */
const crashes: Parameters<typeof disturb>[1] = async (timeline, calm) =>
  singleFaults(timeline, calm).filter(({ faults }) => faults[0]?.span === 'run');

describe('the proofs notice a run that', () => {
  test('publishes before it commits', async () => {
    const row = await disturb(ANNOUNCED, crashes, DEFECTS['publishes before it commits']);
    expect(isGreen(row)).toBe(false);
    expect(row.failure).toContain('published before it was stored');
  });

  test('acknowledges before it publishes', async () => {
    const row = await disturb(STUCK, crashes, DEFECTS['acknowledges before it publishes']);
    expect(row.lost).toBeGreaterThan(0);
    expect(row.failure).toContain('story a Region is stuck');
  });

  test('writes whatever the version is', async () => {
    const ports = DEFECTS['writes whatever the version is'];
    const row = await interleave(STUCK, TWO_AT_ONCE, { some: { times: 20, seed: 1 }, ports });
    expect(row.wrong).toBeGreaterThan(0);
  });

  test("ignores another run's claim", async () => {
    const ports = DEFECTS["ignores another run's claim"];
    const row = await interleave(STUCK, TWO_AT_ONCE, { some: { times: 20, seed: 1 }, ports });
    expect(row.wrong).toBeGreaterThan(0);
  });

  test('does none of that: then it is green', async () => {
    const rows = [await disturb(STUCK, crashes), await interleave(STUCK, TWO_AT_ONCE)];
    expect(rows.filter((row) => !isGreen(row))).toEqual([]);
  });
});
