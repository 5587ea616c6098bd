import { type Answer, operationOf, signedFor, type WireRequest } from '../../../../local/aws/wire/call.ts';
import { serve } from '../../../../local/aws/wire/serve.ts';
import { answerS3, s3Operation } from './buckets.ts';
import type { Cloud } from './cloud.ts';
import { ACTIONS } from './cloudformation.ts';
import { type Decoded, decodeQuery } from './query.ts';
import { Refusal } from './refusal.ts';
import { xmlAnswer } from './xml.ts';

export interface Recorded {
  readonly service: string;
  readonly region: string;
  readonly action: string;
  /** Of CloudFormation. */
  readonly input: Readonly<Record<string, Decoded>>;
  /** The code of the error that was answered. */
  readonly refused?: string;
}

export interface Recorder extends Cloud {
  /** What `AWS_ENDPOINT_URL` is set to. */
  readonly url: string;
  /** In the order of arrival. */
  readonly requests: Recorded[];
  readonly close: () => Promise<void>;
}

/** AWS as far as a deployment needs it: stacks and buckets in memory, with a record of every request. */
export async function startRecorder(): Promise<Recorder> {
  const cloud: Cloud = { stacks: new Map(), buckets: new Map(), keptTables: [], changeSets: new Map() };
  const requests: Recorded[] = [];
  const handle = async (request: WireRequest): Promise<Answer> => {
    const { service, region } = signedFor(request) ?? { service: 'unsigned', region: '' };
    const action = service === 's3' ? s3Operation(request) : operationOf(request);
    const input = service === 'cloudformation' ? decodeQuery(request.body.toString()) : {};
    const call = { service, region, action, input };
    try {
      const answer = answerTo(call, request, cloud);
      requests.push(call);
      return answer;
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('InternalFailure', String(error), 500);
      requests.push({ ...call, refused: refusal.code });
      return refused(service, refusal);
    }
  };
  return { ...cloud, requests, ...(await serve({ handle }, { port: 0 })) };
}

function answerTo({ service, region, action, input }: Recorded, request: WireRequest, cloud: Cloud): Answer {
  if (service === 's3') return answerS3(cloud.buckets, action, request);
  if (service === 'sts' && action === 'GetCallerIdentity') return result(action, IDENTITY);
  if (service === 'ecr' && action === 'DescribeRepositories') {
    throw new Refusal('RepositoryNotFoundException', 'The repository does not exist');
  }
  const act = service === 'cloudformation' ? ACTIONS[action] : undefined;
  if (act === undefined) {
    throw new Refusal('NotImplemented', `The recorder knows no ${action} of ${service}`, 501);
  }
  return result(action, act(input, cloud, region));
}

const IDENTITY = {
  Account: '123456789012',
  Arn: 'arn:aws:iam::123456789012:user/somebody',
  UserId: 'AIDAEXAMPLE',
};

const result = (action: string, content: Parameters<typeof xmlAnswer>[0]): Answer =>
  xmlAnswer({ [`${action}Response`]: { [`${action}Result`]: content } });

/** Each protocol has its own form of refusal. */
function refused(service: string, { code, message, status }: Refusal): Answer {
  if (service === 's3') return xmlAnswer({ Error: { Code: code, Message: message } }, status);
  if (service === 'ecr') {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    return { type: 'answer', status, headers, body: JSON.stringify({ __type: code, message }) };
  }
  return xmlAnswer({ ErrorResponse: { Error: { Type: 'Sender', Code: code, Message: message } } }, status);
}
