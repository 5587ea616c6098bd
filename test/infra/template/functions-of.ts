import type { Stack } from './evaluate.ts';
import { type Found, resourcesOf } from './resources-of.ts';

export interface FunctionProperties {
  readonly FunctionName: string;
  /** `monitor.handler` is the export `handler` of `functions/monitor.ts`, bundled. */
  readonly Handler: string;
  readonly Role: string;
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  /** Seconds. */
  readonly Timeout: number;
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}

export interface FunctionOf extends Found<FunctionProperties> {
  /** The name of its file in `functions/`. */
  readonly name: string;
}

export const functionsOf = (stack: Stack): readonly FunctionOf[] =>
  resourcesOf<FunctionProperties>(stack, 'AWS::Lambda::Function').map((found) => ({
    ...found,
    name: found.properties.Handler.split('.')[0] ?? '',
  }));

/** The one of that file. */
export function functionOf(stack: Stack, name: string): FunctionOf {
  const found = functionsOf(stack).find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new Error(`The stack has no function with the handler ${name}.handler: serverless.yml must have one`);
}

export const scheduledFunctions = (stack: Stack): readonly FunctionOf[] =>
  invokedAt(
    stack,
    resourcesOf<{ readonly Target: { readonly Arn: string } }>(stack, 'AWS::Scheduler::Schedule').map(
      ({ properties }) => properties.Target.Arn,
    ),
  );

export const subscribedFunctions = (stack: Stack): readonly FunctionOf[] =>
  invokedAt(
    stack,
    resourcesOf<{ readonly Endpoint?: string }>(stack, 'AWS::SNS::Subscription').flatMap(
      ({ properties }) => properties.Endpoint ?? [],
    ),
  );

const invokedAt = (stack: Stack, arns: readonly string[]): readonly FunctionOf[] =>
  functionsOf(stack).filter(({ properties }) =>
    arns.some((arn) => arn.endsWith(`:function:${properties.FunctionName}`)),
  );
