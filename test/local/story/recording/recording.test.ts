import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseStories } from '../../../../local/story/parse.ts';
import { printStory } from '../../../../local/story/print.ts';
import { createRecording } from '../../../../local/story/recording/recording.ts';
import { troublesOf } from '../../../../local/story/recording/troubles.ts';
import { primaryRegionOf } from '../../../../local/story/stage.ts';
import { STORY_START, type Statement, type Story } from '../../../../local/story/story.ts';
import { type Played, play } from '../../../support/story/play.ts';
import { playIn } from '../../../support/story/player.ts';
import { openWorld, stillClock } from '../../../support/story/world.ts';

const FOLDER = new URL('../../../stories/', import.meta.url);

const STORIES: readonly Story[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.story'))
  .flatMap((file) => parseStories(readFileSync(new URL(file, FOLDER), 'utf8'), file))
  .filter(canBeRecorded);

/** What the page can do: nobody writes to the table there, and AWS lists no Region twice. The policy is fixed at the start. */
function canBeRecorded({ steps }: Story): boolean {
  const first = steps.findIndex(({ type }) => type === 'runs');
  const statements = steps.flatMap((step) => (step.type === 'runs' ? step.statements : []));
  return (
    steps.every(({ type }, index) => type === 'runs' || index < first) &&
    statements.every(
      (one) =>
        !['settle', 'record', 'table-emptied'].includes(one.type) && !(one.type === 'status' && one.also),
    )
  );
}

/** What a story has done to AWS and to the runs, as the page would have seen it. */
async function recorded(story: Story): Promise<Story> {
  const world = openWorld({ clock: stillClock(STORY_START) });
  const recording = createRecording({
    played: story,
    start: STORY_START,
    primaryRegion: primaryRegionOf(story),
  });
  const { aws } = world;
  let arrived = 0;
  for await (const { step, at, reports } of playIn(world, story)) {
    const endpoint = troublesOf(aws.faults.inForce()).map(
      (trouble): Statement => ({ type: 'endpoint', trouble }),
    );
    const others = step.statements.filter(({ type }) => type === 'call' || type === 'overlap');
    recording.add({
      now: STORY_START + at,
      instances: aws.organization.instances(),
      troubles: [...endpoint, ...others],
      messages: aws.inbox.messages().slice(arrived),
      hasFailed: reports.some(({ failures }) => failures.length > 0),
    });
    arrived = aws.inbox.messages().length;
  }
  return recording.story();
}

/** Of several instances in no order: a recording names them in its own. */
const subjectsOf = ({ messages }: Played) => messages.map(({ subject }) => subject).toSorted();

describe('what is recorded', () => {
  test.each(STORIES.map((story) => [story.title, story] as const))(
    'plays to the same, run by run: %s',
    async (_, story) => {
      const text = printStory(await recorded(story));
      const [read] = parseStories(text, 'recorded.story');
      if (read === undefined) throw new Error('nothing was recorded');
      const before = await play(story);
      const after = await play(read);
      expect(subjectsOf(after)).toEqual(subjectsOf(before));
    },
  );

  test('is most of what stories are about', () => {
    expect(STORIES.length).toBeGreaterThan(120);
  });
});
