import type { Change } from './change.ts';
import { instanceFacts, suspendedFacts } from './facts.ts';
import { judge } from './judge/judge.ts';
import { EMPTY_LEDGER } from './ledger.ts';
import { newCriticals } from './new-criticals.ts';
import type { Listing } from './observe/listing.ts';
import { type Observation, observe } from './observe/observation.ts';
import type { Policy } from './policy.ts';
import { type InstanceRecord, type MonitorRecord, recordKey, SCOPE_KEY, type ScopeRecord } from './record.ts';
import type { Scope } from './resource.ts';
import { sameData } from './same.ts';
import type { Instant } from './time.ts';
import { withoutFuture } from './track/clock.ts';
import { type InstancePoll, trackInstance } from './track/instance.ts';
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
  /** What to commit: the instances that changed or have something pending; the scope in every run, unless it is claimed. */
  readonly toCommit: { readonly instances: readonly InstanceRecord[]; readonly scope?: ScopeRecord };
  readonly changes: readonly Change[];
  /** How many incidents became critical, or opened as critical. */
  readonly newCriticals: number;
}

interface Decided<R extends MonitorRecord> {
  readonly record: R;
  readonly changes: readonly Change[];
}

/** Everything that follows from one poll. Pure: every case is a table or a timeline. */
export function decide(memory: Memory, listing: Listing, context: DecideContext): Decision {
  const before = memory.scope && withoutFuture(memory.scope, context.now);
  const known = memory.instances.map((record) => withoutFuture(record, context.now));
  const observation = observe(listing, {
    instances: known,
    instanceSeen: known.length > 0 || (before?.instanceSeen ?? false),
    unreadable: memory.unreadable.length > 0,
  });
  const poll: Poll = {
    ...context,
    observation,
    claimed: new Set(memory.claimed),
    unreadable: memory.unreadable,
    ...(before?.lastSeenAt !== undefined && { lastSeenAt: before.lastSeenAt }),
  };
  const instances = decideInstances(known, poll);
  const records = instances.map(({ record }) => record);
  const scope = decideScope(before, records, poll);
  return {
    observation,
    scope: scope.record,
    instances: records,
    toCommit: toCommit(memory, { scope: scope.record, instances: records }, poll),
    changes: [...scope.changes, ...instances.flatMap(({ changes }) => changes)],
    newCriticals: newCriticals(memory, { scope: scope.record, instances: records }),
  };
}

/** What is the same for every record that one poll decides. */
interface Poll extends DecideContext {
  readonly observation: Observation;
  /** The last poll before this one that was `seen`. */
  readonly lastSeenAt?: Instant;
  readonly claimed: ReadonlySet<string>;
  readonly unreadable: readonly string[];
}

function decideInstances(known: readonly InstanceRecord[], poll: Poll): readonly Decided<InstanceRecord>[] {
  const records = new Map(known.map((record) => [record.arn, record]));
  const sights = new Map(poll.observation.instances.map((sight) => [sight.arn, sight]));
  const untouchable = new Set([...poll.claimed, ...poll.unreadable]);
  return [...new Set([...records.keys(), ...sights.keys()])].flatMap((arn) => {
    const before = records.get(arn);
    if (untouchable.has(arn)) return before ? [{ record: before, changes: [] }] : [];
    return [decideInstance(before, { arn, sight: sights.get(arn), status: poll.observation.status }, poll)];
  });
}

function decideInstance(
  before: InstanceRecord | undefined,
  instancePoll: InstancePoll,
  poll: Poll,
): Decided<InstanceRecord> {
  const { now, policy, lastSeenAt } = poll;
  const { record, changes, current } = trackInstance(before, instancePoll, {
    now,
    interval: policy.interval,
    ...(lastSeenAt !== undefined && { lastSeenAt }),
  });
  const about = { instance: instanceFacts(record) };
  const ledger = judge(before?.ledger ?? EMPTY_LEDGER, { changes, current }, { ...judging(poll), about });
  return { record: { ...record, ledger }, changes };
}

function decideScope(
  before: ScopeRecord | undefined,
  instances: readonly InstanceRecord[],
  poll: Poll,
): Decided<ScopeRecord> {
  if (before && poll.claimed.has(SCOPE_KEY)) return { record: before, changes: [] };
  const { observation, unreadable, claimed, now } = poll;
  const instanceKnown = instances.length > 0;
  const { record, changes, current } = trackScope(before, { observation, unreadable, instanceKnown }, now);
  const about = {
    ...(record.lastSeenAt !== undefined && { lastSeenAt: record.lastSeenAt }),
    ...suspendedFacts(notWatched(instances, observation)),
  };
  const ledger = judge(before?.ledger ?? EMPTY_LEDGER, { changes, current }, { ...judging(poll), about });
  const scope = { ...record, ledger };
  return { record: claimed.size > 0 ? asIfNotSeen(scope, before) : scope, changes };
}

const judging = ({ scope, policy, now }: Poll): DecideContext => ({ scope, policy, now });

/** Those of which this poll did not show all, whatever else it did not see. */
function notWatched(
  records: readonly InstanceRecord[],
  { instances }: Observation,
): readonly InstanceRecord[] {
  const watched = new Set(instances.filter(({ complete }) => complete).map(({ arn }) => arn));
  return records.filter(({ arn }) => !watched.has(arn));
}

/**
 * The scope's record when an instance's is left alone or could not be committed: for that one this poll is as if it
 * had not been, so what it shows next must not be held against when it was last seen.
 */
export function asIfNotSeen(scope: ScopeRecord, before: ScopeRecord | undefined): ScopeRecord {
  const { lastSeenAt: _, ...rest } = scope;
  return { ...rest, ...(before?.lastSeenAt !== undefined && { lastSeenAt: before.lastSeenAt }) };
}

function toCommit(
  loaded: Memory,
  decided: Pick<Decision, 'scope' | 'instances'>,
  { claimed }: Poll,
): Decision['toCommit'] {
  const before = new Map(loaded.instances.map((record) => [record.arn, record]));
  const dirty = decided.instances.filter(
    (record) => record.ledger.outbox.length > 0 || !sameData(record, before.get(record.arn)),
  );
  return {
    instances: dirty.filter((record) => !claimed.has(recordKey(record))),
    ...(!claimed.has(SCOPE_KEY) && { scope: decided.scope }),
  };
}
