import type { Change } from '../change.ts';
import { type Condition, conditionOf, detailOf, severityOf } from '../conditions.ts';
import type { Episode } from '../episode.ts';
import type { Incident, Ledger } from '../ledger.ts';
import type { Policy } from '../policy.ts';
import type { Tracked } from '../record.ts';
import { atLeast, incidentId, type Resource, sameResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';
import { announce, close, type JudgeContext, notify, past, type Step, withNewest } from './notifications.ts';
import { summarise } from './summary.ts';

const HISTORY_AT_MOST = 50;

/** What one poll made of the resources of one record. */
export interface PollResult {
  readonly changes: readonly Change[];
  /** What it decided. Of the others nothing opens, escalates, is updated or repeated. */
  readonly current: readonly Tracked[];
}

/** From what changed and what is now, to incidents and what goes into the outbox. */
export function judge(ledger: Ledger, { changes, current }: PollResult, context: JudgeContext): Ledger {
  const ended = changes.reduce((before, change) => end(before, change, context), ledger);
  const judged = current.reduce((before, tracked) => consider(before, tracked, context), ended);
  return summarise(judged, context);
}

/** Closes the incident of the ending episode; without one, announces the change when the policy wants that. */
function end(ledger: Ledger, change: Change, context: JudgeContext): Ledger {
  const incident = incidentOf(ledger, change);
  const history = [...ledger.history, past(change, incident)].slice(-HISTORY_AT_MOST);
  if (incident) {
    const closing = close(incident, change, context);
    const incidents = ledger.incidents.filter((open) => open !== incident);
    return { incidents, outbox: withNewest(ledger.outbox, closing), history };
  }
  if (!isAnnounced(change, context.policy)) return { ...ledger, history };
  return { ...ledger, outbox: [...ledger.outbox, announce(change, context)], history };
}

function incidentOf(ledger: Ledger, change: Change): Incident | undefined {
  const ended = change.type === 'primary' ? undefined : change.from;
  return ended && openIncident(ledger, change.resource, ended);
}

/** The open incident of the condition that an episode can come to. */
function openIncident(ledger: Ledger, resource: Resource, episode: Episode): Incident | undefined {
  const kind = conditionOf(episode)?.kind;
  return ledger.incidents.find((open) => open.kind === kind && sameResource(open.resource, resource));
}

const isAnnounced = (change: Change, policy: Policy): boolean =>
  change.outcome !== 'instance-gone' && atLeast(change.severity, policy.tellFrom);

function consider(ledger: Ledger, tracked: Tracked, context: JudgeContext): Ledger {
  const { resource } = tracked;
  const episode = runningEpisode(tracked);
  const condition = episode && conditionOf(episode);
  if (episode === undefined || condition === undefined) return ledger;
  const incident = openIncident(ledger, resource, episode);
  const step = nextStep({ condition, episode, incident, isPending: isPending(ledger, incident) }, context);
  if (step === undefined) return ledger;
  const advanced = advance(incident ?? newIncident(condition, { resource, episode }, context), step, {
    episode,
    now: context.now,
  });
  return {
    ...ledger,
    incidents: [...ledger.incidents.filter((open) => open !== incident), advanced],
    outbox: withNewest(ledger.outbox, notify(advanced, { step, episode }, context)),
  };
}

/** An unknown status suspends the one before; what is gone is in none. */
function runningEpisode(tracked: Tracked): Episode | undefined {
  if (!('presence' in tracked)) return tracked.episode;
  return tracked.presence.type === 'gone' ? undefined : (tracked.unknown ?? tracked.episode);
}

const isPending = ({ outbox }: Ledger, incident: Incident | undefined): boolean =>
  outbox.some((pending) => pending.incident === incident?.id);

/** How things stand with one condition. */
interface Standing {
  readonly condition: Condition;
  readonly episode: Episode;
  readonly incident: Incident | undefined;
  /** Whether SNS has yet to accept a notification of it. */
  readonly isPending: boolean;
}

/** Why people are told now, if they are: at most one reason per incident and run, the most important first. */
function nextStep(
  { condition, episode, incident, isPending }: Standing,
  { policy, now }: JudgeContext,
): Step | undefined {
  const severity = severityOf(condition, episode, { policy, now });
  if (incident === undefined) return severity && { reason: 'opened', severity };
  if (severity && !atLeast(incident.severity, severity)) return { reason: 'escalated', severity };
  if (isPending) return undefined;
  if (detailOf(episode) !== incident.detail && mayUpdate(incident, policy, now)) {
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

type NewIncident = Omit<Incident, 'severity' | 'detail'>;

const newIncident = (
  { kind }: Condition,
  { resource, episode }: { readonly resource: Resource; readonly episode: Episode },
  { scope, now }: JudgeContext,
): NewIncident => ({
  id: incidentId(scope, { resource, kind, since: episode.since }),
  kind,
  resource,
  openedAt: now,
  sequence: 0,
  reminders: 0,
});

const advance = (
  before: NewIncident,
  { reason, severity }: Step,
  { episode, now }: { readonly episode: Episode; readonly now: Instant },
): Incident => ({
  ...before,
  severity,
  sequence: before.sequence + 1,
  detail: detailOf(episode),
  reminders: before.reminders + (reason === 'reminded' ? 1 : 0),
  ...(reason === 'updated' && { updatedAt: now }),
});
