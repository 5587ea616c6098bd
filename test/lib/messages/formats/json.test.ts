import { describe, expect, it, test } from 'vitest';
import type { Change } from '../../../../lib/domain/change.ts';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../../lib/domain/ledger.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import type { JsonEvent } from '../../../../lib/messages/formats/json.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { NOTIFICATIONS, SUMMARY } from '../sample-notifications.ts';
import {
  CONTEXT,
  closed,
  episode,
  INSTANCE,
  lostEpisode,
  NOON,
  ongoing,
  REGION,
  SCOPE,
  unseenEpisode,
} from '../samples.ts';

const eventOf = (newest: Notification, earlier: readonly Notification[] = []): unknown =>
  JSON.parse(compose(envelopeOf(newest, earlier), CONTEXT).bodies.sqs);

const adding = episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' });
const stuck = ongoing('region-adding', REGION, adding, { sequence: 1 });

describe('the event', () => {
  test('of something that goes on', () => {
    expect(eventOf(stuck, [{ ...stuck, sequence: 0, decidedAt: NOON - MINUTE }])).toEqual({
      version: 1,
      id: `${stuck.incident}.1`,
      incident: stuck.incident,
      sequence: 1,
      reason: 'opened',
      kind: 'region-adding',
      severity: 'warning',
      severities: ['warning'],
      mark: 'WARNING',
      tone: 'warning',
      subject: 'Identity Center: adding Region eu-west-1 to acme-workforce',
      headline: 'Region eu-west-1 of acme-workforce still ADDING after 30m',
      impact: expect.stringMatching(/^Sign-in: not affected now\./),
      facts: expect.arrayContaining([{ label: 'Severity', value: 'warning' }]),
      meaning: expect.stringMatching(/^AWS is copying the instance to eu-west-1\. /),
      steps: expect.any(Array),
      sections: [expect.objectContaining({ heading: 'Decided earlier, and told late or once more' })],
      links: expect.any(Array),
      details: expect.arrayContaining([{ label: 'Region', value: 'eu-west-1' }]),
      openedAt: '2026-11-22T11:00:00.000Z',
      scope: { accountId: SCOPE.accountId, region: SCOPE.region },
      stage: 'prod',
      resource: REGION,
      instance: INSTANCE,
      episode: { status: 'ADDING', since: '2026-11-22T11:30:00.000Z', clock: 'aws' },
      durationSeconds: 1800,
      decidedAt: '2026-11-22T12:00:00.000Z',
      earlier: [
        {
          id: `${stuck.incident}.0`,
          reason: 'opened',
          severity: 'warning',
          decidedAt: '2026-11-22T11:59:00.000Z',
        },
      ],
    });
  });

  test('of something that ended', () => {
    const change: Change = {
      type: 'region',
      resource: REGION,
      from: adding,
      at: NOON,
      outcome: 'vanished',
      severity: 'warning',
    };
    expect(eventOf(closed('region-adding', change))).toMatchObject({
      reason: 'closed',
      outcome: 'vanished',
      durationSeconds: 1800,
      openedAt: '2026-11-22T11:00:00.000Z',
      endedAt: '2026-11-22T12:00:00.000Z',
    });
  });

  test('of what a person has settled', () => {
    const justification = { because: 'we moved', by: 'Ana' };
    const change: Change = {
      type: 'region',
      resource: REGION,
      from: lostEpisode('region'),
      at: NOON,
      outcome: 'settled',
      severity: 'info',
      justification,
    };
    expect(eventOf(closed('region-lost', change))).toMatchObject({
      outcome: 'settled',
      justification,
      episode: { status: 'LOST', was: 'ACTIVE' },
    });
  });

  test('of a reminder that polls do not decide', () => {
    const reminder = { ...stuck, reason: 'reminded', undecided: { shownAs: 'PAUSED' } } as const;
    expect(eventOf(reminder)).toMatchObject({ undecided: { shownAs: 'PAUSED' } });
    expect(eventOf({ ...reminder, undecided: {} })).toMatchObject({ undecided: {} });
  });

  test('of a summary, with the ids of what it counts', () => {
    expect(eventOf(SUMMARY)).toMatchObject({ counts: SUMMARY.counts, ids: SUMMARY.ids });
  });

  it('cuts what is long for people, and has all of it for a program', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id ${index}`);
    const event = eventOf({ ...SUMMARY, ids }) as JsonEvent;
    const counted = event.sections.find(({ heading }) => heading === 'Counted in this message');
    expect(counted?.lines).toEqual([...ids.slice(0, 15), 'and 85 more']);
    expect(event).toMatchObject({ ids });
    const activeRegions = Array.from({ length: 12 }, (_, index) => `${'x'.repeat(60)}-${index}`);
    const unfinished = activeRegions.map((region) => ({ region, status: 'ADDING', since: NOON }));
    const suspended = [{ ...INSTANCE, activeRegions, unfinished }];
    const notSeen = ongoing('not-seen', { type: 'scope' }, unseenEpisode('blind'), { suspended });
    const { sections } = eventOf(notSeen) as JsonEvent;
    expect(sections.at(-1)?.lines).toEqual([expect.stringMatching(/^acme-workforce .{200,}…$/)]);
    expect(eventOf(notSeen)).toMatchObject({ suspended: [{ unfinished: { length: 12 } }] });
  });

  it('holds every severity at which its incident was told', () => {
    const closing = closed('region-lost', {
      type: 'region',
      resource: REGION,
      from: lostEpisode('region'),
      at: NOON,
      outcome: 'settled',
      severity: 'info',
    });
    expect(eventOf({ ...closing, severities: ['warning', 'critical'] })).toMatchObject({
      severities: ['warning', 'critical'],
    });
  });

  it('names the Region that the monitor asked when it was decided', () => {
    expect(eventOf({ ...stuck, asked: 'us-east-2' })).toMatchObject({ scope: { region: 'us-east-2' } });
  });

  it('S23 gives the latest status of a scope that is not seen no age that it has not', () => {
    const running = unseenEpisode('empty', { since: NOON - 140 * MINUTE });
    expect(eventOf(ongoing('not-seen', { type: 'scope' }, running))).toMatchObject({
      headline: 'Identity Center not fully seen for at least 2h 20m; now: no instance found',
      durationSeconds: 8400,
    });
  });

  it('is the same for Lambda, SQS and Firehose', () => {
    const { lambda, sqs, firehose } = compose(envelopeOf(stuck), CONTEXT).bodies;
    expect([lambda, firehose]).toEqual([sqs, sqs]);
  });

  it('carries all the words of the email', () => {
    for (const notification of NOTIFICATIONS) {
      const { bodies } = compose(envelopeOf(notification), CONTEXT);
      const { impact, headline, facts, meaning, steps, brief } = JSON.parse(bodies.sqs) as JsonEvent;
      const lines = steps.flatMap(({ text, commands = [] }, index) => [
        `${index + 1}. ${text}`,
        ...commands.map((command) => `   ${command}`),
      ]);
      const said = brief
        ? `NEXT STEP\n${brief.next.text}\n`
        : `WHAT IT MEANS\n${meaning}\n\nWHAT TO DO\n${lines.join('\n')}\n\n`;
      const first = facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
      expect(bodies.email.startsWith(`${impact}\n\n${headline}\n${first}\n`)).toBe(true);
      expect(bodies.email).toContain(said);
    }
  });
});
