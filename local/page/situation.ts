import type { Duration, Instant } from '../../lib/domain/time.ts';
import type { DataPoint } from '../aws/cloudwatch/data-points.ts';
import type { InstanceRow } from '../aws/identity-center/state.ts';
import type { FaultBoard } from './actions/faults.ts';
import type { Disturbance } from './actions/runs.ts';
import type { Failures } from './history.ts';
import type { Account, Mail } from './mailbox.ts';
import type { StatusClock } from './status-clock.ts';

/** Starts to count the ages of statuses, whether or not a browser is open. */
export function watchAges({ instances, since, now }: Pick<Situation, 'instances' | 'since' | 'now'>): void {
  for (const { arn, status, regions = [] } of instances) {
    since.of(arn, status, now);
    for (const region of regions) since.of(`${arn}/${region.name}`, region.status, now);
  }
}

/** All that the page shows beside the widget, at one moment. */
export interface Situation {
  readonly now: Instant;
  readonly elapsed: Duration;
  readonly runs: number;
  /** How the latest run ended. */
  readonly lastRun: string;
  readonly failures: Failures;
  readonly instances: readonly InstanceRow[];
  readonly since: StatusClock;
  readonly board: FaultBoard;
  readonly disturbances: readonly Disturbance[];
  readonly mails: readonly Mail[];
  readonly account: Account;
  readonly dataPoints: readonly DataPoint[];
  readonly log: readonly string[];
}
