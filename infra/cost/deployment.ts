import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parameterNamed } from '../parameters/parameter.ts';

/** What of the template decides on the cost. */
export interface Deployment {
  /** MB. */
  readonly memory: number;
  readonly alarms: number;
  readonly logRetentionDays: number;
  /** Deployments whose files osls leaves in the bucket, the present one among them. */
  readonly keptDeployments: number;
}

/** Read from the files that are deployed. */
export function readDeployment(): Deployment {
  const { provider, functions } = yaml('serverless.yml');
  // The price of a GB-second is that of arm64.
  if (provider.architecture !== 'arm64') throw new Error('infra/cost knows the price of arm64 only');
  return {
    memory: functions.monitor.memorySize,
    alarms: resourcesOf('infra/alarms.yml', 'AWS::CloudWatch::Alarm'),
    logRetentionDays: Number(parameterNamed('logRetentionDays').default),
    keptDeployments: provider.deploymentBucket.maxPreviousDeploymentArtifacts,
  };
}

const resourcesOf = (path: string, type: string): number =>
  Object.values(yaml(path).Resources).filter((resource) => (resource as { Type: string }).Type === type)
    .length;

/** CloudFormation's own tags mean nothing here, and are not warned of. */
const yaml = (path: string) =>
  parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), { logLevel: 'error' });
