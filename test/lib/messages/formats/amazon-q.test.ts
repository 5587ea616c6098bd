import { describe, expect, it } from 'vitest';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../../lib/domain/ledger.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import type { CustomNotification } from '../../../../lib/messages/formats/amazon-q.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { isGoodNews } from '../../../../lib/messages/topic.ts';
import { NOTIFICATIONS } from '../sample-notifications.ts';
import { ARN, CONTEXT, episode, INSTANCE, lostEpisode, NOON, ongoing, REGION } from '../samples.ts';

const chatOf = (newest: Notification): CustomNotification =>
  JSON.parse(compose(envelopeOf(newest), CONTEXT).bodies.https) as CustomNotification;
const stuck = ongoing(
  'region-adding',
  REGION,
  episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' }),
  { sequence: 1 },
);

describe('the chat', () => {
  it('is a custom notification, threaded by incident', () => {
    const chat = chatOf(stuck);
    expect(chat).toMatchObject({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: ':warning: WARNING - Region eu-west-1 of acme-workforce still ADDING after 30m',
        keywords: ['warning', 'region-adding', 'eu-west-1', 'prod'],
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
        expect(step.replaceAll(/`(aws|npm) [^`]+`/g, '')).not.toContain('`');
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
      envelopeOf({ ...stuck, resource: region, instance: { ...INSTANCE, primaryRegion: evil } }),
      CONTEXT,
    ).bodies;
    const commands = [...email.matchAll(/^ +aws .*/gm), ...https.matchAll(/`(aws|npm) [^`]+`/g)].join('\n');
    expect(commands).toContain('--instance-arn INSTANCE_ARN --region REGION');
    expect(commands).not.toContain('curl');
  });

  it.each(["x'; rm -rf /", '$(curl evil)', 'a"b', 'a\nb', "eu-west-1'"])(
    'never carry an incident into the settle command whose Region is %j',
    (region) => {
      const resource = { type: 'region', arn: ARN, region } as const;
      const incident = `123456789012/prod/ssoins-72234f1e0a5bc6d9/${region}/region-lost/2026-11-22T10:00:00.000Z`;
      const lost = { ...ongoing('region-lost', resource, lostEpisode('region')), incident };
      const { email } = compose(envelopeOf(lost), CONTEXT).bodies;
      const [command = ''] = email.match(/^ +aws lambda invoke .*/m) ?? [];
      expect(command).toContain(
        `--payload '{"action":"settle","incident":"INCIDENT","because":"WHY","by":"WHO"}'`,
      );
    },
  );

  it('settle an incident by its id, in single quotes', () => {
    const lost = ongoing('region-lost', REGION, lostEpisode('region'));
    const { email } = compose(envelopeOf(lost), CONTEXT).bodies;
    expect(email).toContain(
      `aws lambda invoke --function-name identity-center-monitor-prod --region eu-west-1 --cli-binary-format raw-in-base64-out --payload '{"action":"settle","incident":"${lost.incident}","because":"WHY","by":"WHO"}' /dev/stdout\n`,
    );
  });
});
