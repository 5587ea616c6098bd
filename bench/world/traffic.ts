import type { WireReply, WireRequest } from '../../local/aws/wire/call.ts';
import { operationOf } from '../../local/aws/wire/call.ts';

/** What crossed the wire: bodies only, as they were sent, compressed or not. */
export interface Crossed {
  /** How many requests, by operation. Retries count. */
  readonly calls: Readonly<Record<string, number>>;
  /** Bytes of the requests. */
  readonly sent: number;
  /** Bytes of the answers. */
  readonly received: number;
}

type Handle = (request: WireRequest) => Promise<WireReply>;

/** Counts what a gateway is asked and what it answers. */
export interface Traffic {
  readonly through: (handle: Handle) => Handle;
  /** What has crossed since it was taken last. */
  readonly take: () => Crossed;
}

export function createTraffic(): Traffic {
  let crossed = NOTHING;
  return {
    through: (handle) => async (request) => {
      const reply = await handle(request);
      crossed = plus(crossed, request, reply);
      return reply;
    },
    take: () => {
      const taken = crossed;
      crossed = NOTHING;
      return taken;
    },
  };
}

const NOTHING: Crossed = { calls: {}, sent: 0, received: 0 };

function plus({ calls, sent, received }: Crossed, request: WireRequest, reply: WireReply): Crossed {
  const operation = operationOf(request);
  return {
    calls: { ...calls, [operation]: (calls[operation] ?? 0) + 1 },
    sent: sent + request.body.length,
    received: received + (reply.type === 'answer' ? Buffer.byteLength(reply.body) : 0),
  };
}
