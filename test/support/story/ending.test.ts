import { expect, test } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { STORY_START } from '../../../local/story/story.ts';
import { endingOf } from './ending.ts';

const ending = async (...lines: readonly string[]) => {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  return endingOf(story);
};

test('the ending of a story is what its last run has left, and all that has arrived', async () => {
  const { now, scope, policy, memory, messages } = await ending(
    'policy adding-warning 20',
    '00:00 eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00',
    '00:20 -> opened warning region-adding ap-southeast-2',
    '00:25 ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2',
  );
  expect(new Date(now - STORY_START).toISOString()).toContain('T00:25:00');
  expect(scope.region).toBe('eu-west-1');
  expect(policy.interval).toBe(5 * 60_000);
  expect(memory.scope?.lastPolledAt).toBe(now);
  const [instance] = memory.instances;
  expect(instance?.regions.map(({ episode }) => episode?.status)).toEqual(['ACTIVE', 'ACTIVE']);
  expect(messages.map(({ subject }) => subject?.split(']')[0])).toEqual(['[WARNING', '[RESOLVED']);
});

test('a record that can not be read, and a last run that was refused, are part of it', async () => {
  const { memory } = await ending(
    '00:00 eu-west-1 ACTIVE, beta ACTIVE',
    '00:05 record beta damaged, load fails -> run fails',
  );
  expect(memory.unreadable).toEqual([expect.stringMatching(/ssoins-0+beta$/)]);
  expect(memory.instances.map(({ name }) => name)).toEqual(['org']);
  expect(memory.scope).toBeDefined();
});

test('a story without a run has no ending', async () => {
  await expect(ending()).rejects.toThrow('The story "it" has no run');
});
