import { isDeepStrictEqual } from 'node:util';
import type { Notification } from '../../../lib/domain/ledger.ts';
import { notificationId } from '../../../lib/domain/ledger.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { recordKey } from '../../../lib/domain/record.ts';
import type { Report } from '../../../lib/poll/report.ts';
import { keyOf } from '../../support/story/arrival.ts';
import type { Life, LifeMoment } from '../../support/story/life.ts';
import { announcedIncidents, closings, openings } from './announced-incidents.ts';

/** What must hold in every life. Each law returns what broke it, and nothing when it holds. */
export const LAWS: Readonly<Record<string, (life: Life) => readonly string[]>> = {
  'every opening that arrived is followed by exactly one closing, or its incident is still open':
    closedOnceOrOpen,
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

/** Whether the poll showed the resource, or proved its absence. */
function sees({ decision }: Extract<Report, { type: 'decided' }>, { resource }: Notification): boolean {
  if (resource.type === 'scope' || resource.type === 'record') return true;
  const { status, instances } = decision.observation;
  const sight = instances.find(({ arn }) => arn === resource.arn);
  if (sight === undefined) return status === 'seen';
  return resource.type === 'instance' || sight.complete || sight.regions.has(resource.region);
}

/** Opening, escalation and closing, and updates and reminders as often as the time that passed allows. */
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
    const most = 3 + Math.floor(updates) + Math.floor(reminders);
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
