import { expect } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { viewAt, widgetAt, widgetDocument } from '../../pictures/widget.ts';
import { endingOf } from '../../support/story/ending.ts';
import { test } from '../browser-test.ts';
import { checksIn } from '../checks.ts';
import { withPage } from '../page.ts';
import { harmOfNames, POISONED_NAMES } from '../poisoned-names.ts';
import type { Situation } from './situations.ts';

/** The longest name of a Region that is not left out as unusable. */
const REGION_AT_MOST = 32;
/** As much as the widget shows of the name of an instance. */
const SHOWN = 80;

const STORY = `story names that come from AWS
00:00 acme ACTIVE, acme/eu-central-1 ACTIVE, acme/eu-west-1 ACTIVE, acme/us-east-1 PAUSED, beta CREATE_FAILED "REASON"
      -> opened warning unknown-status acme/us-east-1
      -> opened critical instance-create-failed beta
00:30 acme/eu-west-1 ADDING since 00:25 -> opened warning region-adding acme/eu-west-1`;

/** Wherever a text of AWS stands in the records: an instance, a Region, a status that we don't know, a reason. */
function named({ memory, ...situation }: Situation, name: string): Situation {
  const names = new Map([
    ['acme', name],
    ['eu-west-1', name.slice(0, REGION_AT_MOST)],
    ['PAUSED', name.slice(0, REGION_AT_MOST)],
    ['REASON', name],
  ]);
  return {
    ...situation,
    memory: JSON.parse(JSON.stringify(memory), (_, value) => names.get(value) ?? value),
  };
}

async function situationOf(): Promise<Situation> {
  const [story] = parseStories(STORY, 'names.test.ts');
  if (story === undefined) throw new Error('There is no story');
  return endingOf(story);
}

test('no name becomes markup in the widget, and each is shown as it is', async ({ browser }) => {
  const harmless = await situationOf();
  const render = (name: string): string => {
    const situation = named(harmless, name);
    return widgetAt(situation, viewAt(situation, { theme: 'light', width: 800, hours: 3 }));
  };
  // Nothing turns the direction of writing.
  const shown = (name: string): string => name.slice(0, SHOWN).replace(/[\u202e\u2066]/g, ' ');
  await withPage(browser, { html: widgetDocument('', { theme: 'light' }), width: 800 }, async (page) => {
    const checks = await checksIn(page);
    expect(await harmOfNames({ render, shown }, checks)).toEqual([]);
    for (const name of POISONED_NAMES) {
      const dropped = await checks.droppedByCloudWatch(render(name));
      // A filter may drop the label of a timeline when the name of its Region ends a style sheet. AWS has no such Region.
      expect(dropped.filter((what) => what !== 'aria-label of <svg>')).toEqual([]);
    }
  });
});

test.for(POISONED_NAMES.map((name) => [name.slice(0, 40), name] as const))(
  '%s can be read, and runs nothing',
  async ([, name], { browser }) => {
    const situation = named(await situationOf(), name);
    const html = widgetAt(situation, viewAt(situation, { theme: 'light', width: 320, hours: 3 }));
    await withPage(browser, { html: widgetDocument(html, { theme: 'light' }), width: 320 }, async (page) => {
      expect(await (await checksIn(page)).layoutProblems()).toEqual([]);
      expect(await page.evaluate('"ran" in globalThis')).toBe(false);
    });
  },
);
