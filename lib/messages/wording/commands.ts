import { REGION_NAME } from '../../domain/resource.ts';
import type { MessageContext } from '../context.ts';

const INSTANCE_ARN = /^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/;

/** What a reader pastes into a shell: a name that isn't one is replaced, whatever AWS answered. */
const regionArgument = (region: string): string => (REGION_NAME.test(region) ? region : 'REGION');
const arnArgument = (arn: string | undefined): string =>
  arn !== undefined && INSTANCE_ARN.test(arn) ? arn : 'INSTANCE_ARN';

export const listInstances = (region: string): string =>
  `aws sso-admin list-instances --region ${regionArgument(region)}`;

export const describeInstance = (arn: string | undefined, region: string): string =>
  `aws sso-admin describe-instance --instance-arn ${arnArgument(arn)} --region ${regionArgument(region)}`;

export const listRegions = (arn: string | undefined, region: string): string =>
  `aws sso-admin list-regions --instance-arn ${arnArgument(arn)} --region ${regionArgument(region)}`;

/** It answers only in the management account, and to a delegated administrator. */
export const DELEGATED_ADMINISTRATORS =
  'aws organizations list-delegated-administrators --service-principal sso.amazonaws.com';

export const describeKey = (region: string): string =>
  `aws kms describe-key --key-id KEY_ID --region ${regionArgument(region)}`;

export const keyPolicy = (region: string): string =>
  `aws kms get-key-policy --key-id KEY_ID --policy-name default --region ${regionArgument(region)}`;

/** Who asked for it: CloudTrail keeps the request, never its end. */
export const whoCalled = (action: string, region: string): string =>
  `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=${action} --region ${regionArgument(region)}`;

/** Asks another Region. The deploy command wants the other parameters too, and says so before it changes one. */
export const askRegion = (
  region: string,
  { scope, deployedIn }: Pick<MessageContext, 'scope' | 'deployedIn'>,
): string =>
  `npm run deploy -- --stage ${scope.stage} --region ${regionArgument(deployedIn)} --param="identityCenterRegion=${regionArgument(region)}"`;

const SHELL_SAFE = /^[\w/:.-]+$/;

/** Invokes the monitor's function, which answers what it did. An id can hold what AWS calls a Region. */
export function settleIncident(
  incident: string,
  { scope, deployedIn }: Pick<MessageContext, 'scope' | 'deployedIn'>,
): string {
  const id = SHELL_SAFE.test(incident) ? incident : 'INCIDENT';
  const payload = JSON.stringify({ action: 'settle', incident: id, because: 'WHY', by: 'WHO' });
  return `aws lambda invoke --function-name identity-center-monitor-${scope.stage} --region ${regionArgument(deployedIn)} --cli-binary-format raw-in-base64-out --payload '${payload}' /dev/stdout`;
}
