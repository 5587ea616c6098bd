import { instanceId } from '../../lib/domain/resource.ts';
import { pollResult } from '../../lib/overview/text/beside-verdict.ts';
import type { InstanceRow } from '../aws/identity-center/state.ts';
import { harmless } from './fit.ts';
import { runText, type Scene } from './screen.ts';

/** What has happened between two moments, in a line each: the first run, runs that fail, what AWS has, and what polls see. */
export const eventsBetween = (before: Scene | undefined, now: Scene): readonly string[] => [
  ...runEvents(before, now),
  ...awsEvents(statusesIn(before?.instances ?? []), statusesIn(now.instances)),
  ...pollEvents(before, now),
];

function runEvents(before: Scene | undefined, now: Scene): readonly string[] {
  if (now.runs === (before?.runs ?? 0)) return [];
  const goesOn = before?.lastRun.type === 'succeeded' && now.lastRun.type === 'succeeded';
  return goesOn ? [] : [harmless(runText(now))];
}

/** Each instance and Region by the line that names it, with its status. */
type Statuses = ReadonlyMap<string, string>;

function statusesIn(instances: readonly InstanceRow[]): Statuses {
  const statuses = new Map<string, string>();
  for (const { arn, name, status, regions = [] } of instances) {
    const instance = name ?? instanceId(arn);
    statuses.set(instance, status ?? '(no status)');
    for (const region of regions) {
      const key = `${instance}  ${region.name ?? '(no name)'}`;
      // AWS can list one twice.
      const other = statuses.get(key);
      statuses.set(key, `${other === undefined ? '' : `${other} and `}${region.status ?? '(no status)'}`);
    }
  }
  return statuses;
}

const awsEvents = (before: Statuses, now: Statuses): readonly string[] => [
  ...[...now].flatMap(([name, status]) =>
    before.get(name) === status ? [] : [harmless(`${name}  ${status}`)],
  ),
  ...[...before.keys()].flatMap((name) => (now.has(name) ? [] : [harmless(`${name}  gone`)])),
];

function pollEvents(before: Scene | undefined, now: Scene): readonly string[] {
  const result = pollOf(now);
  return result === undefined || result === (before && pollOf(before)) ? [] : [harmless(`poll: ${result}`)];
}

const pollOf = ({ overview }: Scene): string | undefined =>
  overview.monitor.type === 'ran' ? pollResult(overview.monitor, overview).text : undefined;
