import type {
  cloudWatchClient,
  dynamoClient,
  identityCenterClient,
  identityCenterClients,
  snsClient,
} from '../aws/clients.ts';
import { publishMetrics } from '../aws/cloudwatch.ts';
import { listElsewhere, listInstances } from '../aws/identity-center.ts';
import type { RecordStore } from '../aws/records/store.ts';
import { dynamoRecords } from '../aws/records/table.ts';
import { publish } from '../aws/sns.ts';
import type { Metric } from '../domain/metrics.ts';
import type { Listing } from '../domain/observe/listing.ts';
import type { Instant } from '../domain/time.ts';
import type { Publication } from '../messages/publication.ts';
import type { Config, RunConfig } from './config.ts';
import type { Deadline, RunTime } from './deadline.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What a run does to the world, bound to this deployment's Regions, table, namespace and topic. */
export interface Ports {
  readonly listInstances: (deadline: Deadline) => Promise<Listing>;
  /** Asks one additional Region after the primary was silent. */
  readonly listElsewhere: (region: string, failed: Failed, deadline: Deadline) => Promise<Listing>;
  readonly records: RecordStore;
  readonly publishMetrics: (metrics: readonly Metric[], at: Instant, deadline: Deadline) => Promise<void>;
  readonly publish: (publication: Publication, deadline: Deadline) => Promise<void>;
}

/** What every step of one run works with. */
export interface RunContext {
  readonly ports: Ports;
  readonly config: RunConfig;
  readonly time: RunTime;
  readonly watch: Stopwatch;
}

export type Failed = Extract<Listing, { readonly type: 'failed' }>;

/** The clients that a run needs, see lib/aws/clients.ts. */
export interface PollClients {
  readonly identityCenter: ReturnType<typeof identityCenterClient>;
  readonly identityCenterIn: ReturnType<typeof identityCenterClients>;
  readonly dynamo: ReturnType<typeof dynamoClient>;
  readonly sns: ReturnType<typeof snsClient>;
  readonly cloudWatch: ReturnType<typeof cloudWatchClient>;
}

export function makePorts(config: Config, clients: PollClients): Ports {
  const { scope, tableName, alertTopicArn: topicArn, metricNamespace: namespace } = config;
  return {
    listInstances: ({ signal }) => listInstances(clients.identityCenter, { signal }),
    listElsewhere: (region, failed, { signal }) =>
      listElsewhere(clients.identityCenterIn(region), { region, failed, signal }),
    records: dynamoRecords(clients.dynamo, { tableName, scope }),
    publishMetrics: (metrics, at, { signal }) =>
      publishMetrics(clients.cloudWatch, { namespace, stage: scope.stage, at, metrics, signal }),
    publish: (publication, deadline) => publish(clients.sns, { topicArn, publication, deadline }),
  };
}
