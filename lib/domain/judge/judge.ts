import type { ConditionKind } from '../conditions.ts';
import { type Condition, conditionOf, detailOf, severityOf, UNKNOWN_STATUS } from '../conditions.ts';
import type { Policy } from '../policy.ts';
import type { Change, Incident, Ledger, Tracked } from '../record.ts';
import { atLeast, type Episode, incidentId, type Resource, sameResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';
import { fold } from './fold.ts';
import { close, type JudgeContext, notify, owing, past, type Step, tell } from './notifications.ts';

const HISTORY_KEPT = 50;

/**
 * From what changed and what is now, to incidents and what is owed.
 * `current` are the resources that this poll decided; of the others nothing opens, escalates, is updated or repeated.
 */
export function judge(
  ledger: Ledger,
  changes: readonly Change[],
  current: readonly Tracked[],
  context: JudgeContext,
): Ledger {
  const ended = changes.reduce((before, change) => end(before, change, context), ledger);
  const judged = current.reduce((before, tracked) => consider(before, tracked, context), ended);
  return fold(judged, context);
}

/** Closes the incident of the ending episode; without one, tells the change by itself when the policy wants that. */
function end(ledger: Ledger, change: Change, context: JudgeContext): Ledger {
  const incident = incidentOf(ledger, change);
  const history = [...ledger.history, past(change, incident)].slice(-HISTORY_KEPT);
  if (incident) {
    const closing = close(incident, change, context);
    const incidents = ledger.incidents.filter((open) => open !== incident);
    return { incidents, owed: owing(ledger.owed, closing), history };
  }
  if (!tellsByItself(change, context.policy)) return { ...ledger, history };
  return { ...ledger, owed: [...ledger.owed, tell(change, context)], history };
}

function incidentOf(ledger: Ledger, change: Change): Incident | undefined {
  const kind = endingKind(change);
  return ledger.incidents.find((open) => open.kind === kind && sameResource(open.resource, change.resource));
}

function endingKind({ resource, from, ofUnknown }: Change): ConditionKind | undefined {
  if (ofUnknown) return UNKNOWN_STATUS.kind;
  return from && conditionOf(resource, from)?.kind;
}

const tellsByItself = (change: Change, policy: Policy): boolean =>
  change.outcome !== 'instance-gone' && atLeast(change.severity, policy.tellFrom);

function consider(ledger: Ledger, tracked: Tracked, context: JudgeContext): Ledger {
  const episode = tracked.unknown ?? tracked.episode;
  if (episode === undefined || tracked.presence.type === 'gone') return ledger;
  const condition = tracked.unknown ? UNKNOWN_STATUS : conditionOf(tracked.resource, episode);
  if (condition === undefined) return ledger;
  const incident = ledger.incidents.find(
    (open) => open.kind === condition.kind && sameResource(open.resource, tracked.resource),
  );
  const owes = ledger.owed.some((owed) => owed.incident === incident?.id);
  const step = nextStep(condition, tracked.resource, episode, incident, owes, context);
  if (step === undefined) return ledger;
  const advanced = advance(incident, step, condition, tracked.resource, episode, context);
  return {
    ...ledger,
    incidents: [...ledger.incidents.filter((open) => open !== incident), advanced],
    owed: owing(ledger.owed, notify(advanced, step, episode, context)),
  };
}

/** Why people are told now, if they are: at most one reason per incident and run, the most important first. */
function nextStep(
  condition: Condition,
  resource: Resource,
  episode: Episode,
  incident: Incident | undefined,
  owes: boolean,
  { policy, now }: JudgeContext,
): Step | undefined {
  const severity = severityOf(condition, episode, policy, now);
  if (incident === undefined) return severity && { reason: 'opened', severity };
  if (severity && !atLeast(incident.severity, severity)) return { reason: 'escalated', severity };
  if (owes) return undefined;
  if (detailOf(resource, episode) !== incident.told && mayUpdate(incident, policy, now)) {
    return { reason: 'updated', severity: incident.severity };
  }
  if (condition.reminded && reminderDue(incident, policy, now)) {
    return { reason: 'reminded', severity: incident.severity };
  }
  return undefined;
}

const mayUpdate = ({ updatedAt }: Incident, policy: Policy, now: Instant): boolean =>
  updatedAt === undefined || now - updatedAt >= policy.updateEvery;

/** From when SNS accepted the last one, so that an outage is followed by one reminder, not by many. */
function reminderDue(incident: Incident, policy: Policy, now: Instant): boolean {
  const wait: Duration | undefined = policy.reminders[incident.reminders] ?? policy.reminders.at(-1);
  if (wait === undefined || incident.acceptedAt === undefined) return false;
  return now - incident.acceptedAt >= wait;
}

function advance(
  incident: Incident | undefined,
  { reason, severity }: Step,
  { kind }: Condition,
  resource: Resource,
  episode: Episode,
  { scope, now }: JudgeContext,
): Incident {
  const before = incident ?? {
    id: incidentId(scope, resource, kind, episode.since),
    kind,
    resource,
    openedAt: now,
    sequence: 0,
    reminders: 0,
  };
  return {
    ...before,
    severity,
    sequence: before.sequence + 1,
    told: detailOf(resource, episode),
    reminders: before.reminders + (reason === 'reminded' ? 1 : 0),
    ...(reason === 'updated' && { updatedAt: now }),
  };
}
