import { decide, type Memory } from '../domain/decide.ts';
import { heartbeat, type Metric, metrics } from '../domain/metrics.ts';
import { recordKey } from '../domain/record.ts';
import { commit, isClaimed, storedOf } from './commit.ts';
import type { RunConfig } from './config.ts';
import type { RunTime } from './deadline.ts';
import { deliver } from './deliver.ts';
import { asError } from './failure.ts';
import { type Findings, look } from './look.ts';
import type { Ports, RunContext } from './ports.ts';
import type { Report } from './report.ts';
import { stopwatch } from './stopwatch.ts';

/**
 * One run, top to bottom. What fails does not keep the rest from being done, and all of it is in the report:
 * the caller logs that and then throws, so that no run ends green that could not do what it must.
 */
export async function run(ports: Ports, config: RunConfig, time: RunTime): Promise<Report> {
  const watch = stopwatch();
  const context: RunContext = { ports, config, time, watch };

  // 1. Observe and load.
  const findings = await look(context);
  if (findings.type === 'no-memory') return undecided(findings, context);

  // 2. Decide.
  const memory = remembered(findings, time);
  const decision = decide(memory, findings.listing, { ...config, now: time.now });

  // 3. Publish metrics and commit. No alert waits for a metric.
  const measured = metrics(decision, time.now);
  const published = watch.time('metrics', publishMetrics(measured, context));
  const committed = await watch.time('commit', commit(decision, findings.loaded, context));

  // 4. Deliver what is known to be committed.
  const delivery = await watch.time('deliver', deliver(committed.saved, context));

  // 5. Report everything that failed, after all the rest was done.
  const unpublished = await published;
  return {
    type: 'decided',
    decision,
    unreadable: findings.loaded.unreadable,
    committed: committed.saved.length,
    stale: committed.stale,
    claimed: memory.claimed,
    sent: delivery.sent,
    failures: [...findings.failures, ...committed.failures, ...unpublished, ...delivery.failures],
    took: watch.took,
  };
}

async function undecided(
  { listing, failures }: Extract<Findings, { type: 'no-memory' }>,
  context: RunContext,
): Promise<Report> {
  const { watch } = context;
  const unpublished = await watch.time('metrics', publishMetrics(heartbeat(), context));
  return { type: 'undecided', listing, failures: [...failures, ...unpublished], took: watch.took };
}

function remembered({ loaded }: Extract<Findings, { type: 'found' }>, time: RunTime): Memory {
  return {
    ...(loaded.scope && { scope: loaded.scope.record }),
    instances: loaded.instances.map(({ record }) => record),
    unreadable: loaded.unreadable.map(({ key }) => key),
    claimed: storedOf(loaded)
      .filter((held) => isClaimed(held, time))
      .map(({ record }) => recordKey(record)),
  };
}

/** What fails is a value: nobody looks at the promise before the end of the run. */
async function publishMetrics(
  measured: readonly Metric[],
  { ports, time: { now, last } }: RunContext,
): Promise<readonly Error[]> {
  try {
    await ports.publishMetrics(measured, now, last);
    return [];
  } catch (error) {
    return [asError(error)];
  }
}
