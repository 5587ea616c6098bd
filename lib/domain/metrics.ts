import type { Decision } from './decide.ts';
import { activeRegions } from './facts.ts';
import type { InstanceRecord, MonitorRecord, TrackedRegion } from './record.ts';
import { instanceId, type Severity } from './resource.ts';
import { isInTransition } from './status.ts';
import { type Instant, SECOND } from './time.ts';

/** One value of one metric. Units are those of CloudWatch. */
export interface Metric {
  readonly name: string;
  readonly unit: 'Seconds' | 'Count';
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

type Measured = Pick<Decision, 'observation' | 'scope' | 'instances' | 'newCriticals'>;

/** What was decided, whether or not it can be delivered. 0 rather than nothing, so that a chart has no holes. */
export function metrics(
  { observation, scope, instances, newCriticals }: Measured,
  now: Instant,
): readonly Metric[] {
  const records = [scope, ...instances];
  const isSeen = observation.status === 'seen';
  return [
    ...heartbeat(),
    { name: 'PollSeen', unit: 'Count', value: isSeen ? 1 : 0, dimensions: {} },
    openIncidents(records, 'warning'),
    openIncidents(records, 'critical'),
    { name: 'NewCriticals', unit: 'Count', value: newCriticals, dimensions: {} },
    { name: 'OldestPendingAge', unit: 'Seconds', value: oldestPendingAge(records, now), dimensions: {} },
    ...instances.flatMap((instance) => instanceMetrics(instance, now)),
  ];
}

/** 1 in every run, even in one that could decide nothing: that run fails, and the alarm for failures reports it. */
export const heartbeat = (): readonly Metric[] => [
  { name: 'Heartbeat', unit: 'Count', value: 1, dimensions: {} },
];

function openIncidents(records: readonly MonitorRecord[], severity: Severity): Metric {
  const open = records.flatMap((record) => record.ledger.incidents);
  const value = open.filter((incident) => incident.severity === severity).length;
  return { name: 'OpenIncidents', unit: 'Count', value, dimensions: { Severity: severity } };
}

function oldestPendingAge(records: readonly MonitorRecord[], now: Instant): number {
  const outbox = records.flatMap((record) => record.ledger.outbox);
  return seconds(Math.max(0, ...outbox.map(({ decidedAt }) => now - decidedAt)));
}

function instanceMetrics(record: InstanceRecord, now: Instant): readonly Metric[] {
  if (record.instance.presence.type === 'gone') return [];
  const dimensions = { InstanceId: instanceId(record.arn) };
  const healthy = record.instance.unknown === undefined && record.instance.episode?.status === 'ACTIVE';
  return [
    { name: 'InstanceHealthy', unit: 'Count', value: healthy ? 1 : 0, dimensions },
    { name: 'RegionsActive', unit: 'Count', value: activeRegions(record).length, dimensions },
    ...record.regions.flatMap((region) => transitionAge(region, dimensions, now)),
  ];
}

function transitionAge(
  { resource, presence, episode }: TrackedRegion,
  dimensions: Metric['dimensions'],
  now: Instant,
): readonly Metric[] {
  if (presence.type === 'gone') return [];
  const value = episode && isInTransition(episode.status) ? seconds(now - episode.since) : 0;
  return [
    {
      name: 'RegionTransitionAge',
      unit: 'Seconds',
      value,
      dimensions: { ...dimensions, Region: resource.region },
    },
  ];
}

const seconds = (duration: number): number => duration / SECOND;
