import type { Duration } from '../../lib/domain/time.ts';
import { readConfig } from '../../lib/poll/config.ts';
import { mustBePlayable } from './playable.ts';
import { policyEnvironment } from './policy.ts';
import type { Stage, StageOptions } from './stage.ts';
import { at, type Step, type Story } from './story.ts';

/**
 * The function's environment when a story is played in real time: `settings`, and the policy of the story.
 * @throws StoryError for what can't be played in real time
 */
export function liveEnvironment(
  story: Story,
  settings: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  let environment = settings;
  for (const [index, step] of story.steps.entries()) {
    if (step.type === 'runs') continue;
    if (story.steps.slice(0, index).some(({ type }) => type === 'runs')) {
      throw at(
        step.place,
        'the function reads its policy once: expected every "policy" before the first run',
      );
    }
    environment = { ...environment, ...policyEnvironment(step.settings, step.place) };
    refuseBadPolicy(environment, step);
  }
  mustBePlayable(story);
  return environment;
}

function refuseBadPolicy(environment: Readonly<Record<string, string>>, { place }: Step): void {
  try {
    readConfig(environment);
  } catch (error) {
    throw at(place, `the policy is refused: ${(error as Error).message}`);
  }
}

export interface LiveStory {
  /** Puts on stage what the story has said by now. What goes wrong lasts for the runs of its line. */
  readonly play: (elapsed: Duration) => void;
  /** Whether nothing more happens by itself, and the run of its last line has begun. */
  readonly isOver: (elapsed: Duration) => boolean;
}

/** `tolerance`: how much earlier or later than its time a run may be. */
export function liveStory({ steps }: Story, stage: Stage, tolerance: Duration): LiveStory {
  const ahead = steps.filter((step) => step.type === 'runs');
  let until = 0;
  return {
    play: (elapsed) => {
      if (elapsed > until + tolerance) stage.calm();
      for (let next = ahead[0]; next !== undefined && next.from <= elapsed + tolerance; next = ahead[0]) {
        stage.calm();
        for (const statement of next.statements) stage.apply(statement);
        until = next.to;
        ahead.shift();
      }
    },
    isOver: (elapsed) => ahead.length === 0 && elapsed > until + tolerance,
  };
}

type Controls = StageOptions['organization'];

/** For a stage on which a person acts, too: what they have taken away already, the story need not take away. */
export const sharedStage = (controls: Controls): Controls => ({
  ...controls,
  removeRegionRow: (arn, name) => {
    const instance = controls.instances().find((one) => one.arn === arn);
    if (instance?.regions?.some((region) => region.name === name)) controls.removeRegionRow(arn, name);
  },
});
