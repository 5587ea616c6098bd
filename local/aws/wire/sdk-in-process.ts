import type { SNSClientConfig } from '@aws-sdk/client-sns';
import type { WireReply, WireRequest } from './call.ts';
import type { Gateway } from './gateway.ts';

export interface InProcessOptions {
  /** Milliseconds after which a call times out. 0 gives up at once on a silent endpoint. Never, by default. */
  readonly requestTimeout?: number;
}

/** What any client of the SDK takes as its `requestHandler`. */
export type InProcessHandler = NonNullable<SNSClientConfig['requestHandler']>;

/** Sends the requests of an SDK client to the gateway without a socket. Fails as the SDK's own handler does. */
export function sdkInProcess(
  gateway: Pick<Gateway, 'handle'>,
  { requestTimeout }: InProcessOptions = {},
): InProcessHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    handle: async (request: SdkRequest, options: SdkOptions = {}) => {
      if (options.abortSignal?.aborted) throw failure('Request aborted', 'AbortError');
      const timeout = requestTimeout ?? (options.requestTimeout || undefined);
      const reply = await patiently(gateway.handle(wireRequest(request)), { ...options, timeout });
      if (reply.type !== 'answer') throw failure('socket hang up', 'TimeoutError', 'ECONNRESET');
      const body = new Uint8Array(Buffer.from(reply.body));
      return { response: { statusCode: reply.status, headers: { ...reply.headers }, body } };
    },
  };
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkOptions {
  readonly abortSignal?: AbortSignal;
  readonly requestTimeout?: number;
}

interface Patience {
  readonly abortSignal?: AbortSignal;
  readonly timeout: number | undefined;
}

/** The reply, unless the caller gives up first. Nothing else ends silence. */
function patiently(replied: Promise<WireReply>, { abortSignal, timeout }: Patience): Promise<WireReply> {
  return new Promise((resolve, reject) => {
    const timedOut = () =>
      settle(() => reject(failure(`No answer within ${timeout} ms`, 'TimeoutError', 'ETIMEDOUT')));
    const aborted = () => settle(() => reject(failure('Request aborted', 'AbortError')));
    const timer = timeout ? setTimeout(timedOut, timeout) : undefined;
    const settle = (act: () => void) => {
      clearTimeout(timer);
      abortSignal?.removeEventListener('abort', aborted);
      act();
    };
    abortSignal?.addEventListener('abort', aborted, { once: true });
    if (abortSignal?.aborted) aborted();
    replied.then(
      (reply) => {
        if (reply.type !== 'silence') settle(() => resolve(reply));
        else if (timeout === 0) timedOut();
      },
      (error: unknown) => settle(() => reject(error)),
    );
  });
}

const wireRequest = ({ method, path, query, headers, body }: SdkRequest): WireRequest => {
  if (query && Object.keys(query).length > 0) throw new Error(`No request here has a query string: ${path}`);
  return {
    method,
    path,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bodyOf(body),
  };
};

function bodyOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  throw new Error(`A body must be text or bytes, got ${typeof body}`);
}

const failure = (message: string, name: string, code?: string): Error =>
  Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
