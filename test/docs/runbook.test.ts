import { describe, expect, test } from 'vitest';
import { NEVER_ANNOUNCED, OUTCOMES } from '../../lib/domain/change.ts';
import { CONDITION_KINDS } from '../../lib/domain/conditions.ts';
import { envelopeOf } from '../../lib/domain/judge/outbox.ts';
import type { Kind, Notification } from '../../lib/domain/ledger.ts';
import { messageOf } from '../../lib/messages/message.ts';
import {
  askRegion,
  DELEGATED_ADMINISTRATORS,
  describeInstance,
  describeKey,
  keyPolicy,
  listInstances,
  listRegions,
  settleIncident,
  whoCalled,
} from '../../lib/messages/wording/commands.ts';
import { NOTIFICATIONS } from '../lib/messages/sample-notifications.ts';
import { CONTEXT, SCOPE } from '../lib/messages/samples.ts';
import { anchorsOf } from '../support/documents/links.ts';
import { read, rows, section as sectionOf, withoutCodeBlocks } from '../support/documents/markdown.ts';

const PAGE = read('docs/runbook.md');

const ALONE = OUTCOMES.filter((outcome) => !NEVER_ANNOUNCED[outcome]);
const KINDS: readonly Kind[] = [...CONDITION_KINDS, ...ALONE, 'summary'];
const PARTS = ['What it means', 'How to look', 'What to do', 'Whom to call', 'How it ends'];

const headings = (markdown: string): readonly string[] =>
  [...withoutCodeBlocks(markdown).matchAll(/^#+ .+$/gm)].map(([heading]) => heading);

const section = (kind: Kind): string => PAGE.split(/^## /m).find((one) => one.startsWith(`${kind}\n`)) ?? '';

/** The text of each part of a section, by its name in bold. */
function partsOf(kind: Kind): ReadonlyMap<string, string> {
  const [, ...parts] = section(kind).split(/^\*\*(?=[^*\n]+\.\*\*\s)/m);
  return new Map(
    parts.map((part) => {
      const [name = '', ...text] = part.split('.**');
      return [name, text.join('.**').trim()];
    }),
  );
}

const PLACEHOLDERS = { scope: { ...SCOPE, stage: 'STAGE' }, deployedIn: 'REGION' };

/** With placeholders in the place of names, which `commands.ts` puts there itself when a name is none. */
const COMMANDS: readonly string[] = [
  DELEGATED_ADMINISTRATORS,
  describeInstance('INSTANCE_ARN', 'REGION'),
  describeKey('REGION'),
  keyPolicy('REGION'),
  listInstances('REGION'),
  listRegions('INSTANCE_ARN', 'REGION'),
  settleIncident('INCIDENT', PLACEHOLDERS),
  askRegion('REGION', PLACEHOLDERS),
  ...['AddRegion', 'DeleteInstance', 'RemoveRegion'].map((action) => whoCalled(action, 'REGION')),
];

const commandsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/\b(?:aws|npm run) [a-z][^\n`]*/g)].map(([command]) => command);

const withPlaceholders = (command: string): string =>
  command
    .replace(/(?<=--region )\S+/, 'REGION')
    .replace(/(?<=--instance-arn )\S+/, 'INSTANCE_ARN')
    .replace(/(?<=identity-center-monitor-|--stage )\S+/, 'STAGE')
    .replace(/(?<=identityCenterRegion=)[^"]+/, 'REGION')
    .replace(/(?<="incident":")[^"]+/, 'INCIDENT');

const messageIn = (notification: Notification) => messageOf(envelopeOf(notification), CONTEXT);
const headOf = (notification: Notification): string => {
  const { mark, headline } = messageIn(notification);
  return `[${mark}] ${headline}`;
};
const commandsOf = (notification: Notification): readonly string[] =>
  messageIn(notification).steps.flatMap(({ commands }) => commands ?? []);

describe('docs/runbook.md', () => {
  test('has one section for everything that a message can be about, in order, and no other heading', () => {
    expect(headings(PAGE)).toEqual(['# Runbook', ...KINDS.map((kind) => `## ${kind}`)]);
    // A message links to its kind as it is spelled.
    expect([...anchorsOf(PAGE)].slice(1)).toEqual(KINDS);
  });

  test.each(CONDITION_KINDS)('has the five parts of %s, each with a text', (kind) => {
    const parts = partsOf(kind);
    expect([...parts.keys()]).toEqual(PARTS);
    for (const [part, text] of parts) expect(text.length, part).toBeGreaterThan(30);
  });

  test.each([
    ['What it means', /sign(?:s|ing)? in|sign-in/i],
    ['Whom to call', /AWS Support/],
    ['How it ends', /^(?:By itself|When ).*Silence/s],
  ])('does not leave open, under "%s", what a reader asks first', (part, answer) => {
    expect(CONDITION_KINDS.filter((kind) => !answer.test(partsOf(kind).get(part) ?? ''))).toEqual([]);
  });

  test('gives only commands that messages are made of', () => {
    const given = commandsIn(PAGE);
    expect(given.length).toBeGreaterThan(KINDS.length);
    expect(given.filter((command) => !COMMANDS.includes(command))).toEqual([]);
  });

  test('gives every command alone on its line', () => {
    const code = [...PAGE.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].flatMap(([, block = '']) =>
      block
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    );
    expect(code.toSorted()).toEqual([...commandsIn(PAGE)].toSorted());
  });

  test.each(KINDS)('gives every command that a message about %s carries', (kind) => {
    const told = NOTIFICATIONS.filter((one) => one.kind === kind && one.reason !== 'closed');
    expect(told).not.toHaveLength(0);
    const carried = new Set(told.flatMap(commandsOf).map(withPlaceholders));
    expect([...carried].filter((command) => !commandsIn(section(kind)).includes(command))).toEqual([]);
  });

  test('shows the settle command where messages carry it, and nowhere else', () => {
    const settle = settleIncident('INCIDENT', PLACEHOLDERS);
    const carried = NOTIFICATIONS.filter((one) => commandsOf(one).map(withPlaceholders).includes(settle));
    const shown = KINDS.filter((kind) => section(kind).includes(settle));
    expect(shown).toEqual(KINDS.filter((kind) => carried.some((one) => one.kind === kind)));
  });

  describe('the last messages', () => {
    const quotesIn = (markdown: string): readonly string[] =>
      [...markdown.matchAll(/`(\[(?:RESOLVED|CLOSED, …)\] [^`]+)`/g)].map(([, quote = '']) => quote);

    test.each(CONDITION_KINDS)('names every end of %s', (kind) => {
      const quotes = quotesIn(section(kind));
      const heads = ENDS.filter((one) => one.kind === kind).map((one) => headOf(one));
      expect(heads.length).toBeGreaterThan(1);
      expect(heads.filter((head) => !quotes.some((quote) => isQuoted(head, quote)))).toEqual([]);
    });

    test('names no end that no message has', () => {
      const heads = ENDS.map(headOf);
      const quotes = quotesIn(PAGE);
      expect(quotes.length).toBeGreaterThan(CONDITION_KINDS.length);
      expect(quotes.filter((quote) => !heads.some((head) => isQuoted(head, quote)))).toEqual([]);
    });
  });

  describe('the table of contents', () => {
    const rowsIn = (markdown: string) => rows(markdown).slice(2);

    const contents = rowsIn(PAGE.split(/^## /m)[0] ?? '');

    test('has one row for each kind, in order, with a link', () => {
      expect(contents.map(([link]) => link)).toEqual(CONDITION_KINDS.map((kind) => `[${kind}](#${kind})`));
      for (const [link, text = ''] of contents) expect(text.length, link).toBeGreaterThan(10);
    });

    test('links to every other section too', () => {
      for (const kind of KINDS) expect(PAGE.split(/^## /m)[0]).toContain(`[${kind}](#${kind})`);
    });

    test('has the severities of docs/alerts.md', () => {
      const documented = severitiesOf(rowsIn(sectionOf(read('docs/alerts.md'), 'What opens an incident')));
      expect(documented.size).toBe(CONDITION_KINDS.length);
      expect(severitiesOf(contents)).toEqual(documented);
    });
  });

  test.each([
    ['README.md', 'docs/runbook.md'],
    ['docs/operations.md', 'runbook.md'],
  ])('is linked from %s', (page, link) => {
    const links = [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
    expect(links).toContain(link);
  });
});

/** Every way in which an incident ends. */
const ENDS = NOTIFICATIONS.filter(({ reason }) => reason === 'closed');

/** Placeholders stand for any name, `…` for a severity; how long it took is left out. */
function isQuoted(head: string, quote: string): boolean {
  const pattern = quote
    .replaceAll(/[[\]]/g, '\\$&')
    .replace('…', '[A-Z]+')
    .replaceAll('REGION', '[a-z]{2}-[a-z]+-\\d')
    .replace('Region [', '(?:Primary |primary )?Region [')
    .replace('NAME', 'acme-workforce')
    .replace('INSTANCE_ID', 'ssoins-\\w+')
    .replace('STATUS', '[A-Z_]+');
  return new RegExp(`^${pattern}(?:,? (?:after|which took) .+)?$`).test(head);
}

/** By kind: the severities at once, and the times until the others. A kind can have several rows. */
function severitiesOf(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  let kind = '';
  for (const [first = '', , atOnce = '', ...times] of rows) {
    kind = first.match(/[a-z]+(?:-[a-z]+)*/)?.[0] ?? kind;
    const later = ['warning', 'critical'].map((severity, index) => `${severity} after ${times[index]}`);
    const severities = [
      ...(atOnce.match(/warning|critical/g) ?? []),
      ...later.filter((one) => !one.endsWith(' ')),
    ];
    all.set(kind, [...new Set([...(all.get(kind) ?? []), ...severities])].toSorted());
  }
  return all;
}
