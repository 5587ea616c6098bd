import { expect, test } from 'vitest';
import { readConfig } from '../../../lib/poll/config.ts';
import { createMailbox } from '../../../local/page/mailbox.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { STORY_START } from '../../../local/story/story.ts';
import { playIn } from '../../support/story/player.ts';
import { environmentFor, openWorld, stillClock } from '../../support/story/world.ts';

const CONFIG = readConfig(environmentFor('eu-west-1'));

/** What the page says after each run of a story. */
async function accounts(...lines: readonly string[]) {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  const world = openWorld({ clock: stillClock(STORY_START) });
  const mailbox = createMailbox(CONFIG);
  const found: string[] = [];
  for await (const _ of playIn(world, story)) {
    mailbox.look(world.table.items(), world.aws.inbox.messages());
    const { decided, delivered, pending, repeated, lost } = mailbox.account();
    found.push(
      `${decided} decided, ${delivered} delivered, ${pending} pending, ${repeated} repeated, ${lost} lost`,
    );
  }
  return { found, mailbox };
}

test('what waits is pending, with the text that it would have, and is delivered once', async () => {
  const { found, mailbox } = await accounts(
    '00:00 eu-west-1 ACTIVE, eu-north-1 ACTIVE',
    '00:05 eu-north-1 REMOVING, publish fails',
    '00:10',
  );
  expect(found).toEqual([
    '0 decided, 0 delivered, 0 pending, 0 repeated, 0 lost',
    '1 decided, 0 delivered, 1 pending, 0 repeated, 0 lost',
    '1 decided, 1 delivered, 0 pending, 0 repeated, 0 lost',
  ]);
  expect(mailbox.mails().map(({ delivery, subject }) => `${delivery} ${subject}`)).toEqual([
    'delivered [WARNING] Identity Center: removing Region eu-north-1 from org',
  ]);
});

test('a message whose answer was lost waits, arrives again, and is told as repeated', async () => {
  const { found, mailbox } = await accounts(
    '00:00 eu-west-1 ACTIVE, eu-north-1 ACTIVE',
    '00:05 eu-north-1 REMOVING, publish loses its answer',
    '00:10',
  );
  expect(found.slice(1)).toEqual([
    '1 decided, 1 delivered, 0 pending, 0 repeated, 0 lost',
    '1 decided, 1 delivered, 0 pending, 1 repeated, 0 lost',
  ]);
  expect(mailbox.mails().map(({ delivery }) => delivery)).toEqual(['repeated', 'delivered']);
});

test('what was decided, does not wait and has not arrived is lost', async () => {
  const { found } = await accounts(
    '00:00 eu-west-1 ACTIVE, eu-north-1 ACTIVE',
    '00:05 eu-north-1 REMOVING, publish fails',
    '00:10 table emptied, eu-north-1 ACTIVE',
  );
  expect(found.at(-1)).toBe('1 decided, 0 delivered, 0 pending, 0 repeated, 1 lost');
});
