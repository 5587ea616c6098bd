import { parameterNamed } from '../parameters/parameter.ts';
import { readDeclared } from '../release/declared.ts';

/** What in the template decides the cost. */
export interface Deployment {
  /** MB, by the names of the functions' files. */
  readonly memory: Readonly<Record<string, number>>;
  readonly alarms: number;
  /** The file that declares them. */
  readonly alarmFiles: readonly string[];
  readonly logRetentionDays: number;
  /** Deployments whose files osls leaves in the bucket, including the present one. */
  readonly keptDeployments: number;
}

/** Read from the files that are deployed. */
export function readDeployment(): Deployment {
  const { provider, functions, resources } = readDeclared();
  // The price of a GB-second is that of arm64.
  if (provider.architecture !== 'arm64') throw new Error('infra/cost knows the price of arm64 only');
  const alarms = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
  return {
    memory: Object.fromEntries(functions.map(({ name, memory }) => [name, memory])),
    alarms: alarms.length,
    alarmFiles: [...new Set(alarms.map(({ file }) => file))],
    logRetentionDays: Number(parameterNamed('logRetentionDays').default),
    keptDeployments: provider.deploymentBucket.maxPreviousDeploymentArtifacts,
  };
}
