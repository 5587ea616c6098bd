import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Change, NEVER_ANNOUNCED, OUTCOMES } from '../../../lib/domain/change.ts';
import { CONDITION_KINDS } from '../../../lib/domain/conditions.ts';
import type { RegionEpisode } from '../../../lib/domain/episode.ts';
import { envelopeOf } from '../../../lib/domain/judge/outbox.ts';
import { type Notification, REASONS } from '../../../lib/domain/ledger.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import type { CustomNotification } from '../../../lib/messages/formats/amazon-q.ts';
import type { JsonEvent } from '../../../lib/messages/formats/json.ts';
import { compose, type Publication } from '../../../lib/messages/publication.ts';
import { isGoodNews } from '../../../lib/messages/topic.ts';
import { NOTIFICATIONS, nameOf } from './sample-notifications.ts';
import {
  ARN,
  CONTEXT,
  closed,
  episode,
  INSTANCE,
  INSTANCE_ITSELF,
  instanceEpisode,
  NOON,
  ongoing,
  REGION,
  unknownEpisode,
  unseenEpisode,
} from './samples.ts';

const CASES = NOTIFICATIONS.map((notification) => [nameOf(notification), notification] as const);
const stuck = ongoing(
  'region-adding',
  REGION,
  episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' }),
  { sequence: 1 },
);
const BODIES = ['default', 'email', 'https', 'lambda', 'sqs', 'firehose'] as const;

const composed = (newest: Notification): Publication => compose(envelopeOf(newest), CONTEXT);
const chatOf = ({ bodies }: Publication): CustomNotification =>
  JSON.parse(bodies.https) as CustomNotification;

/** What SNS and Amazon Q Developer refuse, whatever the message is about. */
function expectAcceptable(publication: Publication): void {
  expect(publication.subject).toMatch(/^\[[\x20-\x7E]*\S$/);
  expect(publication.subject.length).toBeLessThan(100);
  expect(Object.keys(publication.bodies).sort()).toEqual([...BODIES].sort());
  const bytes = Buffer.byteLength(JSON.stringify(publication.bodies));
  expect(bytes).toBeLessThan(240 * 1024);
  for (const value of Object.values(publication.attributes).flat()) expect(value).toMatch(/\S/);
  expect(publication.attributes.severities).toContain(publication.attributes.severity);
  const { content } = chatOf(publication);
  expect(content.title.length).toBeLessThanOrEqual(250);
  expect(content.description.length).toBeLessThanOrEqual(8000);
  for (const step of content.nextSteps) expect(step.length).toBeLessThanOrEqual(350);
  for (const keyword of content.keywords) expect(keyword.length).toBeLessThanOrEqual(75);
}

/** Everything that a person reads. */
const textOf = (publication: Publication): string => {
  const { content, metadata } = chatOf(publication);
  const { impact, headline, meaning, steps, brief } = JSON.parse(publication.bodies.sqs) as JsonEvent;
  return [
    publication.subject,
    publication.bodies.email,
    JSON.stringify([content, metadata.summary]),
    JSON.stringify([impact, headline, meaning, steps, brief ?? '']),
  ].join('\n');
};

/** The outcome by its name, as every change has it, is no claim. */
const withoutOutcome = (text: string): string =>
  text.replaceAll(/"(completed|recovered)"|\/(completed|recovered)\//g, '');

describe.each(CASES)('%s', (_, notification) => {
  it('is what SNS and Amazon Q Developer accept', () => {
    expectAcceptable(composed(notification));
  });

  it('leaves no hole in its texts', () => {
    expect(textOf(composed(notification))).not.toMatch(/undefined|null|NaN|\[object|Invalid| {2}\./);
  });

  it('looks like good news only if it is good news', () => {
    const text = textOf(composed(notification)).replaceAll('2 x a change: completed', '');
    const claim = /\b(resolved|recovered|completed?|succeeded|success\w*|healthy|white_check_mark)\b/i;
    if (isGoodNews(notification)) expect(text).toMatch(claim);
    else expect(withoutOutcome(text)).not.toMatch(claim);
  });

  it('says what it means and what to do', () => {
    const { email } = composed(notification).bodies;
    expect(email).toMatch(/WHAT IT MEANS\n\S.{20,}\n\nWHAT TO DO\n1\. \S.{10,}|NEXT STEP\n\S.{10,}/);
  });

  it('begins its subject with its severity, or says how it was closed', () => {
    const { subject } = composed(notification);
    if (notification.reason !== 'closed') expect(subject).toMatch(/^\[(INFO|WARNING|CRITICAL)\] /);
    else if (isGoodNews(notification)) expect(subject).toMatch(/^\[RESOLVED\] /);
    else expect(subject).toMatch(/^\[CLOSED, (INFO|WARNING|CRITICAL)\] /);
  });
});

describe('good news', () => {
  const removal = episode('REMOVING');
  const unknown = { type: 'region', resource: REGION, from: unknownEpisode('PAUSED'), at: NOON } as const;
  const deleted: Change = {
    type: 'instance',
    resource: INSTANCE_ITSELF,
    from: instanceEpisode('DELETE_IN_PROGRESS'),
    at: NOON,
    outcome: 'completed',
    severity: 'warning',
  };
  const known = (to: RegionEpisode): Change => ({ ...unknown, to, outcome: 'recovered', severity: 'info' });

  it.each([
    [
      'a deletion that ended',
      closed('instance-deleting', deleted),
      '[CLOSED, WARNING] Identity Center: deleting instance acme-workforce',
    ],
    [
      'a known status other than ACTIVE',
      closed('unknown-status', known(removal)),
      '[CLOSED, WARNING] Identity Center: unknown status of Region eu-west-1 of acme-workforce',
    ],
  ])('is not: %s', (_, notification, head) => {
    const { subject, bodies } = composed(notification);
    expect(subject).toBe(head);
    expect(bodies.https).not.toMatch(/white_check_mark|RESOLVED/);
  });

  it('is ACTIVE after an unknown status', () => {
    const { subject } = composed(closed('unknown-status', known(episode('ACTIVE'))));
    expect(subject).toMatch(/^\[RESOLVED\] /);
  });
});

test('the samples hold every kind, every reason, and every outcome that can be told', () => {
  const all = <T>(of: (notification: Notification) => T | undefined) =>
    new Set(NOTIFICATIONS.flatMap((one) => of(one) ?? []));
  const announced = OUTCOMES.filter((outcome) => !NEVER_ANNOUNCED[outcome]);
  expect(all(({ kind }) => kind)).toEqual(new Set([...CONDITION_KINDS, ...announced, 'summary']));
  expect(all(({ reason }) => reason)).toEqual(new Set(REASONS));
  // What was ACTIVE and is lost had no incident, and gets one.
  const told = OUTCOMES.filter((outcome) => outcome !== 'lost');
  expect(all((one) => ('change' in one ? one.change.outcome : undefined))).toEqual(new Set(told));
});

test('no word of ours that only the code knows is shown to people', () => {
  const inner =
    /\b(LOST|UNWATCHED|UNLISTED|IDLE|UNREADABLE|superseded|facet|idle|undecided|episode|outbox)\b/;
  for (const notification of NOTIFICATIONS) {
    const { subject, bodies } = composed(notification);
    const [text = ''] = bodies.email.split('\n--\n');
    expect(`${subject}\n${text}`.replaceAll(/"incident":"[^"]*"/g, '')).not.toMatch(inner);
  }
});

test('every subject names Identity Center and what is affected, and none is cut', () => {
  for (const notification of NOTIFICATIONS) {
    const { subject } = composed(notification);
    expect(subject).toMatch(/^\[[A-Z, ]+\] Identity Center: .*(acme-workforce|account 123456789012|ssoins-)/);
    expect(subject).not.toMatch(/\.\.\.$/);
    const { resource } = notification;
    if (resource.type === 'region') expect(subject).toContain(`Region ${resource.region}`);
  }
});

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  'a space': ' ',
  'a control character': '\u0000',
  'line breaks': 'a\r\nBcc: x@example.com\n\n-- \u2028b\u2029c',
  'a turn of direction': '\u202ereversed\u2066',
  'what XML refuses': '\uffff\ufffe',
  'half a character': '\ud83d',
  'a long word': 'x'.repeat(3_000),
  'many emoji': '🚨'.repeat(1_000),
  'what JSON within JSON writes as four': '"\\'.repeat(1_500),
  markup: '<!channel> <script>alert(1)</script> &amp; `rm -rf` *b* _i_ ~s~ @here [a](http://b)',
};

/** What no text of anybody's gets into. */
const OURS = ['reason', 'kind', 'severity', 'type', 'outcome', 'clock', 'after', 'of', 'remedy', 'asked'];
/** As long as lists can be. */
const LENGTHS: Readonly<Record<string, number>> = { ids: 100 };

/** Puts the same text wherever AWS or a person can put one: of statuses only into those that we don't know. */
function poisoned(notification: Notification, text: string): Notification {
  const put = (data: unknown, key: string): unknown => {
    if (typeof data === 'string') return OURS.includes(key) ? data : text;
    if (key === 'severities') return data;
    if (Array.isArray(data)) return Array.from({ length: LENGTHS[key] ?? 12 }, () => put(data[0] ?? '', ''));
    if (typeof data !== 'object' || data === null) return data;
    const isKnown = 'type' in data && data.type !== 'unknown' && data.type !== 'primary';
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        name === 'status' && isKnown ? value : put(value, name),
      ]),
    );
  };
  return put(notification, '') as Notification;
}

describe('S55 S56 whatever text AWS or a person put in: one line, bounded, well-formed, and shown as text', () => {
  it.each(Object.entries(HOSTILE))('%s', (_, text) => {
    for (const notification of NOTIFICATIONS) expectHarmless(notification, text);
  });

  test('any text', () => {
    fc.assert(
      fc.property(
        fc.nat(NOTIFICATIONS.length - 1),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (index, text) => {
          expectHarmless(NOTIFICATIONS[index] as Notification, text);
        },
      ),
    );
  });
});

function expectHarmless(notification: Notification, text: string): void {
  const newest = poisoned(notification, text);
  const publication = compose(envelopeOf(newest, [newest, newest]), CONTEXT);
  expectAcceptable(publication);
  const { email, https, sqs } = publication.bodies;
  expect([email, https, sqs].map((body) => body.isWellFormed())).toEqual([true, true, true]);
  expect(email.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202e\u2066\ufffe\uffff]/u);
  expect(email.split('\n').length).toBeLessThanOrEqual(linesOfHarmless(notification));
  const { content, metadata } = chatOf(publication);
  const shown = [content.title, content.description, ...content.keywords, metadata.summary].join('\n');
  expect(shown).not.toMatch(/[<>&@*`~[\]]/);
  expect(content.nextSteps.join('\n').replaceAll(/`(aws|npm) [^`]*`/g, '')).not.toMatch(/[<>&@*`~[\]]/);
}

/** As many lines as with harmless text: none was added. */
function linesOfHarmless(notification: Notification): number {
  const newest = poisoned(notification, 'x');
  return compose(envelopeOf(newest, [newest, newest]), CONTEXT).bodies.email.split('\n').length;
}

test('S55 a StatusReason of 300 KB is cut with a mark, between two characters', () => {
  const failed = NOTIFICATIONS.find(({ kind }) => kind === 'instance-create-failed') as Notification & {
    readonly episode: object;
  };
  const long = {
    ...failed,
    episode: { ...failed.episode, statusReason: '🚨'.repeat(75_000) },
  } as Notification;
  const { email } = composed(long).bodies;
  expect(email).toMatch(/StatusReason: (🚨)+…\n/u);
  expect(email).not.toContain('\ufffd');
});

test('S53 opened and closed while nothing could be delivered: one message that lists both', () => {
  const opened = NOTIFICATIONS[0] as Notification;
  const closing = NOTIFICATIONS.find(
    (n) => n.reason === 'closed' && n.change.outcome === 'completed',
  ) as Notification;
  const late = envelopeOf(closing, [{ ...opened, severity: 'critical', decidedAt: NOON - 7_200_000 }]);
  const publication = compose(late, CONTEXT);
  expect(publication.subject).toMatch(/^\[RESOLVED\] /);
  expect(publication.bodies.email).toContain(
    'DECIDED EARLIER, AND TOLD LATE OR ONCE MORE\nopened, critical: Region eu-west-1 of acme-workforce still ADDING after 0s (2026-11-22 10:00:00 UTC)\n',
  );
  expect(publication.bodies.email.match(/told late or once more/gi)).toHaveLength(1);
  expect(publication.attributes).toMatchObject({ reason: 'closed', severity: 'critical', id: late.id });
});

test('what is delivered in a later run than its own says when it was decided', () => {
  const { email } = compose(envelopeOf(NOTIFICATIONS[0] as Notification), {
    ...CONTEXT,
    now: NOON + 3_600_000,
  }).bodies;
  expect(email).toContain('Decided: 2026-11-22 12:00:00 UTC, and could not be delivered until now\n');
});

describe('attributes', () => {
  test('of a Region', () => {
    expect(compose(envelopeOf(stuck), CONTEXT).attributes).toEqual({
      severity: 'warning',
      severities: ['warning'],
      kind: 'region-adding',
      reason: 'opened',
      region: 'eu-west-1',
      accountId: '123456789012',
      id: `${stuck.incident}.1`,
    });
  });

  test('hold every severity of the incident, so that who gets the beginning gets the end', () => {
    const earlier = { ...stuck, severities: ['warning'] } as const;
    const newest = { ...stuck, severity: 'critical', severities: ['warning', 'critical'] } as const;
    const { severity, severities } = compose(envelopeOf(newest, [earlier]), CONTEXT).attributes;
    expect([severity, severities]).toEqual(['critical', ['warning', 'critical']]);
  });

  test('name the primary Region of an instance, and that of the scope where there is none', () => {
    const regionOf = (newest: Notification) => compose(envelopeOf(newest), CONTEXT).attributes.region;
    const resource = { type: 'instance', arn: ARN } as const;
    expect(regionOf({ ...stuck, resource, instance: { ...INSTANCE, primaryRegion: 'us-east-2' } })).toBe(
      'us-east-2',
    );
    expect(regionOf(ongoing('not-seen', { type: 'scope' }, unseenEpisode('blind')))).toBe('eu-central-1');
  });
});
