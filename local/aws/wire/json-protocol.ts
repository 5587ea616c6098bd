import { gunzipSync } from 'node:zlib';
import { ApiError } from './api-error.ts';
import type { Answer, Call } from './call.ts';

export interface JsonProtocol {
  readonly version: '1.0' | '1.1';
  /** What stands before the dot in `X-Amz-Target`. */
  readonly target: string;
  /** What stands before the `#` in `__type`. */
  readonly namespace: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Operations by name; each gives the members of its answer, or throws an {@link ApiError}. */
export type Operations = Readonly<Record<string, (input: JsonObject, call: Call) => object>>;

/** AWS JSON 1.0 and 1.1 on the wire: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function answerJson(protocol: JsonProtocol, operations: Operations, call: Call): Answer {
  try {
    const operation = operationFor(protocol, operations, call);
    return jsonAnswer(protocol, call, { status: 200, body: operation(inputOf(call), call) });
  } catch (error) {
    if (error instanceof ApiError) return jsonError(protocol, call, error);
    throw error;
  }
}

export function jsonError(protocol: JsonProtocol, call: Call, error: ApiError): Answer {
  const { code, status, message, reason } = error;
  const body = { __type: `${protocol.namespace}#${code}`, Message: message, Reason: reason };
  return jsonAnswer(protocol, call, { status, body, error: code });
}

export interface JsonAnswer {
  readonly status: number;
  /** Members without a value are left out. */
  readonly body: object;
  /** The code of the error with which the request is refused. */
  readonly error?: string;
}

export const jsonAnswer = (
  { version }: Pick<JsonProtocol, 'version'>,
  { id }: Pick<Call, 'id'>,
  { status, body, error }: JsonAnswer,
): Answer => ({
  type: 'answer',
  status,
  headers: {
    'content-type': `application/x-amz-json-${version}`,
    'x-amzn-requestid': id,
    ...(error !== undefined && { 'x-amzn-errortype': error }),
  },
  body: JSON.stringify(body),
});

/** @throws ApiError when the body isn't one JSON object. */
export function inputOf({ request }: Call): JsonObject {
  const { body, headers } = request;
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const parsed = parse(text.toString('utf8'));
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  throw new ApiError({
    code: 'SerializationException',
    status: 400,
    message: 'The body must be a JSON object',
  });
}

function operationFor({ target }: JsonProtocol, operations: Operations, { operation, request }: Call) {
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (found !== undefined && request.headers['x-amz-target'] === `${target}.${operation}`) return found;
  const asked = request.headers['x-amz-target'] ?? 'no X-Amz-Target';
  const known = Object.keys(operations).join(', ');
  const message = `${asked} is not simulated; ${target} has ${known}`;
  throw new ApiError({ code: 'UnknownOperationException', status: 400, message });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
