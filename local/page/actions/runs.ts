import type { Instant } from '../../../lib/domain/time.ts';
import type { InstanceRow } from '../../aws/identity-center/state.ts';
import type { StartedAws } from '../../aws/local-aws.ts';
import type { RecordedCall, Verdict } from '../../aws/wire/gateway.ts';
import type { Invocation, LocalFunction } from '../../function/function.ts';
import type { Statement } from '../../story/story.ts';
import { verdictsOf } from '../../story/verdicts.ts';
import type { FaultBoard } from './faults.ts';

/** What can be done to the next run, once. */
export const DISTURBANCES = ['kill-reading', 'kill-saving', 'overlap'] as const;

export type Disturbance = (typeof DISTURBANCES)[number];

/** What one run was given, and how it ended. */
export interface FinishedRun {
  readonly startedAt: Instant;
  readonly instances: readonly InstanceRow[];
  readonly troubles: readonly Statement[];
  readonly invocations: readonly Invocation[];
}

export interface Runs extends Pick<LocalFunction, 'invoke' | 'stop'> {
  /** Waits for a run of its own; a second time takes it back. */
  readonly disturb: (disturbance: Disturbance) => void;
  readonly undisturb: () => void;
  readonly waiting: () => readonly Disturbance[];
}

export interface RunsOptions {
  readonly aws: Pick<StartedAws, 'organization' | 'gateway'>;
  readonly monitor: LocalFunction;
  /** The same function in another process, for two runs at once. */
  readonly second: LocalFunction;
  readonly board: FaultBoard;
  readonly onEnd: (run: FinishedRun) => Promise<void>;
}

/** Runs the monitor as the switches of the page say, and tells what it was given. */
export function disturbedRuns({ aws, monitor, second, board, onEnd }: RunsOptions): Runs {
  let waiting: readonly Disturbance[] = [];
  let kill: { readonly operation: string; readonly now: () => void } | undefined;
  let instances: readonly InstanceRow[] = [];
  aws.gateway.intercept((call) => {
    if (call.operation === 'ListInstances') instances = aws.organization.instances();
    if (call.operation === kill?.operation) {
      kill.now();
      return 'fail-before';
    }
    return verdictOn(board.inForce(), call);
  });
  return {
    disturb: (disturbance) => {
      const others = waiting.filter((one) => one !== disturbance);
      waiting = others.length < waiting.length ? others : [...waiting, disturbance];
    },
    undisturb: () => {
      waiting = [];
    },
    waiting: () => waiting,
    invoke: async (event) => {
      const [disturbance, ...others] = waiting;
      waiting = others;
      const startedAt = Date.now();
      const troubles = [...board.inForce(), ...statementsOf(disturbance)];
      instances = aws.organization.instances();
      const operation = KILLED_AT[disturbance ?? 'overlap'];
      kill = operation === undefined ? undefined : { operation, now: () => void monitor.stop() };
      const running = disturbance === 'overlap' ? [monitor, second] : [monitor];
      const invocations = await Promise.all(running.map((one) => one.invoke(event)));
      kill = undefined;
      await onEnd({ startedAt, instances, troubles, invocations });
      return invocations.find(({ type }) => type === 'failed') ?? (invocations[0] as Invocation);
    },
    stop: async () => {
      await monitor.stop();
      await second.stop();
    },
  };
}

/** The process ends as this call arrives, and the call has no effect. */
const KILLED_AT: Readonly<Record<Disturbance, string | undefined>> = {
  'kill-reading': 'ListInstances',
  'kill-saving': 'PutItem',
  overlap: undefined,
};

/** What a story says instead. A process that is killed before it saves has only read. */
function statementsOf(disturbance: Disturbance | undefined): readonly Statement[] {
  switch (disturbance) {
    case 'kill-reading':
      return [{ type: 'call', call: 'load', trouble: 'fails' }];
    case 'kill-saving':
      return [{ type: 'call', call: 'save', trouble: 'fails' }];
    case 'overlap':
      return [{ type: 'overlap', runs: 2 }];
    case undefined:
      return [];
  }
}

const verdictOn = (statements: readonly Statement[], call: RecordedCall): Verdict =>
  verdictsOf(statements)(call);
