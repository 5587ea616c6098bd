import { type Duration, HOUR } from '../../lib/domain/time.ts';
import { healthyArn } from '../../local/aws/identity-center/healthy-instances.ts';
import type { MeasuredFunction } from '../process/process.ts';
import type { Invoked } from '../process/protocol.ts';
import { callsByOperation } from '../world/calls.ts';
import { startWorld, type World } from '../world/world.ts';

export const KINDS = ['quiet', 'alerting'] as const;
/** In a quiet poll everything is as it was. In an alerting one a Region has become stuck, of which one message tells. */
export type Kind = (typeof KINDS)[number];

/** One poll, and how often it called each operation. */
export interface Poll extends Invoked {
  readonly calls: Readonly<Record<string, number>>;
}

/** One healthy instance, for functions that watch it. */
export interface Watched extends Pick<World, 'start' | 'close'> {
  /**
   * Each request of this poll is answered after `wait`. Afterwards all is healthy again, and the function knows that.
   * @throws Error when the poll fails, or sends more or less than it should
   */
  readonly poll: (polling: MeasuredFunction, kind: Kind, wait: Duration) => Promise<Poll>;
  /** Measures requests that are no poll. @throws Error when they fail */
  readonly invoke: (invoked: MeasuredFunction, event: object, wait: Duration) => Promise<Poll>;
}

export async function startWatched(regions: number): Promise<Watched> {
  const world = await startWorld({ instances: 1, regions });
  const invoke = async (invoked: MeasuredFunction, event: object, wait: Duration): Promise<Poll> => {
    world.answerAfter(wait);
    return counted(invoked, event, world);
  };
  return {
    start: world.start,
    close: world.close,
    invoke,
    poll: async (polling, kind, wait) => {
      if (kind === 'alerting') putLastRegion(world, 'ADDING');
      const poll = await invoke(polling, POLL, wait);
      checkSent(poll, kind);
      if (kind === 'alerting') {
        putLastRegion(world, 'ACTIVE');
        await invoke(polling, POLL, 0);
      }
      return poll;
    },
  };
}

const POLL = { action: 'poll' };

async function counted(measured: MeasuredFunction, event: object, { aws }: World): Promise<Poll> {
  const before = aws.calls().length;
  const invoked = await measured.invoke(event);
  if (invoked.failure !== undefined) throw new Error(`What is measured failed: ${invoked.failure}`);
  return { ...invoked, calls: callsByOperation(aws.calls().slice(before)) };
}

/** A primary Region alone is added in the same way: nothing here depends on which one it is. */
function putLastRegion({ aws }: World, status: 'ADDING' | 'ACTIVE'): void {
  const arn = healthyArn(1);
  const region = aws.organization.instances()[0]?.regions?.at(-1);
  aws.organization.putRegion(arn, { ...region, status, addedAt: Date.now() - HOUR });
}

function checkSent({ calls }: Poll, kind: Kind): void {
  const { Publish: sent = 0 } = calls;
  const expected = kind === 'alerting' ? 1 : 0;
  if (sent !== expected) throw new Error(`The ${kind} poll should send ${expected}, and sent ${sent}`);
}
