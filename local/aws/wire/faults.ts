import type { Call } from './call.ts';

/** Where and how often something goes wrong. By default everywhere, in every operation, until it is cleared. */
export interface Reach {
  readonly region?: string;
  readonly operation?: string;
  /** Only in that many of the next calls. Retries of an SDK count. */
  readonly times?: number;
}

export interface Faults<F extends { readonly type: string }> {
  readonly set: (fault: F, reach?: Reach) => void;
  /** All of them, or those of one type or at one Region's endpoint. */
  readonly clear: (which?: { readonly type?: F['type']; readonly region?: string }) => void;
  readonly inForce: () => readonly { readonly fault: F; readonly reach: Reach }[];
  /**
   * The fault of this call, among those that `applies` accepts, and counts the call. Faults that are set for a number
   * of calls come first, in the order in which they were set. Of the others the last one counts.
   */
  readonly take: (call: Pick<Call, 'region' | 'operation'>, applies: (fault: F) => boolean) => F | undefined;
}

interface InForce<F> {
  readonly fault: F;
  readonly reach: Reach;
}

export function createFaults<F extends { readonly type: string }>(): Faults<F> {
  let inForce: readonly InForce<F>[] = [];
  return {
    set: (fault, reach = {}) => {
      inForce = [...inForce, { fault, reach }];
    },
    clear: ({ type, region } = {}) => {
      inForce = inForce.filter(
        ({ fault, reach }) =>
          (type !== undefined && fault.type !== type) || (region !== undefined && reach.region !== region),
      );
    },
    inForce: () => inForce,
    take: (call, applies) => {
      const touching = inForce.filter(({ fault, reach }) => touches(reach, call) && applies(fault));
      const next = touching.find(({ reach }) => reach.times !== undefined) ?? touching.at(-1);
      if (next !== undefined) inForce = inForce.flatMap((each) => (each === next ? counted(each) : [each]));
      return next?.fault;
    },
  };
}

const touches = (reach: Reach, call: Pick<Call, 'region' | 'operation'>): boolean =>
  (reach.region === undefined || reach.region === call.region) &&
  (reach.operation === undefined || reach.operation === call.operation) &&
  (reach.times === undefined || reach.times > 0);

function counted<F>({ fault, reach }: InForce<F>): readonly InForce<F>[] {
  if (reach.times === undefined) return [{ fault, reach }];
  return reach.times > 1 ? [{ fault, reach: { ...reach, times: reach.times - 1 } }] : [];
}
