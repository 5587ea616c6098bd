import { afterEach, beforeEach } from 'vitest';
import { type Instant, MINUTE } from '../../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/local-aws.ts';
import type { Served } from '../../local/aws/wire/serve.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { type LocalFunction, localFunction } from '../../local/function/function.ts';

export const REGION = 'eu-central-1';
export const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
export const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';

export const MONITOR_ENVIRONMENT = {
  IDENTITY_CENTER_REGION: REGION,
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
};

/** Built functions, and the simulated AWS that they call. Each test gets its own. */
export interface BuiltFunctions {
  readonly aws: LocalAws & Served;
  /** What the functions have logged. */
  readonly log: () => string;
  /** `bundle` is the built one of the function with this name, unless another is given. */
  readonly start: (name: string, environment: Environment, options?: StartOptions) => LocalFunction;
  /** Runs when the test is over, before what was given earlier. */
  readonly atEnd: (end: () => unknown) => void;
}

export type Environment = Readonly<Record<string, string>>;

export interface StartOptions {
  readonly timeLimit?: number;
  readonly bundle?: URL;
}

/** Starts a simulated AWS before each test of the file, and ends it with all functions after it. */
export function functionsForEach(parameters: Readonly<Record<string, string>> = {}): () => BuiltFunctions {
  let functions: BuiltFunctions & { readonly end: () => Promise<void> };
  beforeEach(async () => {
    functions = prepare(await startLocalAws({ tableName: 'records', topics: [TOPIC], parameters }));
  });
  afterEach(() => functions.end());
  return () => functions;
}

function prepare(aws: LocalAws & Served) {
  const ends: (() => unknown)[] = [() => aws.close()];
  let log = '';
  return {
    aws,
    log: () => log,
    start: (
      name: string,
      environment: Environment,
      { timeLimit = MINUTE, bundle = builtBundle(name) } = {},
    ) => {
      const { variables, remove } = functionEnvironment(aws.url, REGION, environment);
      const onLog = (text: string) => {
        log += text;
      };
      const started = localFunction({ bundle, environment: variables, timeLimit, onLog });
      ends.push(remove, () => started.stop());
      return started;
    },
    atEnd: (end: () => unknown) => {
      ends.push(end);
    },
    end: async () => {
      for (const end of ends.toReversed()) await end();
    },
  };
}

export const builtBundle = (name: string): URL =>
  new URL(`../../build/functions/${name}.mjs`, import.meta.url);

/** One instance, with an additional Region in this status. */
export function putOrganization({ organization }: LocalAws, status: string, addedAt: Instant): void {
  organization.put({
    arn: ARN,
    name: 'Main',
    ownerAccountId: '111122223333',
    createdAt: addedAt,
    status: 'ACTIVE',
    primaryRegion: REGION,
    regions: [
      { name: REGION, status: 'ACTIVE', isPrimary: true },
      { name: 'eu-west-1', status, addedAt },
    ],
  });
}
