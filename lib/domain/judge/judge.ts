import { type Change, endsOf, NEVER_ANNOUNCED } from '../change.ts';
import {
  type Condition,
  conditionOf,
  detailOf,
  IS_OF_STATUS,
  isSettled,
  type Standing,
  standingOf,
  type Threshold,
} from '../conditions.ts';
import type { Episode } from '../episode.ts';
import { type Incident, type Ledger, withPast } from '../ledger.ts';
import type { Policy } from '../policy.ts';
import type { Current } from '../record.ts';
import { atLeast, incidentId, type Resource, type Severity, sameResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';
import { announce, close, type JudgeContext, notify, past, type Step, withNewest } from './notifications.ts';
import { summarise } from './summary.ts';

/** What one poll made of the resources of one record. */
export interface PollResult {
  readonly changes: readonly Change[];
  /** What is now. Of what the poll did not decide people are only reminded. */
  readonly current: readonly Current[];
}

/** From what changed and what is now, to incidents and what goes into the outbox. */
export function judge(ledger: Ledger, { changes, current }: PollResult, context: JudgeContext): Ledger {
  const told = [...ledger.incidents.filter(isOfStatus), ...opening(current, context)].map(
    ({ resource }) => resource,
  );
  const ended = changes.reduce((before, change) => end(before, change, { told, context }), ledger);
  const judged = current.reduce((before, one) => consider(before, one, context), ended);
  return summarise(judged, context);
}

/** What is now in a status of which this poll opens an incident, if none is open. */
const opening = (current: readonly Current[], context: JudgeContext): readonly Current[] =>
  current.filter(({ episode, isDecided }) => {
    const condition = conditionOf(episode);
    if (!isDecided || condition === undefined || isSettled(episode)) return false;
    return IS_OF_STATUS[condition.kind] && standingOf(condition, episode, context).severity !== undefined;
  });

/** Closes the incident of the ending episode; without one, announces the change when the policy wants that. */
function end(ledger: Ledger, change: Change, { told, context }: Ending): Ledger {
  const incident = incidentOf(ledger, change);
  const remembered = withPast(ledger, past(change, incident));
  if (incident) {
    const incidents = ledger.incidents.filter((open) => open !== incident);
    return { ...remembered, incidents, outbox: withNewest(ledger.outbox, close(incident, change, context)) };
  }
  if (!isAnnounced(change, told, context)) return remembered;
  return { ...remembered, outbox: [...ledger.outbox, announce(change, context)] };
}

interface Ending {
  readonly context: JudgeContext;
  /** Of what an incident of a status is open, or opens or closes in this poll. */
  readonly told: readonly Resource[];
}

function incidentOf(ledger: Ledger, { resource, ...change }: Change): Incident | undefined {
  const { from } = change;
  return from && openIncident(ledger, resource, from);
}

/** The open incident of the condition that an episode can come to. */
function openIncident(ledger: Ledger, resource: Resource, episode: Episode): Incident | undefined {
  const kind = conditionOf(episode)?.kind;
  return ledger.incidents.find((open) => open.kind === kind && sameResource(open.resource, resource));
}

/** One status, one incident: what an incident says that is open, closes or opens now is not announced beside it. */
function isAnnounced(change: Change, told: readonly Resource[], { policy }: JudgeContext): boolean {
  if (NEVER_ANNOUNCED[change.outcome] || !atLeast(change.severity, policy.tellFrom)) return false;
  const { from, to } = endsOf(change);
  const conditions = [from, to].flatMap((episode) => (episode && conditionOf(episode)) ?? []);
  // What is true of an instance whatever its status is told by its incident, or not at all.
  if (conditions.some(({ kind }) => !IS_OF_STATUS[kind])) return false;
  return !told.some((resource) => sameResource(resource, change.resource));
}

const isOfStatus = ({ kind }: Incident): boolean => IS_OF_STATUS[kind];

function consider(
  ledger: Ledger,
  { resource, episode, isDecided, shownAs }: Current,
  context: JudgeContext,
): Ledger {
  const condition = conditionOf(episode);
  if (condition === undefined || isSettled(episode)) return ledger;
  const incident = openIncident(ledger, resource, episode);
  const isPending = ledger.outbox.some((pending) => pending.incident === incident?.id);
  const standing = standingOf(condition, episode, context);
  const step = isDecided
    ? nextStep({ episode, incident, isPending, ...standing }, context)
    : incident && reminder({ incident, isPending }, context);
  if (step === undefined) return ledger;
  const advanced = advance(incident ?? newIncident(condition, { resource, episode }, context), step, {
    episode,
    // A reminder of what was seen last says nothing of a threshold.
    crossed: isDecided ? standing.crossed : undefined,
    now: context.now,
  });
  const undecided = { undecided: shownAs === undefined ? {} : { shownAs } };
  const notification = { ...notify(advanced, { step, episode }, context), ...(!isDecided && undecided) };
  return {
    ...ledger,
    incidents: [...ledger.incidents.filter((open) => open !== incident), advanced],
    outbox: withNewest(ledger.outbox, notification),
  };
}

/** How things stand with one condition that a poll decided. */
interface Decided extends Standing {
  readonly episode: Episode;
  readonly incident: Incident | undefined;
  /** Whether SNS has yet to accept a notification of it. */
  readonly isPending: boolean;
}

/** Why people are told now, if they are: at most one reason per incident and run, the most important first. */
function nextStep(
  { episode, incident, isPending, severity, crossed }: Decided,
  context: JudgeContext,
): Step | undefined {
  const { policy, now } = context;
  if (incident === undefined) return severity && { reason: 'opened', severity };
  if (severity && !atLeast(incident.severity, severity)) return { reason: 'escalated', severity };
  if (isBeyond(crossed, incident.crossed)) return { reason: 'overdue', severity: incident.severity };
  if (!isPending && detailOf(episode) !== incident.detail && mayUpdate(incident, policy, now)) {
    return { reason: 'updated', severity: incident.severity };
  }
  return reminder({ incident, isPending }, context);
}

const isBeyond = (now: Threshold | undefined, before: Threshold | undefined): boolean =>
  now !== undefined && (before === undefined || !atLeast(before, now));

const mayUpdate = ({ updatedAt }: Incident, policy: Policy, now: Instant): boolean =>
  updatedAt === undefined || now - updatedAt >= policy.updateEvery;

/** From when SNS accepted the last one, so that an outage is followed by one reminder, not by many. */
function reminder(
  { incident, isPending }: { readonly incident: Incident; readonly isPending: boolean },
  { policy, now }: JudgeContext,
): Step | undefined {
  const wait: Duration | undefined = policy.reminders[incident.reminders] ?? policy.reminders.at(-1);
  if (isPending || wait === undefined || incident.acceptedAt === undefined) return undefined;
  if (now - incident.acceptedAt < wait) return undefined;
  return { reason: 'reminded', severity: incident.severity };
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
  severities: [],
  openedAt: now,
  sequence: 0,
  reminders: 0,
});

interface Advance {
  readonly episode: Episode;
  readonly crossed: Threshold | undefined;
  readonly now: Instant;
}

function advance(
  before: NewIncident,
  { reason, severity }: Step,
  { episode, crossed, now }: Advance,
): Incident {
  const highest = isBeyond(crossed, before.crossed) ? crossed : before.crossed;
  return {
    ...before,
    severity,
    severities: withSeverity(before.severities, severity),
    ...(highest && { crossed: highest }),
    sequence: before.sequence + 1,
    detail: detailOf(episode),
    reminders: before.reminders + (reason === 'reminded' ? 1 : 0),
    ...(reason === 'updated' && { updatedAt: now }),
  };
}

const withSeverity = (told: readonly Severity[], severity: Severity): readonly Severity[] =>
  told.includes(severity) ? told : [...told, severity];
