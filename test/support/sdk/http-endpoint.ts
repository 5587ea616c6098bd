import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** One request as it arrived, decompressed. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: string | object;
}

/** `silence` never answers, `stall` begins a body and never ends it, `break` hangs up in the middle of it, `reset` before. */
export type Answer = Reply | 'silence' | 'stall' | 'break' | 'reset';

export interface HttpEndpoint extends AsyncDisposable {
  readonly url: string;
  /** Every request so far, in the order in which they arrived. */
  readonly received: readonly Received[];
}

/**
 * A real HTTP server on a free port of this machine. It answers by the script, one entry per request, or with what the
 * function says. A request beyond the script gets a status that no client retries, so that it is noticed.
 */
export async function httpEndpoint(
  script: readonly Answer[] | ((request: Received, index: number) => Answer),
): Promise<HttpEndpoint> {
  const received: Received[] = [];
  const answerTo = typeof script === 'function' ? script : (_: Received, index: number) => script[index];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const index = received.push(receive(request, chunks)) - 1;
      const arrived = received[index];
      if (arrived) send(response, answerTo(arrived, index) ?? BEYOND_THE_SCRIPT);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const BEYOND_THE_SCRIPT: Reply = { status: 418, body: { __type: 'BeyondTheScript' } };

function receive({ headers }: IncomingMessage, chunks: readonly Buffer[]): Received {
  const raw = Buffer.concat(chunks);
  return { headers, body: (headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString() };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return;
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  if (answer === 'stall' || answer === 'break') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => answer === 'break' && response.destroy());
    return;
  }
  const { status = 200, headers = {}, body = {} } = answer;
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
