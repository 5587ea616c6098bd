import type { Instant } from '../domain/time.ts';
import { withoutFuture } from '../domain/track/clock.ts';
import { gapsOf } from './gaps.ts';
import { healthOf, isWatching, type Memory, type MonitorHealth } from './health.ts';
import { behindSince } from './hidden.ts';
import { type OpenIncident, openIncidents, worstFirst } from './incidents.ts';
import { type InstanceOverview, instanceOverview, isInRange, worseFirst } from './instances.ts';
import type { Standpoint } from './standpoint.ts';
import type { Span } from './timeline.ts';
import { countRegions, type RegionCount, type Verdict, verdictOf } from './verdict.ts';

/** How things stand, and how they came to stand so. All of it is from the records. */
export interface Overview {
  readonly now: Instant;
  /** The time that the timelines show. */
  readonly range: Span;
  readonly verdict: Verdict;
  readonly regions: RegionCount;
  /** The worst first. */
  readonly incidents: readonly OpenIncident[];
  /** The worst first. */
  readonly instances: readonly InstanceOverview[];
  readonly monitor: MonitorHealth;
}

export interface OverviewContext extends Standpoint {
  readonly range: Span;
}

export function overviewOf(loaded: Memory, context: OverviewContext): Overview {
  const { now, range } = context;
  const memory = capped(loaded, now);
  const monitor = healthOf(memory, context);
  const isSeen = isWatching(monitor);
  const incidents = incidentsOf(memory, monitor, context);
  const isLate = monitor.type === 'ran' && monitor.isLate;
  const outlook = { ...context, incidents, isSeen, gaps: gapsOf(memory.scope, { now, isLate }) };
  const instances = memory.instances
    .map((record) => instanceOverview(record, memory.scope, outlook))
    .filter(isInRange);
  return {
    now,
    range,
    verdict: verdictOf({ monitor, incidents, instances, now }),
    regions: countRegions(instances),
    incidents,
    instances: instances.toSorted(worseFirst(incidents)),
    monitor,
  };
}

/** The clock can go back: what lies in the future is as old as now. */
const capped = ({ scope, instances, unreadable }: Memory, now: Instant): Memory => ({
  ...(scope && { scope: withoutFuture(scope, now) }),
  instances: instances.map((record) => withoutFuture(record, now)),
  unreadable,
});

/** What the scope is in is known as long as polls go on, whatever they see. */
function incidentsOf(
  { scope, instances }: Memory,
  monitor: MonitorHealth,
  standpoint: Standpoint,
): readonly OpenIncident[] {
  const isRunning = monitor.type === 'ran' && !monitor.isLate;
  return [
    ...(scope ? openIncidents({ record: scope, isSeen: isRunning }, standpoint) : []),
    ...instances.flatMap((record) => {
      const isSeen = isWatching(monitor) && behindSince(record.arn, scope, standpoint) === undefined;
      return openIncidents({ record, isSeen }, standpoint);
    }),
  ].toSorted(worstFirst);
}
