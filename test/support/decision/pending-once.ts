import type { Notification } from '../../../lib/domain/ledger.ts';
import type { Severity } from '../../../lib/domain/resource.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { ARN, T0 } from './decide-once.ts';

/** What `opened` and `announced` are about. */
export const REGION = { type: 'region', arn: ARN, region: 'eu-west-2' } as const;

/** A pending notification of the incident `one`. */
export const opened = (sequence: number, severity: Severity = 'warning'): Notification => ({
  reason: sequence === 1 ? 'opened' : 'escalated',
  incident: 'one',
  sequence,
  kind: 'region-adding',
  severity,
  severities: [severity],
  resource: REGION,
  decidedAt: T0,
  asked: 'eu-west-1',
  openedAt: T0,
  episode: { type: 'region', status: 'ADDING', since: T0, clock: 'aws' },
});

/** An announced change, in the minute of its number. */
export const announced = (number: number, severity: Severity = 'warning'): Notification => ({
  reason: 'announced',
  incident: `change ${number}`,
  sequence: 1,
  kind: 'vanished',
  severity,
  severities: [severity],
  resource: REGION,
  decidedAt: T0 + number * MINUTE,
  asked: 'eu-west-1',
  change: { type: 'region', resource: REGION, at: T0, outcome: 'vanished', severity },
});
