import { HOUR } from '../../../lib/domain/time.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { endingOfPicture } from '../../pictures/stories.ts';
import { type Ending, endingOf } from '../../support/story/ending.ts';

export type Situation = Omit<Ending, 'messages'>;

/** What a viewer can come upon. */
export const SITUATIONS: Readonly<Record<string, () => Promise<Situation>>> = {
  'one instance, all well': () => endingOfPicture('good'),
  'a Region that hangs': () => endingOfPicture('hanging'),
  'blind polls': () => endingOfPicture('blind'),
  'no run for an hour': async () => {
    const ending = await endingOfPicture('hanging');
    return { ...ending, now: ending.now + HOUR };
  },
  'an empty table': async () => ({
    ...(await endingOfPicture('good')),
    memory: { instances: [], unreadable: [], claimed: [] },
  }),
  'unreadable records': async () => {
    const ending = await endingOfPicture('hanging');
    const unreadable = ['arn:aws:sso:::instance/ssoins-7223000000000000', 'arn:aws:sso:::instance/x'];
    return { ...ending, memory: { ...ending.memory, unreadable } };
  },
  'an unreadable record of the scope': async () => {
    const ending = await endingOfPicture('hanging');
    const { scope: _, ...memory } = ending.memory;
    return { ...ending, memory: { ...memory, unreadable: ['scope'] } };
  },
  'six instances': () => instances(6),
  'twenty instances': () => instances(20),
};

/** Every third one has a Region that hangs. */
async function instances(count: number): Promise<Situation> {
  const names = Array.from({ length: count }, (_, index) => `instance${index + 1}`);
  const hanging = names.filter((_, index) => index % 3 === 0);
  const text = [
    `story ${count} instances`,
    `00:00 ${names.map((name) => `${name}/eu-central-1 ACTIVE, ${name}/ap-southeast-2 ACTIVE`).join(', ')}`,
    `00:05..00:55 ${names.map((name) => `${name}/us-east-1 ACTIVE`).join(', ')}`,
    `01:00..01:25 ${hanging.map((name) => `${name}/eu-west-1 ADDING since 01:00`).join(', ')}`,
    '01:30',
    ...hanging.map((name) => `-> opened warning region-adding ${name}/eu-west-1`),
    '01:35..02:30',
  ];
  const [story] = parseStories(text.join('\n'), 'situations.ts');
  if (story === undefined) throw new Error('There is no story');
  return endingOf(story);
}
