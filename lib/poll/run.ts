import type { Stored } from '../aws/records/store.ts';
import { decide, type Memory } from '../domain/decide.ts';
import { heartbeat, type Metric, metrics } from '../domain/metrics.ts';
import { recordKey } from '../domain/record.ts';
import { commit, storedOf } from './commit.ts';
import type { RunConfig } from './config.ts';
import type { RunTime } from './deadline.ts';
import { deliver } from './deliver.ts';
import { asError } from './failure.ts';
import { type Looked, look } from './look.ts';
import type { Ports } from './ports.ts';
import type { Report } from './report.ts';
import { type Stopwatch, stopwatch } from './stopwatch.ts';

/**
 * One run, top to bottom. What fails does not keep the rest from being done, and all of it is in the report:
 * the caller logs that and then throws, so that no run ends green that could not do what it must.
 */
export async function run(ports: Ports, config: RunConfig, time: RunTime): Promise<Report> {
  const watch = stopwatch();

  // 1. Observe and load.
  const looked = await look(ports, config.scope, time, watch);
  if (looked.type === 'no-memory') return undecided(looked, ports, time, watch);

  // 2. Decide.
  const memory = remembered(looked, time);
  const decision = decide(memory, looked.listing, { ...config, now: time.now });
  const { observation, scope, instances } = decision;

  // 3. Publish metrics and commit. No alert waits for a metric.
  const measured = metrics(observation.status, instances, [scope, ...instances], time.now);
  const published = watch.time('metrics', publishMetrics(measured, ports, time));
  const committed = await watch.time('commit', commit(decision, looked.loaded, ports, time));

  // 4. Deliver what is known to be committed.
  const delivery = await watch.time('deliver', deliver(committed.saved, ports, config, time));

  // 5. Report everything that failed, after all the rest was done.
  const unpublished = await published;
  return {
    type: 'decided',
    decision,
    unreadable: looked.loaded.unreadable,
    committed: committed.saved.length,
    stale: committed.stale,
    claimed: memory.claimed,
    sent: delivery.sent,
    failures: [...looked.failures, ...committed.failures, ...unpublished, ...delivery.failures],
    took: watch.took,
  };
}

async function undecided(
  { listing, failures }: Looked,
  ports: Ports,
  time: RunTime,
  watch: Stopwatch,
): Promise<Report> {
  const unpublished = await watch.time('metrics', publishMetrics(heartbeat(), ports, time));
  return { type: 'undecided', listing, failures: [...failures, ...unpublished], took: watch.took };
}

function remembered({ loaded }: Extract<Looked, { type: 'looked' }>, time: RunTime): Memory {
  return {
    ...(loaded.scope && { scope: loaded.scope.record }),
    instances: loaded.instances.map(({ record }) => record),
    unreadable: loaded.unreadable.map(({ key }) => key),
    claimed: storedOf(loaded)
      .filter((held) => isClaimed(held, time))
      .map(({ record }) => recordKey(record)),
  };
}

/** A claim further ahead than any run can last comes from a clock that was wrong. */
const isClaimed = ({ claimedUntil }: Stored, { now, limit }: RunTime): boolean =>
  claimedUntil !== undefined && claimedUntil > now && claimedUntil <= now + limit;

/** What fails is a value: nobody looks at the promise before the end of the run. */
async function publishMetrics(
  measured: readonly Metric[],
  ports: Ports,
  { now, last }: RunTime,
): Promise<readonly Error[]> {
  try {
    await ports.publishMetrics(measured, now, last);
    return [];
  } catch (error) {
    return [asError(error)];
  }
}
