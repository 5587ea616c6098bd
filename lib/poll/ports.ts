import { type cloudWatchClient, publishMetrics } from '../aws/cloudwatch.ts';
import {
  type identityCenterClient,
  type identityCenterClients,
  listElsewhere,
  listInstances,
} from '../aws/identity-center.ts';
import type { RecordStore } from '../aws/records/store.ts';
import { type dynamoClient, dynamoRecords } from '../aws/records/table.ts';
import type { snsClient } from '../aws/sns.ts';
import type { Metric } from '../domain/metrics.ts';
import type { Listing } from '../domain/observe/listing.ts';
import type { Instant } from '../domain/time.ts';
import type { Config, RunConfig } from './config.ts';
import type { Deadline, RunTime } from './deadline.ts';
import type { Publish } from './publisher.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What a run does to the world, bound to this deployment's Regions, table, namespace and topic. */
export interface Ports {
  readonly listInstances: (deadline: Deadline) => Promise<Listing>;
  /** Asks one additional Region after the primary was silent. */
  readonly listElsewhere: (region: string, failed: Failed, deadline: Deadline) => Promise<Listing>;
  readonly records: RecordStore;
  readonly publishMetrics: (metrics: readonly Metric[], at: Instant, deadline: Deadline) => Promise<void>;
  readonly publish: Publish;
}

/** What every step of one run works with. */
export interface RunContext {
  readonly ports: Ports;
  readonly config: RunConfig;
  readonly time: RunTime;
  readonly watch: Stopwatch;
}

export type Failed = Extract<Listing, { readonly type: 'failed' }>;

/** The clients that a run needs. */
export interface PollClients {
  readonly identityCenter: ReturnType<typeof identityCenterClient>;
  readonly identityCenterIn: ReturnType<typeof identityCenterClients>;
  readonly dynamo: ReturnType<typeof dynamoClient>;
  readonly cloudWatch: ReturnType<typeof cloudWatchClient>;
  /** Made when there is something to publish, unless it is given. */
  readonly sns?: ReturnType<typeof snsClient>;
}

export function makePorts(config: Config, clients: PollClients): Ports {
  const { scope, tableName, metricNamespace: namespace } = config;
  let publish: Publish | undefined;
  return {
    listInstances: ({ signal }) => listInstances(clients.identityCenter, { signal }),
    listElsewhere: (region, failed, { signal }) =>
      listElsewhere(clients.identityCenterIn(region), { region, failed, signal }),
    records: dynamoRecords(clients.dynamo, { tableName, scope }),
    publishMetrics: (metrics, at, { signal }) =>
      publishMetrics(clients.cloudWatch, { namespace, stage: scope.stage, at, metrics, signal }),
    publish: async (...given) => {
      publish ??= (await import('./publisher.ts')).publisher(config, clients.sns);
      await publish(...given);
    },
  };
}
