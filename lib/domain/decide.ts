import { instanceFacts, suspendedFacts } from './facts.ts';
import { judge } from './judge/judge.ts';
import { type Listing, type Observation, observe } from './observe/observation.ts';
import type { Policy } from './policy.ts';
import {
  type Change,
  EMPTY_LEDGER,
  type InstanceRecord,
  type MonitorRecord,
  recordKey,
  SCOPE_KEY,
  type ScopeRecord,
} from './record.ts';
import type { Scope } from './resource.ts';
import { sameData } from './same.ts';
import type { Instant } from './time.ts';
import { settleClock } from './track/clock.ts';
import { trackInstance } from './track/instance.ts';
import { trackScope } from './track/scope.ts';

/** What was loaded, without what storing it needs. */
export interface Memory {
  /** Absent before the first run. */
  readonly scope?: ScopeRecord;
  readonly instances: readonly InstanceRecord[];
  /** Keys of the records that can't be read. They are left exactly as they are. */
  readonly unreadable: readonly string[];
  /** Keys of the records that another run is delivering. They are known, but left alone. */
  readonly claimed: readonly string[];
}

export interface DecideContext {
  readonly scope: Scope;
  readonly policy: Policy;
  readonly now: Instant;
}

export interface Decision {
  readonly observation: Observation;
  readonly scope: ScopeRecord;
  /** Every instance that can be read, as it is remembered from now on. */
  readonly instances: readonly InstanceRecord[];
  /** What to commit: of the instances those that changed or owe, the scope in every run unless it is claimed. */
  readonly toCommit: { readonly instances: readonly InstanceRecord[]; readonly scope?: ScopeRecord };
  readonly changes: readonly Change[];
}

interface Decided<R extends MonitorRecord> {
  readonly record: R;
  readonly changes: readonly Change[];
}

/** Everything that follows from one poll. Pure: every case is a table or a timeline. */
export function decide(memory: Memory, listing: Listing, context: DecideContext): Decision {
  const before = memory.scope && settleClock(memory.scope, context.now);
  const known = memory.instances.map((record) => settleClock(record, context.now));
  const observation = observe(listing, {
    instances: known,
    instanceSeen: known.length > 0 || (before?.instanceSeen ?? false),
    unreadable: memory.unreadable.length > 0,
  });
  const instances = decideInstances(memory, known, observation, before, context);
  const records = instances.map(({ record }) => record);
  const scope = decideScope(memory, before, observation, records, context);
  return {
    observation,
    scope: scope.record,
    instances: records,
    toCommit: toCommit(memory, scope.record, records),
    changes: [...scope.changes, ...instances.flatMap(({ changes }) => changes)],
  };
}

function decideInstances(
  memory: Memory,
  known: readonly InstanceRecord[],
  observation: Observation,
  scope: ScopeRecord | undefined,
  context: DecideContext,
): readonly Decided<InstanceRecord>[] {
  const records = new Map<string, InstanceRecord | undefined>(known.map((record) => [record.arn, record]));
  for (const { arn } of observation.instances) if (!records.has(arn)) records.set(arn, undefined);
  const untouchable = new Set([...memory.claimed, ...memory.unreadable]);
  return [...records].flatMap(([arn, record]) => {
    if (untouchable.has(arn)) return record ? [{ record, changes: [] }] : [];
    return [decideInstance(arn, record, observation, scope, context)];
  });
}

function decideInstance(
  arn: string,
  before: InstanceRecord | undefined,
  observation: Observation,
  scope: ScopeRecord | undefined,
  context: DecideContext,
): Decided<InstanceRecord> {
  const sight = observation.instances.find((seen) => seen.arn === arn);
  const { now, policy } = context;
  const lastSeenAt = scope?.lastSeenAt;
  const { record, changes, current } = trackInstance(arn, before, sight, observation.status, {
    now,
    interval: policy.interval,
    ...(lastSeenAt !== undefined && { lastSeenAt }),
  });
  const about = { instance: instanceFacts(record) };
  const ledger = judge(before?.ledger ?? EMPTY_LEDGER, changes, current, { ...context, about });
  return { record: { ...record, ledger }, changes };
}

function decideScope(
  memory: Memory,
  before: ScopeRecord | undefined,
  observation: Observation,
  instances: readonly InstanceRecord[],
  context: DecideContext,
): Decided<ScopeRecord> {
  if (before && memory.claimed.includes(SCOPE_KEY)) return { record: before, changes: [] };
  const { record, changes, current } = trackScope(
    before,
    memory.unreadable,
    observation,
    instances.length > 0,
    context.now,
  );
  const about = {
    ...(record.lastSeenAt !== undefined && { lastSeenAt: record.lastSeenAt }),
    ...suspendedFacts(instances.filter((record) => !isWatched(record, observation))),
  };
  const ledger = judge(before?.ledger ?? EMPTY_LEDGER, changes, current, { ...context, about });
  const scope = { ...record, ledger };
  return { record: memory.claimed.length > 0 ? asIfNotSeen(scope, before) : scope, changes };
}

/** Whether this poll showed all of an instance, whatever else it did not see. */
const isWatched = ({ arn }: InstanceRecord, { instances }: Observation): boolean =>
  instances.some((sight) => sight.arn === arn && sight.complete);

/**
 * The scope's record when an instance's is left alone or could not be committed: for that one this poll is as if it
 * had not been, so what it shows next must not be held against when it was last seen.
 */
export function asIfNotSeen(scope: ScopeRecord, before: ScopeRecord | undefined): ScopeRecord {
  const { lastSeenAt: _, ...rest } = scope;
  return { ...rest, ...(before?.lastSeenAt !== undefined && { lastSeenAt: before.lastSeenAt }) };
}

function toCommit(
  { claimed, instances: loaded }: Memory,
  scope: ScopeRecord,
  instances: readonly InstanceRecord[],
): Decision['toCommit'] {
  const before = new Map(loaded.map((record) => [record.arn, record]));
  const dirty = instances.filter(
    (record) => record.ledger.owed.length > 0 || !sameData(record, before.get(record.arn)),
  );
  return {
    instances: dirty.filter((record) => !claimed.includes(recordKey(record))),
    ...(!claimed.includes(SCOPE_KEY) && { scope }),
  };
}
