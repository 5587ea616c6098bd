import type { Duration } from '../../../lib/domain/time.ts';
import { type Config, readConfig } from '../../../lib/poll/config.ts';
import { policyEnvironment } from '../../../local/story/policy.ts';
import { primaryRegionOf } from '../../../local/story/stage.ts';
import { at, type RunsStep, type Story } from '../../../local/story/story.ts';
import { environmentFor } from './world.ts';

/** A time of a story at which one or more runs begin. */
export interface Moment {
  readonly step: RunsStep;
  /** From the start of the story. */
  readonly at: Duration;
  /** The settings, with the policy until here. */
  readonly config: Config;
  /** What a range says about AWS and about records happens at its first moment only. */
  readonly isFirst: boolean;
}

/** A story as the list of its moments. @throws StoryError for a policy that is refused */
export function momentsOf(story: Story): readonly Moment[] {
  let environment = environmentFor(primaryRegionOf(story));
  return story.steps.flatMap((step) => {
    if (step.type === 'runs') return momentsIn(step, configOf(step, environment));
    environment = { ...environment, ...policyEnvironment(step.settings, step.place) };
    return [];
  });
}

function momentsIn(step: RunsStep, config: Config): readonly Moment[] {
  const { interval } = config.policy;
  const count = Math.floor((step.to - step.from) / interval) + 1;
  return Array.from({ length: count }, (_, index) => ({
    step,
    at: step.from + index * interval,
    config,
    isFirst: index === 0,
  }));
}

function configOf({ place }: RunsStep, environment: Readonly<Record<string, string>>): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    throw at(place, `the policy is refused: ${(error as Error).message}`);
  }
}
