import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { WireReply } from './call.ts';
import type { Gateway } from './gateway.ts';

export interface Served {
  /** What `AWS_ENDPOINT_URL` is set to. */
  readonly url: string;
  /** Ends every connection, also those that wait for an answer. */
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Listens on this machine only. Port 0 takes a free one.
 * @throws Error that names the port when it can't be opened
 */
export async function serve(
  gateway: Pick<Gateway, 'handle'>,
  { port }: { readonly port: number },
): Promise<Served> {
  const server = createServer((request, response) => {
    answer(gateway, request, response).catch((error: unknown) => fail(response, error));
  });
  return listenLocally(server, port);
}

/** Lets a server listen on this machine only. @throws Error that names the port when it can't be opened */
export async function listenLocally(server: Server, port: number): Promise<Served> {
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is in use' : `can't be opened (${cause.code})`;
      reject(new Error(`Port ${port} on ${HOST} ${why}: choose another, or 0 for a free one`, { cause }));
    });
    server.listen(port, HOST, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });

async function answer(
  gateway: Pick<Gateway, 'handle'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await gateway.handle({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: flat(request.headers),
    body: await buffer(request),
  });
  send(reply, response);
}

function send(reply: WireReply, response: ServerResponse): void {
  switch (reply.type) {
    case 'answer':
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
  }
}

/** A defect of the simulation must not look like a fault that a test asked for. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(500, { 'content-type': 'text/plain' }).end(`The simulation failed: ${String(error)}`);
}

const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
