import { describe, expect, it, test } from 'vitest';
import type { Change } from '../../../lib/domain/change.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import type { ChatNotification } from '../../../lib/messages/chat.ts';
import { compose } from '../../../lib/messages/publication.ts';
import { isGoodNews } from '../../../lib/messages/reading.ts';
import { testMessages } from '../../../lib/messages/test-notification.ts';
import {
  ARN,
  CONTEXT,
  closed,
  episode,
  INSTANCE,
  messageOf,
  NOON,
  NOTIFICATIONS,
  ongoing,
  REGION,
  SCOPE,
  unseenEpisode,
} from './samples.ts';

const chatOf = (newest: Notification): ChatNotification =>
  JSON.parse(compose(messageOf(newest), CONTEXT).bodies.https) as ChatNotification;
const eventOf = (newest: Notification, earlier: readonly Notification[] = []): unknown =>
  JSON.parse(compose(messageOf(newest, earlier), CONTEXT).bodies.sqs);

const adding = episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' });
const stuck = ongoing('region-stuck-adding', REGION, adding, { sequence: 1 });

describe('the chat', () => {
  it('is a custom notification, threaded by incident', () => {
    const chat = chatOf(stuck);
    expect(chat).toMatchObject({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: ':warning: WARNING - eu-west-1 still ADDING after 30m (acme-workforce)',
        keywords: ['warning', 'region-stuck-adding', 'eu-west-1', 'prod'],
      },
      metadata: { threadId: stuck.incident },
    });
    expect(chat.content.nextSteps.length).toBeGreaterThan(2);
  });

  it('gives the green mark to a closing that is good news, and to nothing else', () => {
    for (const notification of NOTIFICATIONS) {
      const good = notification.reason === 'closed' && isGoodNews(notification);
      expect(chatOf(notification).content.title.startsWith(':white_check_mark: RESOLVED - ')).toBe(good);
    }
  });

  it('S56 shows a mention, a link, code and emphasis as text', () => {
    const name = '<!channel> <http://x|y> & `rm` *b* _i_ ~s~ @here [a](b) my_name';
    const { title } = chatOf({ ...stuck, instance: { ...INSTANCE, name } }).content;
    expect(title).toContain("‹!channel› ‹http://x|y› ＆ 'rm' ∗b∗ ＿i＿ ∼s∼ ＠here ［a］(b) my_name");
  });

  it('holds whole commands in code, or none', () => {
    for (const notification of NOTIFICATIONS) {
      for (const step of chatOf(notification).content.nextSteps) {
        expect(step.replaceAll(/`aws [^`]+`/g, '')).not.toContain('`');
      }
    }
  });
});

describe('what to do, in the chat', () => {
  const stepsOf = (newest: Notification): readonly string[] => chatOf(newest).content.nextSteps;
  const region = 'ap-southeast-2';

  it('is never cut, also with long names of Regions', () => {
    const instance = { ...INSTANCE, primaryRegion: 'us-gov-west-1' };
    for (const notification of NOTIFICATIONS) {
      const { resource } = notification;
      const far = resource.type === 'region' ? { ...resource, region } : resource;
      for (const step of stepsOf({ ...notification, resource: far, instance })) {
        expect(step).not.toContain('…');
      }
    }
  });

  it('says where the commands are that it has no room for', () => {
    for (const notification of NOTIFICATIONS) {
      for (const step of stepsOf(notification)) {
        expect(step).toMatch(/[.`]$|\(commands: see the email\)$|health\/status$/);
        expect(step).not.toMatch(/:$|\bbelow\b|\bfirst command\b|∗/);
      }
    }
    const resource = { type: 'region', arn: ARN, region } as const;
    const far = { ...INSTANCE, primaryRegion: 'ap-northeast-2' };
    expect(stepsOf({ ...stuck, resource, instance: far })[2]).toMatch(
      /In the account that owns the key \(commands: see the email\)$/,
    );
  });

  it('reads as a sentence where a command had a wildcard', () => {
    expect(stepsOf(stuck).join('\n')).toContain('denies an identitystore action in eu-west-1');
  });
});

describe('commands', () => {
  it('never carry what AWS put in the place of a Region or an ARN into a shell', () => {
    const evil = '$(curl evil)';
    const region = { type: 'region', arn: `${ARN};${evil}`, region: evil } as const;
    const { email, https } = compose(
      messageOf({ ...stuck, resource: region, instance: { ...INSTANCE, primaryRegion: evil } }),
      CONTEXT,
    ).bodies;
    const commands = [...email.matchAll(/^ +aws .*/gm), ...https.matchAll(/`aws [^`]+`/g)].join('\n');
    expect(commands).toContain('--instance-arn INSTANCE_ARN --region REGION');
    expect(commands).not.toContain('curl');
  });
});

describe('the event', () => {
  test('of something that goes on', () => {
    expect(eventOf(stuck, [{ ...stuck, sequence: 0, decidedAt: NOON - MINUTE }])).toEqual({
      version: 1,
      id: `${stuck.incident}.1`,
      incident: stuck.incident,
      sequence: 1,
      reason: 'opened',
      kind: 'region-stuck-adding',
      severity: 'warning',
      title: 'eu-west-1 still ADDING after 30m',
      scope: SCOPE,
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
    expect(eventOf(closed('region-stuck-adding', change))).toMatchObject({
      reason: 'closed',
      outcome: 'vanished',
      durationSeconds: 1800,
      openedAt: '2026-11-22T11:00:00.000Z',
      endedAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('S23 gives the latest status of a scope that is not seen no age that it has not', () => {
    const running = unseenEpisode('empty', { since: NOON - 140 * MINUTE });
    expect(eventOf(ongoing('not-seen', { type: 'scope' }, running))).toMatchObject({
      title: 'not fully seen for at least 2h 20m; now: no instance found',
      durationSeconds: 8400,
    });
  });

  it('is the same for Lambda, SQS and Firehose', () => {
    const { lambda, sqs, firehose } = compose(messageOf(stuck), CONTEXT).bodies;
    expect([lambda, firehose]).toEqual([sqs, sqs]);
  });
});

describe('attributes', () => {
  test('of a Region', () => {
    expect(compose(messageOf(stuck), CONTEXT).attributes).toEqual({
      severity: 'warning',
      kind: 'region-stuck-adding',
      reason: 'opened',
      region: 'eu-west-1',
      accountId: '123456789012',
      id: `${stuck.incident}.1`,
    });
  });

  test('name the primary Region of an instance, and that of the scope where there is none', () => {
    const regionOf = (newest: Notification) => compose(messageOf(newest), CONTEXT).attributes.region;
    const resource = { type: 'instance', arn: ARN } as const;
    expect(regionOf({ ...stuck, resource, instance: { ...INSTANCE, primaryRegion: 'us-east-2' } })).toBe(
      'us-east-2',
    );
    expect(regionOf(ongoing('not-seen', { type: 'scope' }, unseenEpisode('blind')))).toBe('eu-central-1');
  });
});

describe('the test notification', () => {
  const messages = testMessages(SCOPE, NOON);
  const publications = messages.map((message) => compose(message, { ...CONTEXT, test: true }));

  it('is an opening and its closing, with an id that no incident has', () => {
    expect(messages.map(({ id, newest }) => [id, newest.reason])).toEqual([
      ['test.2026-11-22T12:00:00.000Z.1', 'opened'],
      ['test.2026-11-22T12:00:00.000Z.2', 'closed'],
    ]);
  });

  it('says in every text that it is a test', () => {
    for (const { subject, bodies } of publications) {
      expect(subject).toMatch(/^\[TEST\] /);
      expect(bodies.email).toMatch(/^\[TEST\] .*\n\nTHIS IS A TEST/);
      const { content, metadata } = JSON.parse(bodies.https) as ChatNotification;
      expect(content.title).toMatch(/^:\S+: TEST - /);
      expect(content.description).toMatch(/^THIS IS A TEST/);
      expect(metadata.summary).toMatch(/^TEST - /);
      const data = JSON.parse(bodies.sqs) as { readonly test: unknown; readonly title: string };
      expect([data.test, data.title.slice(0, 6)]).toEqual([true, 'TEST: ']);
    }
  });

  it('says so even when nobody asks for that', () => {
    for (const message of messages) expect(compose(message, CONTEXT).subject).toMatch(/^\[TEST\] /);
  });

  it('and nothing else says so', () => {
    expect(JSON.stringify(compose(messageOf(stuck), CONTEXT))).not.toMatch(/\bTEST\b|"test/);
  });
});
