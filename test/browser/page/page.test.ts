import { describe, expect } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { play } from '../../support/story/play.ts';
import { test } from '../browser-test.ts';
import { checksIn } from '../checks.ts';
import { type OpenPage, openPage } from './open-page.ts';

/** Plays what the page copies as a story. Also says how many messages it expects. */
async function playCopied({
  page,
  press,
}: OpenPage): Promise<{ readonly text: string; readonly expected: number }> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press('Copy as story');
  await page.getByText('The story is on the clipboard.').waitFor();
  const text = await page.evaluate<string>('navigator.clipboard.readText()');
  const [story] = parseStories(text, 'copied.story');
  if (story === undefined) throw new Error('The page has no story');
  await play(story);
  return {
    text,
    expected: story.steps.flatMap((step) => (step.type === 'runs' ? step.expected : [])).length,
  };
}

describe('the page', () => {
  test('shows a Region that is added and hangs: its age, the alert, and the closing when it completes', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, mail, press, counts } = opened;
    await page.getByLabel('Region to add to org', { exact: true }).fill('us-east-2');
    await page.getByLabel('The Region to add to org hangs').check();
    await press('Add Region to org');
    const row = page.locator('#aws tr', { hasText: 'us-east-2' });
    await row.getByText('ADDING').waitFor();
    await row.getByText(/^([3-9]|\d\d)s$/).waitFor();
    await page.locator('#widget').getByText('WARNING: Region us-east-2 of org still ADDING').waitFor();
    const alert = mail('[WARNING] Identity Center: adding Region us-east-2 to org');
    await alert.locator('.as-email').getByText('Region us-east-2 of org still ADDING after').waitFor();
    await press('Complete us-east-2 of org');
    await row.getByText('ACTIVE').waitFor();
    await mail('[RESOLVED] Identity Center: adding Region us-east-2 to org').waitFor();
    await counts('delivered', 2);
    await counts('lost', 0);
    const { text, expected: told } = await playCopied(opened);
    expected(text).toMatch(/-> opened warning region-adding org\/us-east-2\n/);
    expected(told).toBe(2);
    expected(opened.problems).toEqual([]);
  });

  test('shows that a message waits while SNS refuses, and arrives once when that is mended', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, mail, press, counts } = opened;
    await press('SNS: Refuse messages');
    await page.getByRole('button', { name: 'SNS: Refuse messages: on', pressed: true }).waitFor();
    await page.getByText('SNS: Refuse messages: on from the next run').waitFor();
    await press('Remove eu-west-1 of org');
    await counts('pending', 1);
    await mail('removing Region eu-west-1').locator('.delivery.pending').waitFor();
    await counts('lost', 0);
    await press('Clear all');
    await mail('removing Region eu-west-1').locator('.delivery.delivered').first().waitFor();
    await counts('pending', 0);
    await counts('lost', 0);
    await counts('repeated', 0);
    expected(await mail('[WARNING] Identity Center: removing Region eu-west-1').count()).toBeLessThanOrEqual(
      1,
    );
    const { text } = await playCopied(opened);
    expected(text).toContain('publish fails');
    expected(text).toContain('-> run fails');
    expected(opened.problems).toEqual([]);
  });

  test('repeats a message whose answer was lost, and says so', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, press, counts } = opened;
    await press('SNS: Accept messages, and lose the answer');
    await press('Vanish eu-west-1 of org');
    await page.locator('.delivery.repeated').first().waitFor();
    await counts('lost', 0);
    await press('Clear all');
    await counts('pending', 0);
    const { text } = await playCopied(opened);
    expected(text).toContain('publish loses its answer');
  });

  test('kills a run, runs two at once, and loses nothing', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, press, counts, mail } = opened;
    await press('Kill the next run while it reads');
    await press('Kill the next run as it saves');
    await page.getByText('Failed so far: 2; the last was run').waitFor();
    await page.getByText('The process of the function ended').waitFor();
    await press('Start two runs at once, next time');
    // What AWS answers must not change between two runs at once: which of them sees it is chance.
    const recorded = () => page.evaluate<string>("fetch('/story').then((one) => one.text())");
    await expected.poll(recorded, { timeout: 100_000 }).toContain('2 runs at once');
    await press('Vanish eu-west-1 of org');
    await mail('[CRITICAL] Identity Center: Region eu-west-1 of org not listed').waitFor();
    await counts('lost', 0);
    const { text, expected: told } = await playCopied(opened);
    expected(text).toContain('load fails');
    expected(text).toContain('save fails');
    expected(text).toContain('2 runs at once');
    expected(told).toBe(1);
  });

  test('shows when the monitor is blind, beside what AWS really has', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, press } = opened;
    await page.locator('#widget').getByText('All 2 Regions are ACTIVE').waitFor();
    await press('Identity Center: Deny access');
    await press('Vanish eu-west-1 of org');
    await page.locator('#widget').getByText('AccessDeniedException').first().waitFor();
    await page.locator('#widget').getByRole('rowheader', { name: 'eu-west-1' }).waitFor();
    expected(await page.locator('#aws').getByText('eu-west-1', { exact: true }).count()).toBe(0);
    await playCopied(opened);
  });

  test('says where the story is when the browser keeps its clipboard closed', async ({
    browser,
    onTestFinished,
  }) => {
    const { page, press } = await openPage(browser, onTestFinished);
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("closed"))');
    await press('Copy as story');
    await page.getByText('The browser keeps its clipboard closed: use "Show the story".').waitFor();
  });

  test('says why something can not be done', async ({ browser, onTestFinished }) => {
    const { page, press } = await openPage(browser, onTestFinished);
    await page.getByLabel('Region to add to org', { exact: true }).fill('eu-west-1');
    await press('Add Region to org');
    await page.getByRole('status').getByText('eu-west-1 is already enabled').waitFor();
  });
});

describe('an instance', () => {
  test('can be created, fail, be deleted and vanish', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const opened = await openPage(browser, onTestFinished);
    const { page, press, mail } = opened;
    await page.getByLabel('New instance').fill('sandbox');
    await press('Create');
    await press('Fail sandbox');
    await mail('[CRITICAL] Identity Center: creating instance sandbox failed').waitFor();
    await press('Delete sandbox');
    await press('Complete sandbox');
    await mail('[RESOLVED]').first().waitFor();
    await page.getByLabel('Field to leave out of org').selectOption('Regions');
    await press('Leave out of org');
    await page.locator('#aws').getByText('without Regions').waitFor();
    await press('Bring all back to org');
    await page.locator('#aws').getByText('eu-west-1').waitFor();
    const { text } = await playCopied(opened);
    expected(text).toContain('sandbox CREATE_FAILED');
  });
});

describe('people', () => {
  test('can use it with a keyboard: focus stays where it is while the page changes', async ({
    browser,
    onTestFinished,
    expect: expected,
  }) => {
    const { page } = await openPage(browser, onTestFinished);
    const button = page.getByRole('button', { name: 'SNS: Refuse messages' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'SNS: Refuse messages: on' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'SNS: Refuse messages: off' }).waitFor();
    expected(await page.evaluate('document.activeElement.id')).toBe('switch-publish');
    const input = page.getByLabel('Region to add to org', { exact: true });
    await input.pressSequentially('us-ea');
    const [, run] = /Run (\d+)/.exec((await page.locator('#status').textContent()) ?? '') ?? [];
    await page
      .locator('#status')
      .getByText(`Run ${Number(run) + 2}`)
      .waitFor();
    expected(await input.inputValue()).toBe('us-ea');
  });

  test('can open it twice: both show the same', async ({ browser, onTestFinished }) => {
    const { page, url, press, mail } = await openPage(browser, onTestFinished);
    const other = await page.context().newPage();
    other.setDefaultTimeout(0);
    await other.goto(url);
    await press('Vanish eu-west-1 of org');
    await other.locator('.mail summary', { hasText: '[CRITICAL]' }).waitFor();
    await page.bringToFront();
    await mail('[CRITICAL]').waitFor();
  });

  test.for([
    [375, 'light'],
    [800, 'dark'],
    [1600, 'light'],
  ] as const)(
    'can read it at %i pixels, %s: axe finds nothing, nothing is cut or covered, nothing scrolls sideways',
    async ([width, theme], { browser, onTestFinished, expect: expected }) => {
      const opened = await openPage(browser, onTestFinished, { width });
      const { page, press, mail, problems } = opened;
      await page.getByLabel(theme, { exact: true }).check();
      await press('CloudWatch: Refuse metrics');
      await press('Vanish eu-west-1 of org');
      await mail('[CRITICAL]').waitFor();
      for (const format of ['Email', 'Slack', 'Amazon Q', 'JSON']) {
        await page.getByLabel(format, { exact: true }).check();
        // What has been scrolled away is no problem of the layout.
        await page.evaluate('scrollTo(0, 0)');
        const checks = await checksIn(page);
        expected(await checks.layoutProblems(), format).toEqual([]);
        expected(await checks.accessibilityProblems(), format).toEqual([]);
      }
      expected(problems).toEqual([]);
    },
  );
});

test('the script of the page is about a hundred lines, so that nobody needs a framework to read it', async () => {
  const { readFileSync } = await import('node:fs');
  const script = readFileSync(new URL('../../../local/page/browser/page.js', import.meta.url), 'utf8');
  expect(script.split('\n').length).toBeLessThan(140);
});
