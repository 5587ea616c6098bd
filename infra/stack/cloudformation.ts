import {
  CloudFormationClient,
  CloudFormationServiceException,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateSummaryCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { Refused } from '../command-line/command.ts';
import type { Target } from '../command-line/target.ts';
import type { DeployedParameter } from '../parameters/compare.ts';
import { notCloudFormation, whyRefused } from './why-refused.ts';

export interface Stack {
  readonly status: string;
  /** By key. CloudFormation does not show the value of one with NoEcho. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** As osls names it: the service and the stage. */
export const stackNameOf = ({ stage }: Pick<Target, 'stage'>): string => `identity-center-monitor-${stage}`;

const clientOf = ({ region, profile }: Target) =>
  new CloudFormationClient({ region, ...(profile !== undefined && { profile }) });

/**
 * Undefined when there is none.
 * @throws Refused when CloudFormation can't be asked
 */
export async function findStack(target: Target): Promise<Stack | undefined> {
  try {
    const { Stacks: [found] = [] } = await clientOf(target).send(
      new DescribeStacksCommand({ StackName: stackNameOf(target) }),
    );
    if (found?.StackStatus === undefined) throw new Refused([cannotAsk(target, notCloudFormation())]);
    const outputs = found.Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
    const parameters = found.Parameters?.map(({ ParameterKey = '', ParameterValue = '' }) => [
      ParameterKey,
      ParameterValue,
    ]);
    return {
      status: found.StackStatus,
      parameters: Object.fromEntries(parameters ?? []),
      outputs: Object.fromEntries(outputs ?? []),
    };
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (isMissing(error)) return undefined;
    throw new Refused([cannotAsk(target, whyRefused(error, target))]);
  }
}

/**
 * The parameters that the stack has now, with the defaults of the template that it has now.
 * @throws Refused when CloudFormation can't be asked
 */
export async function deployedParameters(
  target: Target,
  stack: Stack,
): Promise<readonly DeployedParameter[]> {
  try {
    const { Parameters: declared = [] } = await clientOf(target).send(
      new GetTemplateSummaryCommand({ StackName: stackNameOf(target) }),
    );
    return declared.flatMap(({ ParameterKey: key, DefaultValue: byDefault, NoEcho: noEcho }) => {
      const value = stack.parameters[key ?? ''];
      if (key === undefined || value === undefined) return [];
      const optional = { ...(byDefault !== undefined && { default: byDefault }), ...(noEcho && { noEcho }) };
      return [{ key, value, ...optional }];
    });
  } catch (error) {
    throw new Refused([cannotAsk(target, whyRefused(error, target))]);
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof CloudFormationServiceException &&
  error.name === 'ValidationError' &&
  error.message.includes('does not exist');

/** The cause is the credentials, the network or a permission; the SDK says which. */
const cannotAsk = ({ region }: Target, why: string): string =>
  `CloudFormation in ${region} can't be asked for the stack: ${why}`;

/**
 * A first deployment by osls creates the stack with a template of its bucket alone, then updates it with the whole template
 * (osls/lib/plugins/aws/deploy/lib/create-stack.js). It sends the parameters with both, and CloudFormation refuses
 * parameters that a template does not declare. So this creates the stack of the bucket, without parameters; osls finds
 * it, and goes on from there.
 * @throws Error when the stack was not created
 */
export async function createStackOfBucket(target: Target, coreTemplate: string): Promise<void> {
  const client = clientOf(target);
  try {
    const { StackId: id = '' } = await client.send(
      new CreateStackCommand({
        StackName: stackNameOf(target),
        TemplateBody: coreTemplate,
        Tags: [{ Key: 'STAGE', Value: target.stage }],
        // What could not be created must not block the next attempt.
        OnFailure: 'DELETE',
      }),
    );
    await waitUntilStackCreateComplete(
      { client, minDelay: 2, maxDelay: 5, maxWaitTime: 900 },
      { StackName: id },
    );
  } catch (cause) {
    const why =
      cause instanceof CloudFormationServiceException ? whyRefused(cause, target) : 'its events say why';
    throw new Error(
      `The deployment failed: the stack ${stackNameOf(target)} in ${target.region} was not created: ${why}`,
      { cause },
    );
  }
}
