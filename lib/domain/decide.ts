import type { Change } from './change.ts';
import { instanceFacts, suspendedFacts } from './facts.ts';
import { judge } from './judge/judge.ts';
import { newCriticals } from './judge/new-criticals.ts';
import { EMPTY_LEDGER, type Ledger, withPast } from './ledger.ts';
import { isToldUnlisted } from './observe/left-out-regions.ts';
import type { Listing } from './observe/listing.ts';
import { type Observation, observe } from './observe/observation.ts';
import type { Policy } from './policy.ts';
import {
  type InstanceRecord,
  isLate,
  type MonitorRecord,
  recordKey,
  SCOPE_KEY,
  type ScopeRecord,
  sameData,
} from './record.ts';
import type { Scope } from './resource.ts';
import type { Duration, Instant } from './time.ts';
import { withoutFuture } from './track/clock.ts';
import { trackInstance } from './track/instance.ts';
import { trackScope } from './track/scope.ts';
import type { InstancePoll } from './track/track.ts';

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
    asked: context.scope.region,
    now: context.now,
  });
  const poll: Poll = {
    ...context,
    observation,
    claimed: new Set(memory.claimed),
    unreadable: memory.unreadable,
    readable: new Set(memory.instances.map(recordKey)),
    lastSeen: lastSeenIn(before),
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
  /** The last `seen` poll before this one that decided the record with this key. */
  readonly lastSeen: (key: string) => { readonly lastSeenAt?: Instant };
  readonly claimed: ReadonlySet<string>;
  readonly unreadable: readonly string[];
  /** Keys of the records of instances that were loaded. */
  readonly readable: ReadonlySet<string>;
}

function decideInstances(known: readonly InstanceRecord[], poll: Poll): readonly Decided<InstanceRecord>[] {
  const records = new Map(known.map((record) => [record.arn, record]));
  const sights = new Map(poll.observation.instances.map((sight) => [sight.arn, sight]));
  const untouchable = new Set(untouchableIn(poll));
  const { provesAbsence } = poll.observation;
  return [...new Set([...records.keys(), ...sights.keys()])].flatMap((arn) => {
    const before = records.get(arn);
    if (untouchable.has(arn)) return before ? [{ record: before, changes: [] }] : [];
    return [decideInstance(before, { arn, sight: sights.get(arn), provesAbsence }, poll)];
  });
}

const untouchableIn = ({ claimed, unreadable }: Pick<Poll, 'claimed' | 'unreadable'>): readonly string[] => [
  ...claimed,
  ...unreadable,
];

function decideInstance(
  before: InstanceRecord | undefined,
  instancePoll: InstancePoll,
  poll: Poll,
): Decided<InstanceRecord> {
  const { now, policy, scope, lastSeen } = poll;
  const { record, changes, current } = trackInstance(before, instancePoll, {
    now,
    interval: policy.interval,
    asked: scope.region,
    ...lastSeen(instancePoll.arn),
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
  const { observation, unreadable, policy, now } = poll;
  const { record, changes, current } = trackScope(
    before,
    {
      observation,
      unreadable,
      instanceKnown: instances.length > 0,
      isToldUnlisted: instances.some((instance) => isToldUnlisted(instance, now)),
      readable: poll.readable,
    },
    { now, interval: policy.interval },
  );
  const about = {
    ...(record.lastSeenAt !== undefined && { lastSeenAt: record.lastSeenAt }),
    ...suspendedFacts(notWatched(instances, observation)),
  };
  const ledger = judge(
    withGap(before, { interval: policy.interval, now }),
    { changes, current },
    { ...judging(poll), about },
  );
  // Whoever was left alone goes on lagging until a poll shows it again.
  const lagging = observation.status === 'seen' ? [] : (before?.lagging ?? []);
  const scope: ScopeRecord = { ...record, lagging, ledger };
  return { record: withLagging(scope, before, untouchableIn(poll)), changes };
}

const judging = ({ scope, policy, now }: Poll): DecideContext => ({ scope, policy, now });

/** Those of which this poll did not show all, whatever else it did not see. */
function notWatched(
  records: readonly InstanceRecord[],
  { instances }: Observation,
): readonly InstanceRecord[] {
  const watched = new Set(instances.filter(({ isWhole }) => isWhole).map(({ arn }) => arn));
  return records.filter(({ arn }) => !watched.has(arn));
}

function lastSeenIn(before: ScopeRecord | undefined): Poll['lastSeen'] {
  const lagging = new Map(before?.lagging.map(({ key, ...lastSeen }) => [key, lastSeen]));
  const others = before?.lastSeenAt === undefined ? {} : { lastSeenAt: before.lastSeenAt };
  return (key) => lagging.get(key) ?? others;
}

/**
 * The scope's record when others were left alone or could not be committed: for those this poll is as if it had not
 * been, so what they show next must not be held against when everything else was last seen.
 */
export function withLagging(
  scope: ScopeRecord,
  before: ScopeRecord | undefined,
  keys: readonly string[],
): ScopeRecord {
  const lastSeen = lastSeenIn(before);
  const others = scope.lagging.filter(({ key }) => !keys.includes(key));
  const lagging = keys.filter((key) => key !== SCOPE_KEY).map((key) => ({ key, ...lastSeen(key) }));
  return { ...scope, lagging: [...others, ...lagging] };
}

/** A monitor that was stopped must not look afterwards like one that watched. */
function withGap(
  before: ScopeRecord | undefined,
  context: { readonly interval: Duration; readonly now: Instant },
): Ledger {
  if (before === undefined) return EMPTY_LEDGER;
  const { ledger, lastPolledAt } = before;
  if (!isLate(before, context)) return ledger;
  return withPast(ledger, { noRunFrom: lastPolledAt, noRunTo: context.now });
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
