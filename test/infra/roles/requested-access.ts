import type { WireRequest } from '../../../local/aws/wire/call.ts';
import type { RecordedCall } from '../../../local/aws/wire/gateway.ts';
import { inputOf } from '../../../local/aws/wire/json-protocol.ts';
import type { Where } from '../template/evaluate.ts';
import type { Access } from './iam-policy.ts';

/** A call with what it asked for. */
export interface Requested extends RecordedCall {
  /** Its operation, with the version of the API before it where the request has one. */
  readonly target: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export function requestOf(call: RecordedCall, request: WireRequest): Requested {
  const target = request.headers['x-amz-target'];
  // A form, or JSON.
  const input =
    target === undefined
      ? Object.fromEntries(new URLSearchParams(request.body.toString('utf8')))
      : inputOf({ ...call, request });
  return { ...call, target: target ?? call.operation, input };
}

/** What IAM would be asked about a request, as the Service Authorization Reference has it. */
export function accessOf(requested: Requested, where: Where): Access {
  const asked = ASKED[requested.target];
  if (asked === undefined) throw new Error(`No IAM action is known for ${requested.target}`);
  return asked(requested, where);
}

const ASKED: Readonly<Record<string, (request: Requested, where: Where) => Access>> = {
  'SWBExternalService.ListInstances': () => ({ action: 'sso:ListInstances', resource: '*', context: {} }),
  'GraniteServiceVersion20100801.PutMetricData': ({ input }) => ({
    action: 'cloudwatch:PutMetricData',
    resource: '*',
    context: { 'cloudwatch:namespace': String(input.Namespace) },
  }),
  'DynamoDB_20120810.Query': onTable,
  'DynamoDB_20120810.PutItem': onTable,
  'AmazonSSM.GetParameter': ({ region, input }, { partition, accountId }) => ({
    action: 'ssm:GetParameter',
    resource: `arn:${partition}:ssm:${region}:${accountId}:parameter${input.Name}`,
    context: {},
  }),
  Publish: ({ input }) => ({ action: 'sns:Publish', resource: String(input.TopicArn), context: {} }),
};

function onTable({ operation, region, input }: Requested, { partition, accountId }: Where): Access {
  const resource = `arn:${partition}:dynamodb:${region}:${accountId}:table/${input.TableName}`;
  return { action: `dynamodb:${operation}`, resource, context: {} };
}
