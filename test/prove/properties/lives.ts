import fc from 'fast-check';
import { expectationText } from '../../../local/story/arrival.ts';
import { printStory } from '../../../local/story/print.ts';
import type { RunsStep, Story } from '../../../local/story/story.ts';
import { type Life, live } from '../../support/story/life.ts';

export interface Sample {
  readonly seed: number;
  readonly lives: number;
  /** After which no more shrinking is begun, in milliseconds. */
  readonly shrinkFor?: number;
}

/** What breaks a law in a life; nothing when it holds. */
export type Check = (life: Life, story: Story) => readonly string[] | Promise<readonly string[]>;

export interface Law {
  readonly stories: fc.Arbitrary<Story>;
  readonly check: Check;
}

/** A life that breaks a law: the shortest that was found, as a story that can be pasted into a file and replayed. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
}

/** Plays random lives, and throws a `LawBroken` with the shortest story in which the check finds something. */
export async function holds(
  law: string,
  { stories, check }: Law,
  { seed, lives, shrinkFor = 60_000 }: Sample,
): Promise<void> {
  let giveUpAt = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(stories, async (story) => {
    if (performance.now() > giveUpAt) return;
    try {
      const broken = await check(await lifeOf(story), story);
      if (broken.length > 0) throw new LawBroken(broken.join('\n'));
    } catch (error) {
      giveUpAt = Math.min(giveUpAt, performance.now() + shrinkFor);
      throw error;
    }
  });
  const result = await fc.check(property, { seed, numRuns: lives });
  if (!result.failed) return;
  const [story] = result.counterexample ?? [];
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : 'It could not be played';
  if (story === undefined) throw new Error(`${law}: ${why}`, { cause: result.errorInstance });
  const cause = result.errorInstance instanceof LawBroken ? {} : { cause: result.errorInstance };
  throw new LawBroken(`${law} (seed ${seed})\n${why}\n\n${await replayable(story)}`, cause);
}

const played = new Map<string, Promise<Life>>();
const KEPT = 100;

/** Each life of a small sample is played once, however many laws are asked about it. */
export function lifeOf(story: Story): Promise<Life> {
  const text = printStory(story);
  const life = played.get(text) ?? live(story);
  played.set(text, life);
  const [oldest] = played.keys();
  if (played.size > KEPT && oldest !== undefined) played.delete(oldest);
  return life;
}

/** The story, saying of every run what arrived then. */
export async function replayable(story: Story): Promise<string> {
  const life = await lifeOf(story).catch(() => undefined);
  return printStory(life === undefined ? story : withArrivals(story, life));
}

export function withArrivals(story: Story, { moments }: Life): Story {
  const arrived = new Map(moments.map((moment) => [moment.step, moment]));
  const withExpected = (step: RunsStep): RunsStep => {
    const moment = arrived.get(step);
    const texts = (moment?.arrivals ?? []).map(expectationText);
    const expected = texts.map(
      (text) => ({ text, place: step.place, resource: '', listing: [], with: [], without: [] }) as never,
    );
    return { ...step, expected, fails: moment?.reports.some(({ failures }) => failures.length > 0) ?? false };
  };
  return { ...story, steps: story.steps.map((step) => (step.type === 'runs' ? withExpected(step) : step)) };
}
