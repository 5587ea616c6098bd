import type { Stack } from './evaluate.ts';
import { resourcesOf } from './resources-of.ts';

/** What every template here keeps to for those who operate it. Each gives a line for every breach. */

export function unkeptLogs(stack: Stack): readonly string[] {
  const groups = resourcesOf<{ readonly LogGroupName: string; readonly RetentionInDays?: unknown }>(
    stack,
    'AWS::Logs::LogGroup',
  );
  const functions = resourcesOf<{ readonly FunctionName: string }>(stack, 'AWS::Lambda::Function');
  const without = functions.filter(
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

/** Whoever is woken by it reads this first. */
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
