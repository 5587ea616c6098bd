import { describe, expect, test } from 'vitest';
import { complete, T0 } from '../../../support/decision/decide-once.ts';
import { at, BLIND, beta, instance, play, regions, rowOf } from '../../../support/decision/timeline.ts';

const WEST = 'eu-west-2';
const active = regions({ [WEST]: 'ACTIVE' });
const adding = regions({ [WEST]: 'ADDING' });
const removing = regions({ [WEST]: 'REMOVING' });
const without = regions({});

describe('a threshold that does not raise the severity', () => {
  test('is told once, as overdue', () => {
    const polls = [...at([0], active), ...at([5, 30, 35, 40, 100], removing)];
    expect(play(polls).told).toEqual([
      '5 opened region-removing warning',
      '35 overdue region-removing warning',
    ]);
  });

  test('is not told before it is crossed, nor when it is turned off; the next one is', () => {
    const polls = [...at([0], active), ...at([5, 40, 5 + 24 * 60], removing)];
    const policy = { removing: { warning: 0, critical: 24 * 60 * 60_000 }, reminders: [] };
    expect(play(polls, { policy }).told).toEqual([
      '5 opened region-removing warning',
      '1445 escalated region-removing critical',
    ]);
  });

  test('is told also when what was told at once was more severe', () => {
    const polls = [...at([0], instance('ACTIVE')), ...at([5, 120, 125, 130], instance('DELETE_IN_PROGRESS'))];
    expect(play(polls).told).toEqual([
      '5 opened instance-deleting critical',
      '125 overdue instance-deleting critical',
    ]);
  });

  test('is not told beside an escalation, which comes first', () => {
    const polls = [...at([0], active), ...at([5, 5 + 24 * 60, 10 + 24 * 60], removing)];
    expect(play(polls, { policy: { reminders: [] } }).told).toEqual([
      '5 opened region-removing warning',
      '1445 escalated region-removing critical',
    ]);
  });
});

describe('what is told at once', () => {
  test('is an ADDING that was ACTIVE in the poll before, and rises with age', () => {
    const polls = [...at([0], active), ...at([5, 35, 125, 130], adding)];
    expect(play(polls).told).toEqual([
      '5 opened region-adding warning',
      '35 overdue region-adding warning',
      '125 escalated region-adding critical',
    ]);
  });

  test('is also an ADDING that began anew, when the one before followed ACTIVE', () => {
    const since = (minute: number) =>
      regions({}, { regions: [{ region: WEST, status: 'ADDING', addedAt: T0 + minute * 60_000 }] });
    const { notifications } = play([...at([0], active), ...at([5], since(4)), ...at([10], since(8))]);
    expect(notifications.map(({ reason, kind }) => `${reason} ${kind}`)).toEqual([
      'opened region-adding',
      'closed region-adding',
      'opened region-adding',
    ]);
    expect(notifications.at(-1)).toMatchObject({ severity: 'warning', episode: { after: 'ACTIVE' } });
  });

  test('waits for the first threshold when it is below what people want to hear', () => {
    const polls = [...at([0], active), ...at([5, 30, 35], removing)];
    const { told, notifications } = play(polls, { policy: { tellFrom: 'critical' } });
    expect(told).toEqual(['35 opened region-removing warning']);
    expect(notifications[0]?.sequence).toBe(1);
  });

  test('ends in silence when it was below that and never told', () => {
    const polls = [...at([0], active), ...at([5], removing), ...at([10], active)];
    expect(play(polls, { policy: { tellFrom: 'critical' } }).told).toEqual([]);
  });

  test('S28: follows the closing of what it was before', () => {
    const polls = [
      ...at([0, 30], instance('CREATE_IN_PROGRESS')),
      ...at([35], instance('CREATE_FAILED')),
      ...at([40], instance('DELETE_IN_PROGRESS')),
      ...at([45, 50], complete(beta)),
    ];
    expect(play(polls).told).toEqual([
      '30 opened instance-creating warning',
      '35 closed instance-creating warning superseded',
      '35 opened instance-create-failed critical',
      '40 closed instance-create-failed critical deletion-started',
    ]);
  });

  test('is a warning of both when an instance is deleted that was being created', () => {
    const polls = [
      ...at([0, 30], instance('CREATE_IN_PROGRESS')),
      ...at([35], instance('DELETE_IN_PROGRESS')),
    ];
    expect(play(polls).told).toEqual([
      '30 opened instance-creating warning',
      '35 closed instance-creating warning deletion-started',
      '35 opened instance-deleting warning',
    ]);
  });
});

test('every message of an incident names the severities that it was told at', () => {
  const polls = [...at([0, 30, 120], adding), ...at([125], active)];
  const { notifications } = play(polls);
  expect(notifications.map(({ reason, severities }) => [reason, ...severities])).toEqual([
    ['opened', 'warning'],
    ['escalated', 'warning', 'critical'],
    ['closed', 'warning', 'critical'],
  ]);
});

describe('a change by itself', () => {
  test('is announced when it vanishes before it was told', () => {
    const polls = [...at([0], adding), ...at([5, 10], without)];
    expect(play(polls).told).toEqual(['10 announced vanished warning']);
  });

  test('is not announced beside an open incident, which says it', () => {
    const polls = [
      ...at([0], active),
      ...at([5, 10], without),
      ...at([15, 20], adding),
      ...at([25, 30], without),
    ];
    expect(play(polls, { policy: { updateEvery: 1 } }).told).toEqual([
      '10 opened region-lost critical',
      '15 updated region-lost critical',
      '30 updated region-lost critical',
    ]);
  });

  test('is announced beside an incident that says nothing of the status', () => {
    const creating = rowOf({}, { status: 'CREATE_IN_PROGRESS', primaryRegion: 'us-east-1' });
    const polls = [...at([0], complete(creating, beta)), ...at([5, 10], complete(beta))];
    expect(play(polls).told).toEqual([
      '0 opened primary-elsewhere warning',
      '10 announced vanished warning',
      '10 closed primary-elsewhere warning instance-gone',
    ]);
  });

  test('is announced when a Region appears, to those who want to hear everything', () => {
    const polls = [...at([0], without), ...at([5], active)];
    const { told, notifications } = play(polls, { policy: { tellFrom: 'info' } });
    expect(told).toEqual(['5 announced appeared info']);
    expect(notifications[0]?.severities).toEqual(['info']);
  });

  test('is no loss of an instance that was being created', () => {
    const creating = complete(rowOf({}, { status: 'CREATE_IN_PROGRESS' }), beta);
    const polls = [...at([0], creating), ...at([5, 10], complete(beta))];
    expect(play(polls).told).toEqual(['10 announced vanished warning']);
  });
});

describe('an open incident that polls do not decide', () => {
  const queued = regions({ [WEST]: 'QUEUED' });
  const hours = (...all: readonly number[]) => all.map((hour) => hour * 60);

  test('is reminded of, with the status that is shown, and does not escalate meanwhile', () => {
    const polls = [...at([0, 30], adding), ...at([35, ...hours(3, 5)], queued)];
    const { told, notifications } = play(polls);
    expect(told).toEqual([
      '30 opened region-adding warning',
      '35 opened unknown-status warning',
      '300 reminded unknown-status warning',
      '300 reminded region-adding warning',
    ]);
    expect(notifications.at(-1)).toMatchObject({ undecided: { shownAs: 'QUEUED' } });
    expect(notifications.at(-2)).not.toHaveProperty('undecided');
  });

  test('escalates when a poll decides it again', () => {
    const polls = [...at([0, 30], adding), ...at([35, 120], queued), ...at([125], adding)];
    expect(play(polls).told).toEqual([
      '30 opened region-adding warning',
      '35 opened unknown-status warning',
      '125 closed unknown-status warning recovered',
      '125 escalated region-adding critical',
    ]);
  });

  test('is overdue when a poll decides it again, though it was reminded of in between', () => {
    const polls = [
      ...at([0], active),
      ...at([5], removing),
      ...at([10, 300], queued),
      ...at([305], removing),
    ];
    expect(play(polls).told.at(-1)).toBe('305 overdue region-removing warning');
  });

  test('is reminded of while its row has no status, without one', () => {
    const { status: _, ...untold } = rowOf({});
    const failed = instance('CREATE_FAILED');
    const { told, notifications } = play([...at([0], failed), ...at([239, 240], complete(untold))]);
    expect(told).toContain('240 reminded instance-create-failed critical');
    const reminder = notifications.find(({ reason }) => reason === 'reminded');
    expect(reminder).toHaveProperty('undecided', {});
  });

  test('of an instance is silent while polls are blind, too', () => {
    const polls = [...at([0], instance('CREATE_FAILED')), ...at([5, 20, 300], BLIND)];
    expect(play(polls).told).toEqual([
      '0 opened instance-create-failed critical',
      '20 opened not-seen warning',
      '300 escalated not-seen critical',
    ]);
  });

  test('is silent while polls are blind, and not-seen speaks', () => {
    const polls = [...at([0, 30], adding), ...at([35, 55, 400], BLIND)];
    expect(play(polls, { policy: { notSeen: { warning: 60_000, critical: 0 } } }).told).toEqual([
      '30 opened region-adding warning',
      '55 opened not-seen warning',
      '400 reminded not-seen warning',
    ]);
  });
});
