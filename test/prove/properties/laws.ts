import { isDeepStrictEqual } from 'node:util';
import { type ConditionKind, IS_OF_STATUS } from '../../../lib/domain/conditions.ts';
import {
  type Incident,
  type Kind,
  type Notification,
  notificationId,
  OPEN_REASONS,
  type Reason,
} from '../../../lib/domain/ledger.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { recordKey } from '../../../lib/domain/record.ts';
import { resourceId } from '../../../lib/domain/resource.ts';
import type { Report } from '../../../lib/poll/report.ts';
import { keyOf } from '../../../local/story/arrival.ts';
import type { Life, LifeMoment } from '../../support/story/life.ts';
import { announcedIncidents, closings, openings } from './announced-incidents.ts';

/** What must hold in every life. Each law returns what broke it, and nothing when it holds. */
export const LAWS: Readonly<Record<string, (life: Life) => readonly string[]>> = {
  'whoever was told of a beginning is told of its end: one closing, or the incident is still open':
    closedOnceOrOpen,
  'whoever filters on a severity is told of the end, too': closedForAll,
  'what is critical is counted until it is over': countedUntilOver,
  'one status, one incident': oneIncident,
  'nothing is closed that was not opened': (life) =>
    announcedIncidents(life)
      .filter((incident) => closings(incident).length > 0 && openings(incident).length === 0)
      .map(({ incident }) => `${incident} was closed, and never opened`),
  'sequence numbers rise within an incident': (life) => sequencesRise(life),
  'a notification arrives once, or again after a run that could not acknowledge it': repetitions,
  'nothing is published that was not committed': ({ uncommitted }) =>
    uncommitted.map((id) => `${id} was published, and was in no outbox`),
  'nothing that was pending is lost': (life) =>
    lost(life).map((id) => `${id} was pending, and never arrived`),
  'a record that another run is delivering is left alone': ({ moments }) =>
    moments.flatMap(({ claimed, itemsAfter }) =>
      claimed
        .filter((item) => !itemsAfter.some((after) => isDeepStrictEqual(after, item)))
        .map(({ resource }) => `${resource?.S} was written, though it was claimed`),
    ),
  'a poll that did not see a resource opens and closes nothing about it': decidedUnseen,
  'the number of messages about an incident is bounded by its time': bounded,
  'two healthy runs empty every outbox': ({ moments }) =>
    moments.slice(-2).flatMap(({ records }) => pendingIn(records).map((id) => `${id} is still pending`)),
  'one unreadable record never stops another': (life) => undelivered(life),
  'a run that could not deliver what is pending does not end green': (life) => greenButPending(life),
  'a run in which nothing goes wrong is green': (life) => redWithoutCause(life),
  'a record stays under 100 KB': ({ largestRecord }) =>
    largestRecord > 100_000 ? [`a record took ${largestRecord} bytes`] : [],
};

function closedOnceOrOpen(life: Life): readonly string[] {
  const last = life.moments.at(-1);
  const open = new Set(last?.records.flatMap(({ ledger }) => ledger.incidents.map(({ id }) => id)));
  return announcedIncidents(life).flatMap((incident) => {
    const closed = closings(incident).length;
    if (closed > 1) return [`${incident.incident} was closed ${closed} times`];
    if (closed === 1) {
      return open.has(incident.incident) && !incident.forgotten
        ? [`${incident.incident} was closed, and is open`]
        : [];
    }
    const over = !open.has(incident.incident) && !incident.forgotten && openings(incident).length > 0;
    return over && !incident.summarised
      ? [`${incident.incident} was opened, is over, and was never closed`]
      : [];
  });
}

/** A subscription can filter on a severity: the closing names each at which the incident was told. */
function closedForAll(life: Life): readonly string[] {
  return announcedIncidents(life).flatMap(({ incident, messages }) => {
    const told = new Set(messages.map(({ severity }) => severity));
    return messages
      .filter(({ reason }) => reason === 'closed')
      .flatMap(({ severities }) => [...told].filter((severity) => !severities.includes(severity)))
      .map((severity) => `${incident} was told as ${severity}, and its closing does not say so`);
  });
}

/** From the message that says so to the closing, unless its record is forgotten or can't be read. */
function countedUntilOver({ moments }: Life): readonly string[] {
  const critical = new Map<string, string>();
  return moments.flatMap(({ arrivals, forgotten, records }) => {
    for (const [incident, key] of critical) if (forgotten.includes(key)) critical.delete(incident);
    for (const { incident, reason, severity, resource } of arrivals) {
      if (reason === 'closed') critical.delete(incident);
      else if (isOpenReason(reason) && severity === 'critical') critical.set(incident, keyOf(resource));
    }
    const readable = new Set(records.map(recordKey));
    const counted = new Set(
      records.flatMap(({ ledger }) =>
        ledger.incidents.filter(({ severity }) => severity === 'critical').map(({ id }) => id),
      ),
    );
    return [...critical]
      .filter(
        ([incident, key]) => readable.has(key) && !counted.has(incident) && !isPending(records, incident),
      )
      .map(([incident]) => `${incident} is critical and not over, and it is not counted`);
  });
}

const isOpenReason = (reason: Reason): boolean => (OPEN_REASONS as readonly Reason[]).includes(reason);

/** Its closing is decided, and has yet to be accepted. */
const isPending = (records: readonly MonitorRecord[], incident: string): boolean =>
  records.some(({ ledger }) => ledger.outbox.some((pending) => pending.incident === incident));

/** What a resource is in is told under one kind. An unknown status stands beside what it suspends. */
function oneIncident({ moments }: Life): readonly string[] {
  return moments.flatMap(({ records, arrivals }) => [
    ...records.flatMap(({ ledger }) => twice(ledger.incidents.map(statusOf))),
    ...arrivals
      // When the clock goes back, what is pending seems to be decided then; its id does not change.
      .filter(({ reason, id, decidedAt }) => reason === 'announced' && id.includes(decidedAt))
      .filter(({ resource, decidedAt }) =>
        arrivals.some(
          (other) =>
            other.reason !== 'announced' &&
            // What a person settled was decided before the poll.
            other.outcome !== 'settled' &&
            other.decidedAt === decidedAt &&
            isOfStatus(other.kind) &&
            isDeepStrictEqual(other.resource, resource),
        ),
      )
      .map(({ id }) => `${id} was announced beside an incident of the same resource`),
  ]);
}

/** The facet of a resource that an incident is about: one of these at a time. */
const statusOf = ({ resource, kind }: Incident): string =>
  `${resourceId(resource)} ${isOfStatus(kind) && kind !== 'unknown-status' ? 'status' : kind}`;

const isOfStatus = (kind: Kind): boolean => kind in IS_OF_STATUS && IS_OF_STATUS[kind as ConditionKind];

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) < index).map((name) => `${name} has two incidents`);

/** Except for a repetition of the same message, which a lost answer may cause. */
const sequencesRise = (life: Life): readonly string[] =>
  announcedIncidents(life).flatMap(({ messages }) =>
    messages.flatMap((message, index) => {
      const before = messages[index - 1];
      if (before === undefined || before.sequence < message.sequence || before.id === message.id) return [];
      return [`${message.id} came after ${before.id}`];
    }),
  );

function repetitions(life: Life): readonly string[] {
  return announcedIncidents(life).flatMap(({ covered }) => {
    const first = new Map<string, LifeMoment>();
    return covered.flatMap(({ id, moment }) => {
      const before = first.get(id);
      first.set(id, moment);
      return before === undefined || couldNotAcknowledge(before, id) ? [] : [`${id} was repeated`];
    });
  });
}

/** A message that covers more is acknowledged under its own id. */
function couldNotAcknowledge({ reports, arrivals }: LifeMoment, id: string): boolean {
  const covering = arrivals.filter(({ covers }) => covers.some((one) => one.id === id));
  return reports.some(({ failures }) =>
    failures.some(({ message }) => covering.some((arrival) => message.includes(arrival.id))),
  );
}

/** What was pending in some record, and neither arrived nor was summarised nor was forgotten with its record. */
export function lost(life: Life): readonly string[] {
  const arrived = new Set(announcedIncidents(life).flatMap((one) => one.covered.map(({ id }) => id)));
  const forgotten = life.moments.findLastIndex((moment) => moment.forgotten.length > 0);
  const summarised = life.moments.some(({ arrivals }) =>
    arrivals.some(({ reason }) => reason === 'summarised'),
  );
  if (summarised) return [];
  return [...life.everPending].flatMap(([id, at]) => (arrived.has(id) || at < forgotten ? [] : [id]));
}

function decidedUnseen({ moments }: Life): readonly string[] {
  return moments.flatMap(({ reports, pendingBefore }) => {
    const seen = new Set(
      reports.flatMap((report) =>
        freshIn(report, pendingBefore)
          .filter(([, saw]) => saw)
          .map(([id]) => id),
      ),
    );
    const unseen = reports.flatMap((report) => freshIn(report, pendingBefore).filter(([, saw]) => !saw));
    return unseen.flatMap(([id]) =>
      seen.has(id) ? [] : [`${id} was decided by a poll that did not see it`],
    );
  });
}

/** Ids of what a run decided, with whether its poll saw what it is about. */
function freshIn(report: Report, before: ReadonlySet<string>): readonly (readonly [string, boolean])[] {
  if (report.type === 'undecided') return [];
  const { decision, unreadable, claimed } = report;
  const untouchable = new Set([...unreadable.map(({ key }) => key), ...claimed]);
  return [decision.scope, ...decision.instances].flatMap(({ ledger }) =>
    ledger.outbox
      .filter((pending) => pending.reason !== 'summarised' && !before.has(notificationId(pending)))
      .map((pending) => {
        const saw = !untouchable.has(keyOf(pending.resource)) && sees(report, pending);
        return [notificationId(pending), saw] as const;
      }),
  );
}

/** Whether the poll showed the resource, or proved its absence. Of what it shows in part people are reminded. */
function sees({ decision }: Extract<Report, { type: 'decided' }>, notification: Notification): boolean {
  const { resource, reason } = notification;
  if (resource.type === 'scope' || resource.type === 'record') return true;
  const { provesAbsence, instances } = decision.observation;
  const sight = instances.find(({ arn }) => arn === resource.arn);
  if (sight === undefined) return provesAbsence;
  if (reason === 'reminded') return true;
  // Nobody waits for ever for a list that is left out.
  if (sight.regions === undefined && 'change' in notification) {
    return ['unlisted', 'vanished'].includes(notification.change.outcome) || resource.type === 'instance';
  }
  return resource.type === 'instance' || sight.provesRegions || sight.regions?.has(resource.region) === true;
}

/** Opening, two thresholds, escalation and closing, and updates and reminders as often as the time that passed allows. */
function bounded(life: Life): readonly string[] {
  const { moments } = life;
  const forward = moments.reduce(
    (sum, { now }, index) => sum + Math.max(0, now - (moments[index - 1]?.now ?? now)),
    0,
  );
  const updates = 1 + forward / Math.min(...moments.map(({ policy }) => policy.updateEvery));
  const waits = moments.flatMap(({ policy }) => policy.reminders);
  const reminders = waits.length === 0 ? 0 : forward / Math.min(...waits);
  return announcedIncidents(life).flatMap(({ incident, covered }) => {
    const count = new Set(covered.map(({ id }) => id)).size;
    const most = 5 + Math.floor(updates) + Math.floor(reminders);
    return count > most ? [`${incident} had ${count} notifications, at most ${most} were due`] : [];
  });
}

/** Every run that could reach AWS delivers all but what can't be read. */
const undelivered = ({ moments }: Life): readonly string[] =>
  moments.filter((moment) => !hasCallTrouble(moment) && decides(moment)).flatMap(pendingUnclaimed);

const greenButPending = ({ moments }: Life): readonly string[] =>
  moments
    .filter(({ reports }) => reports.every(({ failures }) => failures.length === 0))
    .flatMap(pendingUnclaimed);

const redWithoutCause = ({ moments }: Life): readonly string[] =>
  moments
    .filter((moment) => !hasCallTrouble(moment) && decides(moment) && moment.reports.length === 1)
    .flatMap(({ reports }) => reports.flatMap(({ failures }) => failures.map(({ message }) => message)));

const hasCallTrouble = ({ step }: LifeMoment): boolean => step.statements.some(({ type }) => type === 'call');

const decides = ({ reports }: LifeMoment): boolean => reports.every(({ type }) => type === 'decided');

function pendingUnclaimed({ records, reports }: LifeMoment): readonly string[] {
  const claimed = new Set(reports.flatMap((report) => (report.type === 'decided' ? report.claimed : [])));
  return pendingIn(records.filter((record) => !claimed.has(recordKey(record)))).map((id) => `${id} was left`);
}

const pendingIn = (records: readonly MonitorRecord[]): readonly string[] =>
  records.flatMap(({ ledger }) => ledger.outbox.map(notificationId));
