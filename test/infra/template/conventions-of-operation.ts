import { metricsOfAlarms } from '../alarms/named-metrics.ts';
import type { Stack } from './evaluate.ts';
import { functionsOf, scheduledFunctions, subscribedFunctions } from './functions-of.ts';
import { resourcesOf } from './resources-of.ts';

/** Conventions of every template for those who operate it. Each returns a line for every breach. */

export function unkeptLogs(stack: Stack): readonly string[] {
  const groups = resourcesOf<{ readonly LogGroupName: string; readonly RetentionInDays?: unknown }>(
    stack,
    'AWS::Logs::LogGroup',
  );
  const without = functionsOf(stack).filter(
    ({ properties }) =>
      !groups.some((group) => group.properties.LogGroupName === `/aws/lambda/${properties.FunctionName}`),
  );
  return [
    ...without.map(({ id }) => `${id} has no log group`),
    ...groups
      .filter(({ properties }) => properties.RetentionInDays === undefined)
      .map(({ id }) => `${id} is kept for ever`),
  ];
}

/** The architecture that the costs and the bundles are for. */
export const otherRuntimes = (stack: Stack): readonly string[] =>
  functionsOf(stack)
    .filter(
      ({ properties: { Runtime, Architectures } }) => `${Runtime} ${Architectures}` !== 'nodejs24.x arm64',
    )
    .map(({ id }) => `${id} does not run on nodejs24.x and arm64`);

interface InvokeConfig {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
}

/** Lambda would try twice more, up to six hours later. For a schedule the next run is the retry. */
export function unstatedRetries(stack: Stack): readonly string[] {
  const configs = resourcesOf<InvokeConfig>(stack, 'AWS::Lambda::EventInvokeConfig');
  const scheduled = scheduledFunctions(stack).map(({ id }) => id);
  return [...scheduledFunctions(stack), ...subscribedFunctions(stack)].flatMap(({ id, properties }) => {
    const [config, ...others] = configs
      .map((each) => each.properties)
      .filter(({ FunctionName }) => FunctionName === properties.FunctionName);
    const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age } = config ?? {};
    if (retries === undefined || age === undefined || others.length > 0)
      return [`${id} leaves retries to a default`];
    return scheduled.includes(id) && retries > 0 ? [`${id} is tried again beside its schedule`] : [];
  });
}

/** Nobody waits for an answer to these. */
export const unseenFailures = (stack: Stack): readonly string[] =>
  [...scheduledFunctions(stack), ...subscribedFunctions(stack)]
    .filter(({ properties }) => !hasErrorAlarm(stack, properties.FunctionName))
    .map(({ id }) => `${id} fails unseen: no alarm is on its errors`);

const hasErrorAlarm = (stack: Stack, functionName: string): boolean =>
  metricsOfAlarms(stack).some(
    ({ namespace, name, dimensions }) =>
      namespace === 'AWS/Lambda' && name === 'Errors' && dimensions.FunctionName === functionName,
  );

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly TreatMissingData?: string;
  readonly AlarmActions?: readonly string[];
}

export const muteAlarms = (stack: Stack): readonly string[] =>
  resourcesOf<Alarm>(stack, 'AWS::CloudWatch::Alarm').flatMap(({ id, properties }) =>
    [
      ...breachesOfDescription(properties, stack.parameters.Stage),
      ...(properties.TreatMissingData === undefined ? ['leaves missing data to a default'] : []),
      ...(tells(stack, id, properties) ? [] : ['tells nobody']),
    ].map((breach) => `${id} ${breach}`),
  );

/** A person who is woken by an alarm reads its description first. */
const WHAT_TO_DO = /\b(look at|find|ask for|send)\b/i;
const LONGEST = 1024;

function breachesOfDescription(
  { AlarmName, AlarmDescription = '' }: Alarm,
  stage: string | undefined,
): readonly string[] {
  const section = AlarmName.replace(`identity-center-monitor-${stage}-`, '');
  return [
    ...(AlarmDescription.length <= LONGEST ? [] : ['has too long a description']),
    ...(WHAT_TO_DO.test(AlarmDescription) ? [] : ['does not say what to do']),
    ...(AlarmDescription.endsWith(`docs/operations.md, "${section}".`)
      ? []
      : ['does not say where to read on']),
  ];
}

function tells(stack: Stack, id: string, { AlarmActions = [] }: Alarm): boolean {
  const { NoActionBecause = '' } = (stack.resources[id]?.Metadata ?? {}) as {
    readonly NoActionBecause?: string;
  };
  if (AlarmActions.length === 0) return NoActionBecause.length > 0;
  const topics = resourcesOf(stack, 'AWS::SNS::Topic').map((topic) => stack.references[topic.id]);
  return AlarmActions.every((action) => topics.includes(action));
}
