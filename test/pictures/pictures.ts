import { readFileSync } from 'node:fs';
import { parseStories } from '../../local/story/parse.ts';
import { type Ending, endingOf } from '../support/story/ending.ts';
import { emailDocument } from './email.ts';
import { slackDocument } from './slack/message.ts';

/** A picture of the documentation. */
export interface Picture {
  /** Of its file in `docs/pictures`. */
  readonly name: string;
  /** CSS pixels; the file has twice as many. */
  readonly width: number;
  /** The title of the story at whose end it is drawn. */
  readonly story: string;
  /** What it shows, as a whole document. */
  readonly show: (ending: Ending) => string;
}

export const PICTURES: readonly Picture[] = [
  {
    name: 'email.png',
    width: 720,
    story: 'a Region hangs',
    show: (ending) => emailDocument(lastMessage(ending)),
  },
  {
    name: 'slack.png',
    width: 720,
    story: 'a Region hangs',
    show: (ending) => slackDocument(lastMessage(ending), '<!here>'),
  },
];

export async function documentFor({ story, show }: Picture): Promise<string> {
  const played = STORIES.find(({ title }) => title === story);
  if (played === undefined) throw new Error(`${FILE} has no story "${story}"`);
  return show(await endingOf(played));
}

const FILE = 'test/stories/pictures.story';
const STORIES = parseStories(readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8'), FILE);

function lastMessage({ messages }: Ending) {
  const message = messages.at(-1);
  if (message === undefined) throw new Error('Nothing has arrived in this story');
  return message;
}
