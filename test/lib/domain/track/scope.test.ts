import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER } from '../../../../lib/domain/ledger.ts';
import type { InstanceSight, Observation } from '../../../../lib/domain/observe/observation.ts';
import type { ScopeRecord } from '../../../../lib/domain/record.ts';
import { type Instant, MINUTE } from '../../../../lib/domain/time.ts';
import { trackScope } from '../../../../lib/domain/track/scope.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';

const cause = { code: 'ThrottlingException', message: 'Rate exceeded' };
const sight: InstanceSight = { arn: ARN, status: 'ACTIVE', provesRegions: false, isWhole: true };
const seen: Observation = { status: 'seen', instances: [sight], provesAbsence: true };
const partial: Observation = { status: 'partial', instances: [sight], provesAbsence: false, cause };
const blind: Observation = { status: 'blind', instances: [], provesAbsence: false, cause };

const INTERVAL = 5 * MINUTE;
const POLL = { unreadable: [], readable: new Set<string>(), instanceKnown: false, isToldUnlisted: false };

const at = (minute: number): Instant => T0 + minute * MINUTE;

/** What is remembered after one such poll every 5 minutes. */
const remember = (
  observations: readonly Observation[],
  unreadable: readonly string[] = [],
): ScopeRecord | undefined =>
  observations.reduce<ScopeRecord | undefined>(
    (before, observation, index) => ({
      ...trackScope(before, { ...POLL, observation, unreadable }, { now: at(5 * index), interval: INTERVAL })
        .record,
      lagging: [],
      ledger: EMPTY_LEDGER,
    }),
    undefined,
  );

describe("the scope's record", () => {
  test('holds, after a blind first poll, only that', () => {
    const scope = {
      resource: { type: 'scope' },
      episode: { type: 'scope', status: 'blind', since: at(0), clock: 'monitor', cause, remedy: 'wait' },
    };
    expect(
      trackScope(undefined, { ...POLL, observation: blind }, { now: at(0), interval: INTERVAL }),
    ).toStrictEqual({
      record: {
        type: 'scope',
        lastPolledAt: at(0),
        interval: INTERVAL,
        instanceSeen: false,
        scope,
        unreadable: [],
      },
      changes: [],
      current: [{ ...scope, isDecided: true }],
    });
  });

  test.each([
    ['now', [seen], 0],
    ['then, however much was seen since', [seen, partial, blind], 0],
    ['now again', [blind, seen], 5],
    ['never', [partial, blind], undefined],
  ])('says that all was seen the last time: %s', (_, observations, minute) => {
    expect(remember(observations)?.lastSeenAt).toBe(minute === undefined ? undefined : at(minute));
  });

  test.each([
    ['in the latest poll', [partial, partial], 5],
    ['in an earlier one of these', [partial, blind], 0],
    ['only while all was seen', [seen, blind], undefined],
  ])('says when a row was read while not all was seen: %s', (_, observations, minute) => {
    const episode = remember(observations)?.scope.episode;
    expect(episode && 'rowReadAt' in episode ? episode.rowReadAt : undefined).toBe(
      minute === undefined ? undefined : at(minute),
    );
  });

  test.each([
    [false, false, false],
    [false, true, true],
    [true, false, true],
    [true, true, true],
  ])('remembers that an instance was ever seen: before %s, now %s', (before, now, ever) => {
    const earlier = remember([seen]);
    const record = earlier && { ...earlier, instanceSeen: before };
    const poll = { ...POLL, observation: seen, instanceKnown: now };
    expect(trackScope(record, poll, { now: at(5), interval: INTERVAL }).record.instanceSeen).toBe(ever);
  });

  test.each([
    ['it can', new Set([ARN]), 'recovered'],
    ['it is deleted', new Set<string>(), 'superseded'],
  ])('remembers since when a record can not be read, until %s', (_, readable, outcome) => {
    const since = (minute: number) => ({
      resource: { type: 'record', key: ARN },
      episode: { type: 'record', status: 'UNREADABLE', since: at(minute), clock: 'monitor' },
    });
    const before = remember([seen, seen, seen], [ARN]);
    expect(before?.unreadable).toStrictEqual([since(0)]);
    const { record, changes, current } = trackScope(
      before,
      { ...POLL, observation: seen, instanceKnown: true, readable },
      { now: at(15), interval: INTERVAL },
    );
    expect(record.unreadable).toEqual([]);
    expect(current).toEqual([{ ...record.scope, isDecided: true }]);
    const { resource, episode: from } = since(0);
    expect(changes).toStrictEqual([
      { type: 'record', resource, from, at: at(15), outcome, severity: 'info' },
    ]);
  });
});
