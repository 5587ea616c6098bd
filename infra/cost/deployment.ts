import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What of the template decides on the cost. */
export interface Deployment {
  /** MB, by the names of the functions' files. */
  readonly memory: Readonly<Record<string, number>>;
  readonly alarms: number;
  /** Where they stand. */
  readonly alarmFiles: readonly string[];
  readonly logRetentionDays: number;
  /** Deployments whose files osls leaves in the bucket, the present one among them. */
  readonly keptDeployments: number;
}

/** Read from the files that are deployed. */
export function readDeployment(): Deployment {
  const { provider, functions, resources } = yaml('serverless.yml');
  // The price of a GB-second is that of arm64.
  if (provider.architecture !== 'arm64') throw new Error('infra/cost knows the price of arm64 only');
  const alarms = filesIn(resources).map((file) => ({ file, count: alarmsIn(file) }));
  return {
    memory: Object.fromEntries(Object.values<Declared>(functions).map(memoryOf)),
    alarms: alarms.reduce((total, { count }) => total + count, 0),
    alarmFiles: alarms.filter(({ count }) => count > 0).map(({ file }) => file),
    logRetentionDays: yaml('infra/parameters.yml').Parameters.LogRetentionDays.Default,
    keptDeployments: provider.deploymentBucket.maxPreviousDeploymentArtifacts,
  };
}

interface Declared {
  readonly handler: string;
  readonly memorySize?: number;
}

/** What osls takes where nothing is said. */
const DEFAULT_MEMORY = 1024;

const memoryOf = ({ handler, memorySize = DEFAULT_MEMORY }: Declared) =>
  [handler.replace(/\.\w+$/, ''), memorySize] as const;

/** The parts of the template that are files of their own and written by hand: `${file(infra/alarms.yml)}`. */
const filesIn = (resources: readonly unknown[]): readonly string[] =>
  resources.flatMap((part) => /^\$\{file\((infra\/\S+\.yml)\)\}$/.exec(String(part))?.[1] ?? []);

const alarmsIn = (path: string): number =>
  Object.values<{ readonly Type: string }>(yaml(path).Resources ?? {}).filter(
    ({ Type }) => Type === 'AWS::CloudWatch::Alarm',
  ).length;

/** CloudFormation's own tags mean nothing here, and are not warned of. */
const yaml = (path: string) =>
  parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), { logLevel: 'error' });
