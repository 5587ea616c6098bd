import { conditionOf, crossingsOf, isSettled } from '../domain/conditions.ts';
import type { Episode } from '../domain/episode.ts';
import type { Past, PastChange } from '../domain/ledger.ts';
import { type Resource, type Severity, sameResource } from '../domain/resource.ts';
import type { Duration, Instant } from '../domain/time.ts';
import type { Escalation, OpenIncident } from './incidents.ts';
import type { Standpoint } from './standpoint.ts';
import type { Span } from './timeline.ts';

/** What stands out on a timeline. */
export type Mark = ThresholdMark | IncidentMark;

/** The running status has crossed a threshold. */
export interface ThresholdMark {
  readonly type: 'threshold';
  readonly severity: Severity;
  readonly at: Instant;
  /** How long it has lasted then. */
  readonly after: Duration;
}

export interface IncidentMark {
  readonly type: 'incident';
  /** The highest that it has reached. */
  readonly severity: Severity;
  readonly openedAt: Instant;
  /** Absent while it is open. */
  readonly closedAt?: Instant;
  /** From a lower severity. The history does not keep that of one that is closed. */
  readonly escalated?: Escalation;
}

/** A settled status is no condition any more. */
export function thresholdMarks(
  running: Episode | undefined,
  { policy, now }: Pick<Standpoint, 'policy' | 'now'>,
): readonly ThresholdMark[] {
  const condition = running && !isSettled(running) ? conditionOf(running) : undefined;
  if (running === undefined || condition === undefined) return [];
  return crossingsOf(condition, running, policy)
    .filter(({ at }) => at <= now)
    .map(({ threshold, at }) => ({ type: 'threshold', severity: threshold, at, after: at - running.since }));
}

/** Of the resource: those that are open, and those that the history keeps. */
export function incidentMarks(
  resource: Resource,
  { open, history }: { readonly open: readonly OpenIncident[]; readonly history: readonly Past[] },
): readonly IncidentMark[] {
  const closed = history.filter(isChange).filter((past) => sameResource(past.resource, resource));
  return [
    ...closed.flatMap(({ incident, at }) => (incident ? [{ ...markOf(incident), closedAt: at }] : [])),
    ...open.map((one) => ({ ...markOf(one), ...(one.escalated && { escalated: one.escalated }) })),
  ];
}

const isChange = (past: Past): past is PastChange => 'resource' in past;

const markOf = ({ severity, openedAt }: Pick<IncidentMark, 'severity' | 'openedAt'>): IncidentMark => ({
  type: 'incident',
  severity,
  openedAt,
});

export const isWithin = (mark: Mark, { from, to }: Span): boolean =>
  mark.type === 'threshold'
    ? mark.at >= from && mark.at <= to
    : mark.openedAt <= to && (mark.closedAt ?? to) >= from;
