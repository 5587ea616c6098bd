import type { LocalAws } from '../../local/aws/local-aws.ts';
import type { Verdict } from '../../local/aws/wire/gateway.ts';
import type { TroubledTable } from '../world/troubled-table.ts';
import type { drawBy } from './organization.ts';

/** What goes wrong at one service, in so many of the next calls. Retries count, and three attempts are all. */
export interface SoakFault {
  readonly service: Service;
  readonly type: 'refused' | 'throttled' | 'reset' | 'answer-lost' | 'silent';
  readonly times: number;
}

type Service = (typeof SERVICES)[number];

const SERVICES = ['sso', 'dynamodb', 'sns', 'monitoring'] as const;

/** All but silence, for which a run waits for seconds. */
export const drawFault = (draw: ReturnType<typeof drawBy>): SoakFault => ({
  service: draw(SERVICES),
  type: draw(['refused', 'throttled', 'reset', 'answer-lost'] as const),
  times: draw([1, 2, 3, 4, 6]),
});

/** One after another, once each. */
export const silenceOf = (number: number): SoakFault => ({
  service: SERVICES[number % SERVICES.length] ?? 'sso',
  type: 'silent',
  times: 1,
});

/** Replaces the fault before, of which something may be left. With `undefined` all is well. */
export function setFault({ aws, table }: Faulty, fault: SoakFault | undefined): void {
  for (const faults of [aws.faults, aws.inbox.faults, aws.metrics.faults]) faults.clear();
  table.trouble(undefined);
  aws.gateway.intercept(undefined);
  if (fault !== undefined) begin({ aws, table }, fault);
}

interface Faulty {
  readonly aws: LocalAws;
  readonly table: TroubledTable;
}

function begin({ aws, table }: Faulty, fault: SoakFault): void {
  switch (fault.type) {
    case 'refused':
    case 'throttled':
      refuse({ aws, table }, fault, fault.type === 'throttled');
      break;
    case 'reset':
      intercept(aws, fault, 'fail-before');
      break;
    case 'answer-lost':
      intercept(aws, fault, 'fail-after');
      break;
    case 'silent':
      intercept(aws, fault, 'hang');
      break;
  }
}

function intercept({ gateway }: LocalAws, { service, times }: SoakFault, verdict: Verdict): void {
  let left = times;
  gateway.intercept((call) => (call.service === service && left-- > 0 ? verdict : 'pass'));
}

function refuse({ aws, table }: Faulty, { service, times }: SoakFault, isThrottled: boolean): void {
  switch (service) {
    case 'sso':
      aws.faults.set({ type: isThrottled ? 'throttle' : 'deny' }, { times });
      break;
    case 'sns':
      aws.inbox.faults.set(refused(isThrottled ? 'Throttled' : 'InternalError'), { times });
      break;
    case 'monitoring':
      aws.metrics.faults.set(refused(isThrottled ? 'ThrottlingException' : 'AccessDeniedException'), {
        times,
      });
      break;
    case 'dynamodb':
      table.trouble({ type: 'throttle', share: 1, random: firstOnes(times) });
      break;
  }
}

const refused = <C extends string>(code: C) => ({ type: 'refuse', code }) as const;

/** Refuses so many writes, and then none. */
function firstOnes(times: number): () => number {
  let left = times;
  return () => (left-- > 0 ? 0 : 1);
}
