import { describe, expect, it, test } from 'vitest';
import type { Change, Justification } from '../../../../lib/domain/change.ts';
import type { InstanceEpisode, LostEpisode } from '../../../../lib/domain/episode.ts';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../../lib/domain/ledger.ts';
import type { UnseenStatus } from '../../../../lib/domain/status.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { SUMMARY, SUSPENDED } from '../sample-notifications.ts';
import {
  ARN,
  announced,
  CONTEXT,
  closed,
  episode,
  INSTANCE,
  INSTANCE_ITSELF,
  instanceEpisode,
  lostEpisode,
  NOON,
  ongoing,
  primaryEpisode,
  REGION,
  SCOPE,
  SEEN,
  UNREADABLE,
  UNWATCHED,
  unseenEpisode,
} from '../samples.ts';

/** As it lies in the inbox. */
function inbox(newest: Notification, earlier: readonly Notification[] = []): string {
  const { subject, bodies } = compose(envelopeOf(newest, earlier), CONTEXT);
  return `${subject}\n\n${bodies.email}`;
}

const subjectOf = (newest: Notification): string => compose(envelopeOf(newest), CONTEXT).subject;

const adding = episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' });
const stuck = ongoing('region-adding', REGION, adding, { sequence: 1 });
const long = episode('ADDING', { since: NOON - 130 * MINUTE, clock: 'aws' });
const active = episode('ACTIVE', { since: NOON });
const added: Change = {
  type: 'region',
  resource: REGION,
  from: long,
  to: active,
  at: NOON,
  outcome: 'completed',
  severity: 'info',
};

describe('whole emails, to be read aloud', () => {
  test('opening', () => {
    expect(inbox(stuck)).toMatchInlineSnapshot(`
      "[WARNING] eu-west-1 still ADDING after 30m - acme-workforce

      [WARNING] eu-west-1 still ADDING after 30m

      Message:      opened, the first about this
      Severity:     warning
      Region:       eu-west-1
      Status:       ADDING
      Since:        2026-11-22 11:30:00 UTC (30m)
      Instance:     acme-workforce
      ARN:          arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9
      Account:      210987654321
      Primary:      eu-central-1
      ACTIVE in:    eu-central-1, us-east-1

      WHAT IT MEANS
      AWS is copying the instance to eu-west-1. AWS promises no duration and has no failed state for this: an add that went wrong looks exactly like this one. Until it ends, do not count on eu-west-1 for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.

      WHAT TO DO
      1. See what AWS says now: the IAM Identity Center console (https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1), Settings; or, with a recent AWS CLI:
         aws sso-admin list-regions --instance-arn arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9 --region eu-central-1
      2. See whether the instance uses a customer managed KMS key (KmsKeyArn in the answer):
         aws sso-admin describe-instance --instance-arn arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9 --region eu-central-1
      3. If it does, look at the replica of that key in eu-west-1. It must exist and be enabled, and its key policy must allow the same as in eu-central-1: KMS does not copy key policies. In the account that owns the key:
         aws kms describe-key --key-id KEY_ID --region eu-west-1
         aws kms get-key-policy --key-id KEY_ID --policy-name default --region eu-west-1
      4. In AWS Organizations, check that no service control policy denies an identitystore action in eu-west-1. Policies that allow only some Regions often do.
      5. If nothing of this is the cause, or it goes on after you put it right, open a case with AWS Support for IAM Identity Center and give the ARN, the Region and the times above. You cannot cancel it yourself: a Region cannot be removed while it is being added.

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/region-adding/2026-11-22T10:00:00.000Z.1
      Incident:     123456789012/prod/x/region-adding/2026-11-22T10:00:00.000Z"
    `);
  });

  test('escalation', () => {
    const running = episode('REMOVING', { since: NOON - 24 * HOUR });
    const escalated = ongoing('region-removing', REGION, running, {
      reason: 'escalated',
      severity: 'critical',
    });
    expect(inbox(escalated)).toMatchInlineSnapshot(`
      "[CRITICAL] eu-west-1 still REMOVING after at least 1d - acme-workforce

      [CRITICAL] eu-west-1 still REMOVING after at least 1d

      Message:      escalated, its severity has risen
      Severity:     critical
      Region:       eu-west-1
      Status:       REMOVING
      Since:        2026-11-21 12:00:00 UTC at the latest (at least 1d)
      Instance:     acme-workforce
      ARN:          arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9
      Account:      210987654321
      Primary:      eu-central-1
      ACTIVE in:    eu-central-1, us-east-1

      WHAT IT MEANS
      AWS is removing eu-west-1 from the instance. You will be told when it is finished. AWS promises no duration and has no failed state for this. Until it ends, do not count on eu-west-1 for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.

      WHAT TO DO
      1. See what AWS says now: the IAM Identity Center console (https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1), Settings; or, with a recent AWS CLI:
         aws sso-admin list-regions --instance-arn arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9 --region eu-central-1
      2. If nobody knows of this removal, find out who asked for it (look in the management account too):
         aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RemoveRegion --region eu-central-1
      3. Leave the KMS key of the instance in eu-west-1 enabled, with its policy, until the Region is no longer listed; and check that no service control policy denies an identitystore action there.
      4. If it goes on for more than a day, open a case with AWS Support for IAM Identity Center and give the ARN, the Region and the times above. A removal cannot be cancelled.

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/region-removing/2026-11-22T10:00:00.000Z.2
      Incident:     123456789012/prod/x/region-removing/2026-11-22T10:00:00.000Z"
    `);
  });

  test('S26 closed completed, with its duration', () => {
    expect(
      inbox(closed('region-adding', added, { severity: 'critical', sequence: 3 })),
    ).toMatchInlineSnapshot(`
      "[RESOLVED] adding eu-west-1 completed after 2h 10m - acme-workforce

      [RESOLVED] adding eu-west-1 completed after 2h 10m

      Message:      closed, the last about this
      Severity:     critical (the highest it reached)
      Region:       eu-west-1
      Before:       ADDING since 2026-11-22 09:50:00 UTC (2h 10m)
      Now:          ACTIVE
      Noticed:      2026-11-22 12:00:00 UTC
      Opened:       2026-11-22 11:00:00 UTC
      Instance:     acme-workforce
      ARN:          arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9
      Account:      210987654321
      Primary:      eu-central-1
      ACTIVE in:    eu-central-1, us-east-1

      WHAT IT MEANS
      eu-west-1 is ACTIVE: people can sign in there.

      WHAT TO DO
      1. Nothing needs to be done.

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/region-adding/2026-11-22T10:00:00.000Z.3
      Incident:     123456789012/prod/x/region-adding/2026-11-22T10:00:00.000Z"
    `);
  });

  test('S34 CREATE_FAILED, with its reason', () => {
    const statusReason = 'The KMS key policy does not allow sso.amazonaws.com.';
    const failed = ongoing(
      'instance-create-failed',
      INSTANCE_ITSELF,
      instanceEpisode('CREATE_FAILED', { since: NOON, statusReason }),
      { severity: 'critical', sequence: 1 },
    );
    expect(inbox(failed)).toMatchInlineSnapshot(`
      "[CRITICAL] instance creation failed (CREATE_FAILED) - acme-workforce

      [CRITICAL] instance creation failed (CREATE_FAILED)

      Message:      opened, the first about this
      Severity:     critical
      Status:       CREATE_FAILED
      Since:        2026-11-22 12:00:00 UTC at the latest
      StatusReason: The KMS key policy does not allow sso.amazonaws.com.
      Instance:     acme-workforce
      ARN:          arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9
      Account:      210987654321
      Primary:      eu-central-1
      ACTIVE in:    eu-central-1, us-east-1

      WHAT IT MEANS
      AWS could not create this instance, and nobody can sign in through it. It stays like this until somebody acts.

      WHAT TO DO
      1. See what AWS says now, with its reason: the IAM Identity Center console (https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1), or:
         aws sso-admin describe-instance --instance-arn arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9 --region eu-central-1
      2. Put right what the reason names. Usual suspects: a service control policy that denies actions of Identity Center, or a KMS key that it may not use.
      3. Then delete the failed instance and enable IAM Identity Center again, in the IAM Identity Center console (https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1). Make sure first that it is the failed one: deleting cannot be undone.
      4. If the reason does not help, or it fails again, open a case with AWS Support for IAM Identity Center and give the ARN and the times above.

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/instance-create-failed/2026-11-22T10:00:00.000Z.1
      Incident:     123456789012/prod/x/instance-create-failed/2026-11-22T10:00:00.000Z"
    `);
  });

  test('a reminder of a Region that is lost', () => {
    const lost = ongoing('region-lost', REGION, lostEpisode('region'), {
      reason: 'reminded',
      severity: 'critical',
    });
    expect(inbox(lost)).toMatchInlineSnapshot(`
      "[CRITICAL] Reminder: eu-west-1 is not listed, last ACTIVE at least 2h ago - acme-workforce

      [CRITICAL] Reminder: eu-west-1 is not listed, last ACTIVE at least 2h ago

      Message:      reminder, it is still open
      Severity:     critical
      Region:       eu-west-1
      Status:       no longer listed, was ACTIVE
      Since:        2026-11-22 10:00:00 UTC at the latest (at least 2h)
      Instance:     acme-workforce
      ARN:          arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9
      Account:      210987654321
      Primary:      eu-central-1
      ACTIVE in:    eu-central-1, us-east-1

      WHAT IT MEANS
      eu-west-1 was ACTIVE, and then AWS did not list it any more. No poll saw it REMOVING. Do not count on it for sign-in. You will be told when it is ACTIVE again. If it stays away, the monitor takes that as intended and closes this by itself after 7 days, on 2026-11-29 10:00:00 UTC at the earliest.

      WHAT TO DO
      1. See what AWS says now: the IAM Identity Center console (https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1), Settings; or, with a recent AWS CLI:
         aws sso-admin list-regions --instance-arn arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9 --region eu-central-1
      2. Find out whether somebody removed it:
         aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RemoveRegion --region eu-central-1
      3. If nobody did, open a case with AWS Support. If it was a mistake, add the Region again.
      4. If this is intended, say so, in the account and Region of the monitor, with your reason and your name in the place of WHY and WHO:
         aws lambda invoke --function-name identity-center-monitor-prod --cli-binary-format raw-in-base64-out --payload '{"action":"settle","incident":"123456789012/prod/x/region-lost/2026-11-22T10:00:00.000Z","because":"WHY","by":"WHO"}' /dev/stdout

      SIGN-IN THROUGH OTHER REGIONS, AS LAST SEEN
      eu-central-1: https://ssoins-72234f1e0a5bc6d9.eu-central-1.portal.amazonaws.com (dual-stack: https://ssoins-72234f1e0a5bc6d9.portal.eu-central-1.app.aws)
      us-east-1: https://ssoins-72234f1e0a5bc6d9.us-east-1.portal.amazonaws.com (dual-stack: https://ssoins-72234f1e0a5bc6d9.portal.us-east-1.app.aws)

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/region-lost/2026-11-22T10:00:00.000Z.2
      Incident:     123456789012/prod/x/region-lost/2026-11-22T10:00:00.000Z"
    `);
  });

  test('S23 not seen: the primary Region is silent and another answers', () => {
    const cause = {
      code: 'TimeoutError',
      message: 'ListInstances in eu-central-1 did not answer in time',
      answeredIn: 'us-east-1',
    };
    const running = unseenEpisode('elsewhere', { since: NOON - HOUR, cause });
    const unseen = ongoing('not-seen', { type: 'scope' }, running, {
      reason: 'escalated',
      severity: 'critical',
      lastSeenAt: NOON - 65 * MINUTE,
      suspended: SUSPENDED,
    });
    expect(inbox(unseen)).toMatchInlineSnapshot(`
      "[CRITICAL] not fully seen for at least 1h; now: primary Region silent - account 123456789012

      [CRITICAL] not fully seen for at least 1h; now: primary Region silent

      Message:        escalated, its severity has risen
      Severity:       critical
      Status:         the primary Region was silent, another one answered
      Not seen since: 2026-11-22 11:00:00 UTC at the latest (at least 1h)
      Cause:          ListInstances in eu-central-1 did not answer in time (TimeoutError)
      Answered in:    us-east-1
      All seen at:    2026-11-22 10:55:00 UTC
      Account:        123456789012
      Region asked:   eu-central-1

      WHAT IT MEANS
      The primary Region eu-central-1 does not answer, and an additional Region does. Sign-in through eu-central-1 may be down too. About what it cannot see, the monitor tells nothing new. When it can see it again, it tells what has changed.

      WHAT TO DO
      1. Look for an event of AWS in eu-central-1: https://health.aws.amazon.com/health/status
      2. If people cannot sign in, give them an address of another Region: this message lists those that are known. Nothing can be changed in Identity Center until the primary answers: no users, groups or assignments.
      3. Check the primary yourself:
         aws sso-admin list-instances --region eu-central-1

      SIGN-IN THROUGH OTHER REGIONS, AS LAST SEEN
      us-east-1: https://ssoins-72234f1e0a5bc6d9.us-east-1.portal.amazonaws.com (dual-stack: https://ssoins-72234f1e0a5bc6d9.portal.us-east-1.app.aws)

      NOT WATCHED MEANWHILE, AS LAST SEEN
      acme-workforce (ssoins-72234f1e0a5bc6d9): eu-west-1 ADDING since 2026-11-22 09:00:00 UTC; ACTIVE in eu-central-1, us-east-1

      --
      Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account 123456789012 in eu-central-1.
      Notification: 123456789012/prod/x/not-seen/2026-11-22T10:00:00.000Z.2
      Incident:     123456789012/prod/x/not-seen/2026-11-22T10:00:00.000Z"
    `);
  });
});

describe('subjects', () => {
  const lost = ongoing('region-lost', REGION, lostEpisode('region'), { severity: 'critical' });
  const table: readonly (readonly [string, Notification])[] = [
    ['[WARNING] eu-west-1 still ADDING after 30m - acme-workforce', stuck],
    [
      '[WARNING] Reminder: eu-west-1 still ADDING after 30m - acme-workforce',
      { ...stuck, reason: 'reminded' },
    ],
    ['[WARNING] Update: eu-west-1 still ADDING after 30m - acme-workforce', { ...stuck, reason: 'updated' }],
    ['[RESOLVED] adding eu-west-1 completed after 2h 10m - acme-workforce', closed('region-adding', added)],
    [
      '[CLOSED, WARNING] eu-west-1 disappeared while ADDING, after 30m - acme-workforce',
      closed('region-adding', {
        type: 'region',
        resource: REGION,
        from: adding,
        at: NOON,
        outcome: 'vanished',
        severity: 'warning',
      }),
    ],
    ['[CRITICAL] eu-west-1 is no longer listed, was ACTIVE - acme-workforce', lost],
    [
      '[CRITICAL] Reminder: eu-west-1 is not listed, last ACTIVE at least 2h ago - acme-workforce',
      { ...lost, reason: 'reminded' },
    ],
    [
      '[CRITICAL] Update: eu-west-1 is ADDING, last ACTIVE at least 2h ago - acme-workforce',
      { ...lost, reason: 'updated', episode: lostEpisode('region', { shownAs: 'ADDING' }) },
    ],
    [
      '[WARNING] Reminder: eu-west-1 was ADDING when last seen - acme-workforce',
      { ...stuck, reason: 'reminded', undecided: {} },
    ],
    [
      '[WARNING] Reminder: eu-west-1 was ADDING when last seen; now PAUSED - acme-workforce',
      { ...stuck, reason: 'reminded', undecided: { shownAs: 'PAUSED' } },
    ],
    ['[WARNING] 51 older notifications counted in one message - acme-workforce', SUMMARY],
    [
      `[CRITICAL] record of ${ARN.slice(-23)} can't be read - account 123456789012`,
      ongoing('record-unreadable', { type: 'record', key: ARN }, UNREADABLE, {
        severity: 'critical',
      }),
    ],
  ];

  it.each(table)('%s', (subject, notification) => {
    expect(subjectOf(notification)).toBe(subject);
  });

  it('S55 a name with line breaks, emoji and 300 characters is made printable and cut with a mark', () => {
    const name = `Zoë\r\nBcc: 🚨${'x'.repeat(300)}`;
    const subject = subjectOf({ ...stuck, instance: { ...INSTANCE, name } });
    expect(subject).toMatch(/^\[WARNING\] eu-west-1 still ADDING after 30m - Zoe Bcc: \?x+\.\.\.$/);
    expect(subject.length).toBe(99);
  });

  it('takes the highest severity of all that the message tells', () => {
    const earlier = { ...stuck, severity: 'critical' } as const;
    expect(compose(envelopeOf(stuck, [earlier]), CONTEXT).subject).toMatch(/^\[CRITICAL\] /);
  });

  it('names the instance id of an instance without a name', () => {
    const { name: _, ...nameless } = INSTANCE;
    expect(subjectOf({ ...stuck, instance: nameless })).toMatch(/ - ssoins-72234f1e0a5bc6d9$/);
  });
});

describe('S8 whose clock it is', () => {
  const removing = episode('REMOVING', { since: NOON - 35 * MINUTE });

  it('says "at least" when only the monitor saw it begin', () => {
    const text = inbox(ongoing('region-removing', REGION, removing));
    expect(text).toContain('[WARNING] eu-west-1 still REMOVING after at least 35m');
    expect(text).toContain('Since:        2026-11-22 11:25:00 UTC at the latest (at least 35m)\n');
  });

  it('says it in the closing too', () => {
    const gone: Change = {
      type: 'region',
      resource: REGION,
      from: removing,
      at: NOON,
      outcome: 'completed',
      severity: 'info',
    };
    expect(inbox(closed('region-removing', gone))).toContain(
      'removing eu-west-1 completed after at least 35m',
    );
  });

  it('does not say it when AWS gave the time', () => {
    expect(inbox(stuck)).not.toContain('at least');
    expect(inbox(stuck)).not.toContain('at the latest');
  });
});

describe('where people can sign in', () => {
  const lost = ongoing('region-lost', REGION, lostEpisode('region'), { severity: 'critical' });
  const heading = 'SIGN-IN THROUGH OTHER REGIONS, AS LAST SEEN\n';

  const east =
    'us-east-1: https://ssoins-72234f1e0a5bc6d9.us-east-1.portal.amazonaws.com (dual-stack: https://ssoins-72234f1e0a5bc6d9.portal.us-east-1.app.aws)\n';
  const regionsOf = (text: string): readonly string[] =>
    [...(text.split(heading)[1] ?? '').matchAll(/^(\S+): https:/gm)].map(([, region]) => region ?? '');

  it('gives both addresses of every other ACTIVE Region, the primary among them, and none of the lost one', () => {
    const activeRegions = ['eu-central-1', 'eu-west-1', 'us-east-1'];
    const text = inbox({ ...lost, instance: { ...INSTANCE, activeRegions } });
    expect(regionsOf(text)).toEqual(['eu-central-1', 'us-east-1']);
    expect(text).toContain(east);
  });

  it('gives none of a primary Region that is no longer it', () => {
    const moved = primaryEpisode('us-east-1', { was: 'eu-central-1' });
    const instance = { ...INSTANCE, primaryRegion: 'us-east-1' };
    const text = inbox(ongoing('primary-elsewhere', INSTANCE_ITSELF, moved, { instance }));
    expect(regionsOf(text)).toEqual(['us-east-1']);
    expect(text).toContain('Primary:      us-east-1\nRegion asked: eu-central-1\n');
  });

  it('is not said when the monitor only asks another Region than the primary', () => {
    const elsewhere = primaryEpisode('us-east-1');
    expect(inbox(ongoing('primary-elsewhere', INSTANCE_ITSELF, elsewhere))).not.toContain(heading);
  });

  it('is said when an instance is lost', () => {
    const gone = ongoing('instance-lost', INSTANCE_ITSELF, lostEpisode('instance'));
    expect(regionsOf(inbox(gone))).toEqual(['us-east-1']);
  });

  it.each([
    'arn:aws-cn:sso:::instance/ssoins-72234f1e0a5bc6d9',
    'arn:aws-eusc:sso:::instance/ssoins-72234f1e0a5bc6d9',
  ])('gives no address in another partition: %s', (arn) => {
    const resource = { type: 'region', arn, region: 'eu-west-1' } as const;
    const text = inbox({ ...lost, resource, instance: { ...INSTANCE, arn } });
    expect(text).toContain('us-east-1: its access portal address is in the console');
    expect(text).not.toContain('portal.');
  });

  it('is not said when sign-in is not in danger', () => {
    expect(inbox(stuck)).not.toContain(heading);
  });

  it('is said when the removal of the primary Region is stuck, and that it is the primary', () => {
    const primary = { type: 'region', arn: ARN, region: 'eu-central-1' } as const;
    const text = inbox(ongoing('region-removing', primary, episode('REMOVING')));
    expect(text).toMatch(/^\[WARNING\] primary Region eu-central-1 still REMOVING after at least 2h - /);
    expect(text).toContain('though AWS says that a primary Region cannot be removed');
    expect(text).toContain('highest severity you have');
    expect(text).toContain(`${heading}${east}`);
    expect(inbox(ongoing('region-removing', REGION, episode('REMOVING')))).not.toContain(heading);
  });
});

describe('S23 a scope that is not seen', () => {
  const unseen = (status: UnseenStatus) =>
    ongoing('not-seen', { type: 'scope' }, unseenEpisode(status, { since: NOON - 140 * MINUTE }), {
      severity: 'critical',
      reason: 'reminded',
      lastSeenAt: NOON - 145 * MINUTE,
    });

  it.each([
    ['empty', 'no instance found', '123456789012'],
    ['elsewhere', 'primary Region silent', '123456789012'],
    ['partial', 'only a part read', '123456789012'],
    ['blind', 'nothing read', 'account 123456789012'],
  ] as const)(
    '%s: has the age of the whole, the newest status, and a whole account',
    (status, now, account) => {
      expect(subjectOf(unseen(status))).toBe(
        `[CRITICAL] Reminder: not fully seen for at least 2h 20m; now: ${now} - ${account}`,
      );
      expect(inbox(unseen(status))).toContain(
        'Not seen since: 2026-11-22 09:40:00 UTC at the latest (at least 2h 20m)\n',
      );
      expect(inbox(unseen(status))).toContain('All seen at:    2026-11-22 09:35:00 UTC\n');
    },
  );

  it('gives its last status no age in the closing either', () => {
    const change: Change = {
      type: 'scope',
      resource: { type: 'scope' },
      from: unseenEpisode('empty'),
      to: SEEN,
      at: NOON,
      outcome: 'recovered',
      severity: 'info',
    };
    expect(inbox(closed('not-seen', change))).toContain(
      'Before:         AWS answered with an empty list\nNot seen since: 2026-11-22 10:00:00 UTC at the latest (at least 2h)\nNow:            all could be read\n',
    );
  });

  it('is announced by itself as what the poll saw', () => {
    const change: Change = {
      type: 'scope',
      resource: { type: 'scope' },
      from: SEEN,
      to: unseenEpisode('blind'),
      at: NOON,
      outcome: 'superseded',
      severity: 'info',
    };
    expect(inbox(announced(change))).toContain('[INFO] Identity Center not fully seen; now: nothing read');
    expect(inbox(announced(change))).toContain('Before:       all could be read since ');
  });
});

describe('an instance that is being deleted', () => {
  const deleting = (more: Partial<InstanceEpisode>): string =>
    inbox(ongoing('instance-deleting', INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS', more)));
  const alarm = /everybody|emergency access|any more|try to sign in/i;

  it.each([
    ['CREATE_FAILED', 'failed instance', 'Its creation had failed, so no sign-in goes through it.'],
    ['CREATE_IN_PROGRESS', 'unfinished instance', 'Before that it was still being created'],
  ] as const)('takes nobody their sign-in after %s', (after, what, says) => {
    expect(deleting({ after })).toContain(`[WARNING] ${what} still being deleted after at least 2h`);
    expect(deleting({ after, since: NOON })).toContain(`[WARNING] ${what} is being deleted - `);
    expect(deleting({ after })).toContain(says);
    expect(deleting({ after })).not.toMatch(alarm);
  });

  it.each([{ after: 'ACTIVE' }, {}] as const)('takes everybody theirs after %o', (after) => {
    expect(deleting(after)).toContain('[WARNING] instance still being deleted after at least 2h');
    expect(deleting(after)).toMatch(alarm);
  });

  it('claims no sign-in before when it is done', () => {
    const change: Change = {
      type: 'instance',
      resource: INSTANCE_ITSELF,
      from: instanceEpisode('DELETE_IN_PROGRESS'),
      at: NOON,
      outcome: 'completed',
      severity: 'info',
    };
    const text = inbox(closed('instance-deleting', change));
    expect(text).toContain('Nobody can sign in through it.\n');
    expect(text).toContain('If this was intended, nothing needs to be done.');
  });

  it('is good news after its creation had failed', () => {
    const change: Change = {
      type: 'instance',
      resource: INSTANCE_ITSELF,
      from: instanceEpisode('CREATE_FAILED'),
      to: instanceEpisode('DELETE_IN_PROGRESS'),
      at: NOON,
      outcome: 'deletion-started',
      severity: 'info',
    };
    expect(subjectOf(closed('instance-create-failed', change))).toBe(
      '[RESOLVED] failed instance is being deleted - acme-workforce',
    );
  });
});

describe('what is lost', () => {
  const lost = (more: Partial<LostEpisode>): string =>
    inbox(ongoing('region-lost', REGION, lostEpisode('region', more)));

  it('ends by itself, and says when at the earliest', () => {
    expect(lost({})).toContain(
      'closes this by itself after 7 days, on 2026-11-29 10:00:00 UTC at the earliest.',
    );
  });

  it('names no day that has passed', () => {
    expect(lost({ since: NOON - 8 * DAY })).toContain('closes this by itself after 7 days.\n');
  });

  it('does not end by itself while it is listed', () => {
    expect(lost({ shownAs: 'ADDING' })).not.toContain('by itself after');
    expect(lost({ shownAs: 'ADDING' })).toContain('It is listed again as ADDING.');
  });

  it('names no status that nobody saw', () => {
    const gone = ongoing('instance-lost', INSTANCE_ITSELF, lostEpisode('instance', { was: '' }));
    expect(inbox(gone)).toContain('Status:       no longer listed\n');
    expect(inbox(gone)).toContain('The instance was listed, and then');
  });
});

describe('what is settled', () => {
  const settled = (from: LostEpisode, justification?: Justification): Change => ({
    type: 'region',
    resource: REGION,
    from,
    at: NOON,
    outcome: 'settled',
    severity: 'info',
    ...(justification && { justification }),
  });

  it('by a person, whose words are shown as claimed', () => {
    const text = inbox(
      closed('region-lost', settled(lostEpisode('region'), { because: 'we moved', by: 'Ana' })),
    );
    expect(text).toContain('[CLOSED, WARNING] eu-west-1 not listed, settled by a person - acme-workforce');
    expect(text).toContain('Reason, as claimed: we moved\nBy, as claimed:     Ana\n');
    expect(text).toContain('The monitor has not checked that.');
  });

  it('by its age', () => {
    const text = inbox(closed('region-lost', settled(lostEpisode('region', { since: NOON - 7 * DAY }))));
    expect(text).toContain('eu-west-1 not listed, taken as intended after at least 7d - acme-workforce');
    expect(text).not.toContain('as claimed');
  });

  it('closes what else was open, without saying that it was as intended', () => {
    const change: Change = {
      type: 'region',
      resource: REGION,
      from: adding,
      at: NOON,
      outcome: 'settled',
      severity: 'info',
      justification: {},
    };
    const text = inbox(closed('region-adding', change));
    expect(text).toContain('[CLOSED, WARNING] eu-west-1 no longer watched, was ADDING');
    expect(text).toContain('does not know what became of eu-west-1.');
    expect(text).not.toContain('this is as intended');
  });
});

describe('facts', () => {
  it('name the Regions of an instance that is being deleted as last seen, and those of no other', () => {
    const deleting = ongoing('instance-deleting', INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS'));
    const line = 'ACTIVE in:    eu-central-1, us-east-1, as last seen\n';
    expect(inbox(deleting)).toContain(line);
    expect(inbox(ongoing('no-longer-watched', INSTANCE_ITSELF, UNWATCHED))).toContain(line);
    expect(inbox({ ...stuck, reason: 'reminded', undecided: {} })).toContain(line);
    expect(inbox(stuck)).toContain('ACTIVE in:    eu-central-1, us-east-1\n');
  });

  it('say that a severity was reached before only when the closing itself is quieter', () => {
    const vanished: Change = {
      type: 'region',
      resource: REGION,
      from: adding,
      at: NOON,
      outcome: 'vanished',
      severity: 'warning',
    };
    const severity = (of: 'warning' | 'critical') =>
      inbox(closed('region-adding', vanished, { severity: of }));
    expect(severity('warning')).toContain('Severity:     warning\n');
    expect(severity('critical')).toContain('Severity:     critical (the highest it reached)\n');
  });

  const key = { type: 'record', key: ARN } as const;

  it('give a record that cannot be read no time that is not its own', () => {
    const unreadable = ongoing('record-unreadable', key, UNREADABLE, { lastSeenAt: NOON });
    expect(inbox(unreadable)).not.toMatch(/seen at/i);
  });

  it.each([
    [
      'recovered',
      '[RESOLVED] record of ssoins-72234f1e0a5bc6d9 is no longer unreadable - ',
      'Now:          readable\n',
      'The record can be read again, ',
    ],
    [
      'superseded',
      '[CLOSED, WARNING] record of ssoins-72234f1e0a5bc6d9 was deleted - ',
      'Now:          deleted\n',
      'no closing message will come for that.',
    ],
  ] as const)(
    'say whether an unreadable record was mended or deleted: %s',
    (outcome, subject, now, meaning) => {
      const change: Change = {
        type: 'record',
        resource: key,
        from: UNREADABLE,
        at: NOON,
        outcome,
        severity: 'info',
      };
      const text = inbox(closed('record-unreadable', change));
      expect(text.slice(0, subject.length)).toBe(subject);
      expect(text).toContain(now);
      expect(text).toContain(meaning);
    },
  );

  it('count those that were summarised in plain words, and list their ids', () => {
    expect(inbox(SUMMARY)).toContain('Counted:      40 x a change: disappeared\n');
    expect(inbox(SUMMARY)).toContain('Counted:      9 x closed: Region ADDING\n');
    expect(inbox(SUMMARY)).toContain(`COUNTED IN THIS MESSAGE\n${SUMMARY.ids[0]}\n`);
  });

  it('say what was seen last, and what is shown now, when the latest poll does not decide it', () => {
    const reminder = { ...stuck, reason: 'reminded' } as const;
    expect(inbox({ ...reminder, undecided: {} })).toContain('Last seen:    ADDING\n');
    expect(inbox({ ...reminder, undecided: {} })).toContain('Now:          not shown by the latest poll\n');
    const paused = inbox({ ...reminder, undecided: { shownAs: 'PAUSED' } });
    expect(paused).toContain('Now:          PAUSED\n');
    expect(paused).toContain('AWS now shows PAUSED, a status that this monitor does not know.');
  });
});

it('names who sent it, and the notification, at the foot', () => {
  expect(inbox(stuck).split('\n--\n')[1]).toBe(
    `Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account ${SCOPE.accountId} in eu-central-1.\nNotification: ${stuck.incident}.1\nIncident:     ${stuck.incident}`,
  );
});
