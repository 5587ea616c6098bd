import { describe, expect, it } from 'vitest';
import type { Change, Justification } from '../../../../lib/domain/change.ts';
import type { InstanceEpisode, LostEpisode } from '../../../../lib/domain/episode.ts';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../../lib/domain/ledger.ts';
import type { UnseenStatus } from '../../../../lib/domain/status.ts';
import { DAY, MINUTE } from '../../../../lib/domain/time.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { SUMMARY } from '../sample-notifications.ts';
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

describe('the order of an email', () => {
  const statusReason = 'The KMS key policy does not allow sso.amazonaws.com.';
  const failed = ongoing(
    'instance-create-failed',
    INSTANCE_ITSELF,
    instanceEpisode('CREATE_FAILED', { since: NOON, statusReason }),
    { severity: 'critical', sequence: 1 },
  );

  it('is: what it means for signing in, what happened, since when and why now, what to do, and particulars last', () => {
    const parts = inbox(stuck)
      .split('\n\n')
      .map((part) => part.split('\n')[0]);
    expect(parts).toEqual([
      '[WARNING] Identity Center: adding Region eu-west-1 to acme-workforce',
      "Sign-in: not affected now. If eu-central-1 fails, people can't switch to eu-west-1.",
      'Region eu-west-1 of acme-workforce still ADDING after 30m',
      'WHAT IT MEANS',
      'WHAT TO DO',
      'LINKS',
      'DETAILS',
      '--',
    ]);
  });

  it('S34 has the reason of AWS among the first lines', () => {
    expect(inbox(failed).split('WHAT IT MEANS')[0]).toContain(`StatusReason: ${statusReason}\n`);
  });

  it('S26 closes with the duration', () => {
    const text = inbox(closed('region-adding', added, { severity: 'critical', sequence: 3 }));
    expect(text).toContain('\nAdding Region eu-west-1 of acme-workforce completed after 2h 10m\n');
    expect(text).toContain('Before: ADDING since 2026-11-22 09:50:00 UTC, for 2h 10m\nNow: ACTIVE\n');
  });
});

describe('people who were told before', () => {
  const reminder = { ...stuck, sequence: 3, reason: 'reminded', severities: ['warning'] } as const;

  it('get the one next step, and are told where the rest stands', () => {
    const text = inbox(reminder);
    expect(text).toContain('NEXT STEP\nIf the cause is not found by now, open a case with AWS Support');
    expect(text).toContain(
      'The first message about this, of 2026-11-22 11:00:00 UTC, says what it means and all that can be done. So does docs/runbook.md of the monitor, section region-adding.\n',
    );
    expect(text).not.toMatch(/WHAT IT MEANS|WHAT TO DO/);
  });

  it('are told since when and as what, when it is more severe', () => {
    const escalated = { ...reminder, reason: 'escalated', severity: 'critical' } as const;
    expect(inbox(escalated)).toContain(
      'Severity: critical\nWhy now: it has been a warning since 2026-11-22 11:00:00 UTC, and is critical now\n',
    );
  });

  it('get all of it when nothing could be delivered before', () => {
    const text = inbox({ ...reminder, sequence: 2 }, [stuck]);
    expect(text).toMatch(/WHAT IT MEANS\n[\s\S]*WHAT TO DO\n1\. /);
    expect(text).toContain('nothing about it could be delivered before\n');
  });
});

describe('subjects', () => {
  const name = 'acme-workforce';
  const table: readonly (readonly [string, Notification])[] = [
    [`[WARNING] Identity Center: adding Region eu-west-1 to ${name}`, stuck],
    [`[RESOLVED] Identity Center: adding Region eu-west-1 to ${name}`, closed('region-adding', added)],
    [
      `[CRITICAL] Identity Center: Region eu-west-1 of ${name} not listed`,
      ongoing('region-lost', REGION, lostEpisode('region'), { severity: 'critical' }),
    ],
    [`[WARNING] Identity Center: older notifications of instance ${name}`, SUMMARY],
    [`[INFO] Identity Center: Region eu-west-1 of ${name} now ACTIVE`, announced(added)],
    [
      `[CRITICAL] Identity Center: record of ${ARN.slice(-23)} can't be read`,
      ongoing('record-unreadable', { type: 'record', key: ARN }, UNREADABLE, { severity: 'critical' }),
    ],
    [
      '[WARNING] Identity Center: account 123456789012 not fully seen',
      ongoing('not-seen', { type: 'scope' }, unseenEpisode('blind')),
    ],
  ];

  it.each(table)('%s', (subject, notification) => {
    expect(subjectOf(notification)).toBe(subject);
  });

  it('are the same for one incident but for the mark, so that mail programs thread it', () => {
    const afterMark = (notification: Notification) => subjectOf(notification).replace(/^\[[^\]]*\] /, '');
    const long = { ...INSTANCE, name: 'x'.repeat(300) };
    const all: readonly Notification[] = [
      { ...stuck, instance: long },
      { ...stuck, instance: long, reason: 'escalated', severity: 'critical', episode: episode('ADDING') },
      { ...closed('region-adding', added, { severity: 'critical' }), instance: long },
      {
        ...closed('region-adding', { ...added, outcome: 'vanished' }, { severity: 'critical' }),
        instance: long,
      },
    ];
    expect(new Set(all.map(afterMark)).size).toBe(1);
    expect(all.map((one) => subjectOf(one).length)).toEqual([90, 91, 91, 99]);
  });

  it('S55 a name with line breaks, emoji and 300 characters is made printable and cut with a mark', () => {
    const hostile = `Zoë\r\nBcc: 🚨${'x'.repeat(300)}`;
    const subject = subjectOf({ ...stuck, instance: { ...INSTANCE, name: hostile } });
    expect(subject).toMatch(/^\[WARNING\] Identity Center: adding Region eu-west-1 to Zoe Bcc: \?x+\.\.\.$/);
  });

  it('takes the highest severity of all that the message tells', () => {
    const earlier = { ...stuck, severity: 'critical' } as const;
    expect(compose(envelopeOf(stuck, [earlier]), CONTEXT).subject).toMatch(/^\[CRITICAL\] /);
  });

  it('names the instance id of an instance without a name', () => {
    const { name: _, ...nameless } = INSTANCE;
    expect(subjectOf({ ...stuck, instance: nameless })).toMatch(/ to ssoins-72234f1e0a5bc6d9$/);
  });
});

describe('S8 whose clock it is', () => {
  const removing = episode('REMOVING', { since: NOON - 35 * MINUTE });

  it('says "at least" when only the monitor saw it begin', () => {
    const text = inbox(ongoing('region-removing', REGION, removing));
    expect(text).toContain('\nRegion eu-west-1 of acme-workforce still REMOVING after at least 35m\n');
    expect(text).toContain('Since: 2026-11-22 11:25:00 UTC at the latest, for at least 35m\n');
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
      'Removing Region eu-west-1 of acme-workforce completed after at least 35m',
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
    [...(text.split(heading)[1]?.split('\n\n')[0] ?? '').matchAll(/^(\S+): https:/gm)].map(
      ([, region]) => region ?? '',
    );

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
    expect(text).toContain('Primary: us-east-1\nRegion asked: eu-central-1\n');
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
    expect(text).toContain(
      '\nPrimary Region eu-central-1 of acme-workforce still REMOVING after at least 2h\n',
    );
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
    ['empty', 'no instance found'],
    ['elsewhere', 'primary Region silent'],
    ['partial', 'only a part read'],
    ['blind', 'nothing read'],
  ] as const)('%s: has the age of the whole, and the newest status', (status, now) => {
    expect(inbox(unseen(status))).toContain(
      `\nReminder: Identity Center not fully seen for at least 2h 20m; now: ${now}\n`,
    );
    expect(inbox(unseen(status))).toContain(
      'Not seen since: 2026-11-22 09:40:00 UTC at the latest, for at least 2h 20m\n',
    );
    expect(inbox(unseen(status))).toContain('Last full poll: 2026-11-22 09:35:00 UTC\n');
  });

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
      'Before: AWS answered with an empty list\nNot seen since: 2026-11-22 10:00:00 UTC at the latest, for at least 2h\nNow: all could be read\n',
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
    expect(inbox(announced(change))).toContain('\nIdentity Center not fully seen; now: nothing read\n');
    expect(inbox(announced(change))).toContain('Before: all could be read since ');
  });
});

describe('an instance that is being deleted', () => {
  const deleting = (more: Partial<InstanceEpisode>): string =>
    inbox(ongoing('instance-deleting', INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS', more)));
  const alarm = /everybody|emergency access|any more|try to sign in/i;

  it.each([
    ['CREATE_FAILED', 'Failed', 'Its creation had failed, so no sign-in goes through it.'],
    ['CREATE_IN_PROGRESS', 'Unfinished', 'Before that it was still being created'],
  ] as const)('takes nobody their sign-in after %s', (after, what, says) => {
    expect(deleting({ after })).toContain(
      `\n${what} instance acme-workforce still being deleted after at least 2h\n`,
    );
    expect(deleting({ after, since: NOON })).toContain(
      `\n${what} instance acme-workforce is being deleted\n`,
    );
    expect(deleting({ after })).toContain(says);
    expect(deleting({ after })).not.toMatch(alarm);
  });

  it.each([{ after: 'ACTIVE' }, {}] as const)('takes everybody theirs after %o', (after) => {
    expect(deleting(after)).toContain('\nInstance acme-workforce still being deleted after at least 2h\n');
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
      '[RESOLVED] Identity Center: creating instance acme-workforce failed',
    );
  });
});

describe('what is lost', () => {
  const lost = (more: Partial<LostEpisode>): string =>
    inbox(ongoing('region-lost', REGION, lostEpisode('region', more)));

  it('ends by itself, and says when at the earliest', () => {
    expect(lost({})).toContain(
      'Reminders end: after 7 days, on 2026-11-29 10:00:00 UTC at the earliest: the monitor then takes this as intended\n',
    );
  });

  it('names no day that has passed', () => {
    expect(lost({ since: NOON - 8 * DAY })).toContain(
      'Reminders end: after 7 days: the monitor then takes this as intended\n',
    );
  });

  it('does not end by itself while it is listed', () => {
    expect(lost({ shownAs: 'ADDING' })).not.toContain('Reminders end');
    expect(lost({ shownAs: 'ADDING' })).toContain('It is listed again as ADDING.');
  });

  it('names no status that nobody saw', () => {
    const gone = ongoing('instance-lost', INSTANCE_ITSELF, lostEpisode('instance', { was: '' }));
    expect(inbox(gone)).toContain('Status: no longer listed\n');
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
    expect(text).toContain(
      '\nRegion eu-west-1 of acme-workforce not listed, marked as intended by a person\n',
    );
    expect(text).toContain('Reason, as claimed: we moved\nBy, as claimed: Ana\n');
    expect(text).toContain('The monitor has not checked that.');
  });

  it('by its age', () => {
    const text = inbox(closed('region-lost', settled(lostEpisode('region', { since: NOON - 7 * DAY }))));
    expect(text).toContain('acme-workforce not listed, taken as intended after at least 7d\n');
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
    expect(text).toContain('\nRegion eu-west-1 of acme-workforce no longer watched, was ADDING\n');
    expect(text).toContain('does not know what became of eu-west-1.');
    expect(text).not.toContain('this is as intended');
  });
});

describe('facts', () => {
  it('name the Regions of an instance that is being deleted as last seen, and those of no other', () => {
    const deleting = ongoing('instance-deleting', INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS'));
    const line = 'ACTIVE in: eu-central-1, us-east-1, as last seen\n';
    expect(inbox(deleting)).toContain(line);
    expect(inbox(ongoing('no-longer-watched', INSTANCE_ITSELF, UNWATCHED))).toContain(line);
    expect(inbox({ ...stuck, reason: 'reminded', undecided: {} })).toContain(line);
    expect(inbox(stuck)).toContain('ACTIVE in: eu-central-1, us-east-1\n');
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
    expect(severity('warning')).toContain('Severity: warning\n');
    expect(severity('critical')).toContain('Severity: critical (the highest it reached)\n');
  });

  const key = { type: 'record', key: ARN } as const;

  it('give a record that cannot be read no time that is not its own', () => {
    const unreadable = ongoing('record-unreadable', key, UNREADABLE, { lastSeenAt: NOON });
    expect(inbox(unreadable)).not.toMatch(/seen at/i);
  });

  it.each([
    [
      'recovered',
      'Record of ssoins-72234f1e0a5bc6d9 can be read again\n',
      'Now: readable\n',
      'The record can be read again, ',
    ],
    [
      'superseded',
      'Record of ssoins-72234f1e0a5bc6d9 was deleted\n',
      'Now: deleted\n',
      'no closing message will come for that.',
    ],
  ] as const)(
    'say whether an unreadable record was mended or deleted: %s',
    (outcome, headline, now, meaning) => {
      const change: Change = {
        type: 'record',
        resource: key,
        from: UNREADABLE,
        at: NOON,
        outcome,
        severity: 'info',
      };
      const text = inbox(closed('record-unreadable', change));
      expect(text).toContain(headline);
      expect(text).toContain(now);
      expect(text).toContain(meaning);
    },
  );

  it('count those that were summarised in plain words, and list their ids', () => {
    expect(inbox(SUMMARY)).toContain('Counted: 40 x a change: disappeared\n');
    expect(inbox(SUMMARY)).toContain('Counted: 9 x closed: Region ADDING\n');
    expect(inbox(SUMMARY)).toContain(`COUNTED IN THIS MESSAGE\n${SUMMARY.ids[0]}\n`);
  });

  it('say what was seen last, and what is shown now, when the latest poll does not decide it', () => {
    const reminder = { ...stuck, reason: 'reminded' } as const;
    expect(inbox({ ...reminder, undecided: {} })).toContain('Last seen: ADDING\n');
    expect(inbox({ ...reminder, undecided: {} })).toContain('Now: not shown by the latest poll\n');
    const paused = inbox({ ...reminder, undecided: { shownAs: 'PAUSED' } });
    expect(paused).toContain('Now: PAUSED\n');
    expect(paused).toContain(
      'Sign-in: unknown in eu-west-1. AWS shows it as PAUSED, which this monitor does not know.\n',
    );
  });
});

it('names who sent it, and the notification, at the foot', () => {
  expect(inbox(stuck).split('\n--\n')[1]).toBe(
    `Sent at 2026-11-22 12:00:00 UTC by the IAM Identity Center monitor, stage prod, which watches account ${SCOPE.accountId} in eu-central-1.\nNotification: ${stuck.incident}.1\nIncident: ${stuck.incident}`,
  );
});
