import type { FunctionReply, FunctionRequest } from './protocol.ts';
import { SLACK_URL, slackNetwork } from './slack-network.ts';

/** The process of the function: loads the built bundle as Lambda does, and hands events to its handler. */
type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const [, , bundle = ''] = process.argv;

const slackUrl = process.env[SLACK_URL];
if (slackUrl !== undefined) globalThis.fetch = slackNetwork(slackUrl);

let handler: Handler;
try {
  handler = ((await import(bundle)) as { readonly handler: Handler }).handler;
} catch (error) {
  reply({ type: 'refused', error: failure(error) });
  process.exit(1);
}

// Only the parent acts on an interrupt: it lets the run end, and then ends this process.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
process.on('message', (request: FunctionRequest) => {
  void invoke(request);
});
reply({ type: 'ready' });

async function invoke({ id, event, timeLimit }: FunctionRequest): Promise<void> {
  const endsAt = Date.now() + timeLimit;
  const context = {
    awsRequestId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
  };
  try {
    reply({ type: 'succeeded', id, result: await handler(event, context) });
  } catch (error) {
    reply({ type: 'failed', id, error: failure(error) });
  }
}

function reply(message: FunctionReply): void {
  process.send?.(message);
}

function failure(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
