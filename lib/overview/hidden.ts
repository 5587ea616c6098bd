import type { Past, PastChange, PastEpisode } from '../domain/ledger.ts';
import { isBeingDeleted } from '../domain/observe/left-out-regions.ts';
import { type InstanceRecord, isLate, type ScopeRecord, type TrackedInstance } from '../domain/record.ts';
import { isInstanceStatus } from '../domain/status.ts';
import type { Instant } from '../domain/time.ts';
import type { Standpoint } from './standpoint.ts';
import { stretchesOf } from './stretches.ts';
import { type Segment, type Span, unseen } from './timeline.ts';

type Clock = Pick<Standpoint, 'policy' | 'now'>;

/** When the monitor did not see one instance, whatever else it saw. */
export function instanceHidden(
  record: InstanceRecord,
  scope: ScopeRecord | undefined,
  clock: Clock,
): readonly Segment[] {
  const { arn, ledger, unwatched } = record;
  const { now } = clock;
  const isUnreadable = ({ resource }: PastChange) => resource.type === 'record' && resource.key === arn;
  const behind = behindSince(arn, scope, clock);
  return [
    ...endedIn(ledger.history, isOf('unwatched')).map((span) => unseen('asked-elsewhere', span)),
    ...(unwatched ? [unseen('asked-elsewhere', { from: unwatched.since, to: now })] : []),
    ...endedIn(scope?.ledger.history ?? [], isUnreadable).map((span) => unseen('not-decided', span)),
    ...(behind === undefined ? [] : [unseen('not-decided', { from: behind, to: now })]),
  ];
}

/** When it did not see how the Regions of an instance are, though it saw the instance. */
export function regionsHidden(record: InstanceRecord, now: Instant): readonly Segment[] {
  const { instance, ledger, unlisted } = record;
  const { presence } = instance;
  return [
    ...endedIn(ledger.history, isOf('unlisted')).map((span) => unseen('regions-left-out', span)),
    ...(unlisted ? [unseen('regions-left-out', { from: unlisted.since, to: now })] : []),
    ...deletions(record, now).map((span) => unseen('being-deleted', span)),
    ...(presence.type === 'missing' ? [unseen('not-listed', { from: presence.since, to: now })] : []),
  ];
}

/** While it is, the monitor does not look at its Regions. */
export const isDeleting = (instance: TrackedInstance): boolean =>
  instance.presence.type !== 'gone' && isBeingDeleted(undefined, instance);

/** A status that this version does not know ends it for the Regions: they are decided again. */
function deletions(record: InstanceRecord, now: Instant): readonly Span[] {
  const { instance, ledger } = record;
  const unknown = stretchesOf({ tracked: instance, record, now }).filter(
    (stretch) => stretch.type === 'status' && !isInstanceStatus(stretch.status),
  );
  const running = instance.presence.type === 'gone' ? undefined : instance.episode;
  return [
    ...endedIn(
      ledger.history,
      ({ from }) => from?.type === 'instance' && from.status === 'DELETE_IN_PROGRESS',
    ),
    ...(running?.status === 'DELETE_IN_PROGRESS' ? [{ from: running.since, to: now }] : []),
  ].flatMap((span) => unknown.reduce(without, [span]));
}

const without = (spans: readonly Span[], hole: Span): readonly Span[] =>
  spans
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, hole.from) },
      { from: Math.max(from, hole.to), to },
    ])
    .filter(({ from, to }) => from < to);

const isOf =
  (type: PastEpisode['type']) =>
  ({ from }: PastChange): boolean =>
    from?.type === type;

/** From when to when it was what these changes ended. */
const endedIn = (history: readonly Past[], isMeant: (change: PastChange) => boolean): readonly Span[] =>
  history.flatMap((past) =>
    'resource' in past && past.from && isMeant(past) ? [{ from: past.from.since, to: past.at }] : [],
  );

/** Since when polls were not decided for a record, once that is longer than a run which only delivers can take. */
export function behindSince(
  key: string,
  scope: ScopeRecord | undefined,
  { policy, now }: Clock,
): Instant | undefined {
  const lagging = scope?.lagging.find((one) => one.key === key);
  if (scope === undefined || lagging === undefined) return undefined;
  const lastPolledAt = lagging.lastSeenAt ?? 0;
  const isBehind = isLate({ lastPolledAt, interval: scope.interval }, { interval: policy.interval, now });
  return isBehind ? lastPolledAt : undefined;
}
