import type { Instant } from '../../../lib/domain/time.ts';
import type { ApiErrorFacts } from './api-error.ts';
import {
  type Call,
  type Endpoint,
  operationOf,
  signedFor,
  type WireReply,
  type WireRequest,
} from './call.ts';
import { jsonAnswer } from './json-protocol.ts';

/** A recorded call. */
export interface RecordedCall {
  /** The id of the request. */
  readonly id: string;
  readonly at: Instant;
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  /**
   * Its place in the order in which all calls began and ended. It shows which overlapped, even on a clock that
   * stands still.
   */
  readonly startedAt: number;
  /** Absent until it has been answered. */
  readonly endedAt?: number;
}

/**
 * What becomes of one call. `fail-before` and `hang` lose the request: the connection ends, or never answers.
 * `fail-after` and `hang-after` do the same to the answer, after the call has had its effect.
 */
export type Verdict = 'pass' | 'fail-before' | 'fail-after' | 'hang' | 'hang-after';

/** Asked about every call before it has an effect. The call waits for the verdict. */
export type Intercept = (call: RecordedCall, request: WireRequest) => Verdict | Promise<Verdict>;

export interface Gateway {
  readonly handle: (request: WireRequest) => Promise<WireReply>;
  /** Every signed call so far, in the order of arrival. */
  readonly calls: () => readonly RecordedCall[];
  /** From now on `calls` begins with the next one, so that a long simulation does not grow. */
  readonly forget: () => void;
  /** Replaces the one before. With `undefined` every call passes. */
  readonly intercept: (intercept: Intercept | undefined) => void;
}

export interface GatewayOptions {
  /** By signing name. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly now: () => Instant;
  readonly intercept?: Intercept;
}

/** All services in all Regions at one address. */
export function createGateway({ endpoints, now, intercept }: GatewayOptions): Gateway {
  let verdictOn: Intercept = intercept ?? pass;
  let ticks = 0;
  let arrived = 0;
  const calls = new Map<number, RecordedCall>();
  const handle = async (request: WireRequest): Promise<WireReply> => {
    const signed = signedFor(request);
    if (signed === undefined) return UNSIGNED;
    const number = ++arrived;
    const call: Call = {
      ...signed,
      id: requestId(number),
      operation: operationOf(request),
      request,
    };
    const recorded: RecordedCall = {
      id: call.id,
      at: now(),
      service: call.service,
      region: call.region,
      operation: call.operation,
      startedAt: ++ticks,
    };
    calls.set(number, recorded);
    const reply = await judged(await verdictOn(recorded, request), endpoints, call);
    // What was forgotten meanwhile stays so.
    if (reply.type !== 'silence' && calls.has(number)) calls.set(number, { ...recorded, endedAt: ++ticks });
    return reply;
  };
  return {
    handle,
    calls: () => [...calls.values()],
    forget: () => calls.clear(),
    intercept: (next) => {
      verdictOn = next ?? pass;
    },
  };
}

const pass: Intercept = () => 'pass';

async function judged(
  verdict: Verdict,
  endpoints: GatewayOptions['endpoints'],
  call: Call,
): Promise<WireReply> {
  switch (verdict) {
    case 'pass':
      return route(endpoints, call);
    case 'fail-before':
      return { type: 'reset' };
    case 'fail-after':
      await route(endpoints, call);
      return { type: 'reset' };
    case 'hang':
      return { type: 'silence' };
    case 'hang-after':
      await route(endpoints, call);
      return { type: 'silence' };
  }
}

async function route(endpoints: GatewayOptions['endpoints'], call: Call): Promise<WireReply> {
  const endpoint = Object.hasOwn(endpoints, call.service) ? endpoints[call.service] : undefined;
  if (endpoint !== undefined) return endpoint(call);
  const message = `The service ${call.service} is not simulated; there are ${Object.keys(endpoints).join(', ')}`;
  return refused(call, { status: 404, code: 'UnknownServiceException', message });
}

const refused = (call: Pick<Call, 'id'>, { status, code, message }: ApiErrorFacts): WireReply =>
  jsonAnswer({ version: '1.1' }, call, { status, body: { __type: code, message }, error: code });

const requestId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const UNSIGNED = refused(
  { id: requestId(0) },
  {
    status: 403,
    code: 'MissingAuthenticationTokenException',
    message:
      'The request is not signed: its Authorization header must have Credential=<key>/<date>/<Region>/<service>/aws4_request',
  },
);
