import type { Instant } from '../../../lib/domain/time.ts';
import { ApiError } from '../wire/api-error.ts';
import type { Answer, Endpoint } from '../wire/call.ts';
import { createFaults, type Faults } from '../wire/faults.ts';
import { type InboxFault, withFaults } from '../wire/inbox-faults.ts';
import { answerJson, jsonError, type Operations } from '../wire/json-protocol.ts';
import { type DataPoint, dataPointsOf } from './data-points.ts';

export type CloudWatchFault = InboxFault<CloudWatchRefusal>;
export type CloudWatchRefusal = 'InternalServiceFault' | 'ThrottlingException' | 'AccessDeniedException';

export interface CloudWatchInbox {
  readonly endpoint: Endpoint;
  readonly faults: Faults<CloudWatchFault>;
  /** In the order of arrival. */
  readonly dataPoints: () => readonly DataPoint[];
  /** From now on `dataPoints` begins with the next one, so that a long simulation does not grow. */
  readonly forget: () => void;
}

const PROTOCOL = {
  version: '1.0',
  target: 'GraniteServiceVersion20100801',
  namespace: 'com.amazonaws.cloudwatch',
} as const;

/** CloudWatch as an inbox: it accepts the metrics that the real one would accept, and keeps them. */
export function createCloudWatch({ now }: { readonly now: () => Instant }): CloudWatchInbox {
  const faults = createFaults<CloudWatchFault>();
  let dataPoints: DataPoint[] = [];
  const operations: Operations = {
    PutMetricData: (input) => {
      dataPoints.push(...dataPointsOf(input, now()));
      return {};
    },
  };
  return {
    faults,
    dataPoints: () => [...dataPoints],
    forget: () => {
      dataPoints = [];
    },
    endpoint: (call) =>
      withFaults(faults, call, {
        accept: () => withQueryError(answerJson(PROTOCOL, operations, call)),
        refuse: (code) => withQueryError(jsonError(PROTOCOL, call, REFUSALS[code])),
      }),
  };
}

const REFUSALS: Readonly<Record<CloudWatchRefusal, ApiError>> = {
  InternalServiceFault: new ApiError({
    code: 'InternalServiceFault',
    status: 500,
    message: 'An internal error occurred',
  }),
  ThrottlingException: new ApiError({ code: 'ThrottlingException', status: 400, message: 'Rate exceeded' }),
  AccessDeniedException: new ApiError({
    code: 'AccessDeniedException',
    status: 403,
    message: 'User is not authorized to perform: cloudwatch:PutMetricData',
  }),
};

/** Error codes from the time when CloudWatch spoke awsQuery. Its clients still expect them. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  InternalServiceFault: 'InternalServiceError',
  ThrottlingException: 'Throttling',
  AccessDeniedException: 'AccessDenied',
};

function withQueryError(answer: Answer): Answer {
  const code = answer.headers['x-amzn-errortype'];
  if (code === undefined) return answer;
  const fault = answer.status < 500 ? 'Sender' : 'Receiver';
  const queryError = `${QUERY_CODES[code] ?? code};${fault}`;
  return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': queryError } };
}
