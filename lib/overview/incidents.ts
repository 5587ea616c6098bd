import { type ConditionKind, type Crossing, conditionOf, crossingsOf } from '../domain/conditions.ts';
import type { Episode } from '../domain/episode.ts';
import { instanceFacts } from '../domain/facts.ts';
import { notify } from '../domain/judge/notifications.ts';
import type { About, Incident } from '../domain/ledger.ts';
import type { Policy } from '../domain/policy.ts';
import type { InstanceRecord, MonitorRecord, Observed, ScopeRecord } from '../domain/record.ts';
import { atLeast, type Resource, resourceId, type Severity, sameResource } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';
import { headlineOf } from '../messages/headline.ts';
import { impactOf } from '../messages/impact.ts';
import { primaryOf } from '../messages/topic.ts';
import { isDeleting } from './hidden.ts';
import type { Standpoint } from './standpoint.ts';
import { shortened } from './words.ts';
import { RANK } from './worst.ts';

/** What is open, for people who look instead of being told. */
export interface OpenIncident {
  readonly id: string;
  readonly kind: ConditionKind;
  readonly resource: Resource;
  readonly severity: Severity;
  /** What has happened to what, with its age, in the words of its messages. */
  readonly title: string;
  /** What it means for signing in, in the words of its messages. */
  readonly impact?: string;
  readonly since: Instant;
  readonly isAtLeast: boolean;
  readonly openedAt: Instant;
  /** When it became as severe as it is, if it was told at less first. */
  readonly escalated?: Escalation;
  /** Whether SNS has accepted anything of it. */
  readonly isTold: boolean;
  /** The Region to look at in the console. */
  readonly region: string;
  /** What happens if it lasts. Absent when nothing more does, and while nobody sees whether it lasts. */
  readonly next?: Crossing;
}

export interface Escalation {
  readonly from: Severity;
  readonly at: Instant;
}

/** Something open, and whether the monitor sees now what it is about. */
export interface Open {
  readonly record: MonitorRecord;
  readonly isSeen: boolean;
}

/** Those of one record, in the order in which it has them. */
export const openIncidents = ({ record, isSeen }: Open, standpoint: Standpoint): readonly OpenIncident[] =>
  record.ledger.incidents.map((incident) => {
    const episode = episodeOf(incident, record);
    return episode
      ? openIncident({ incident, episode, isSeen, record }, standpoint)
      : withoutEpisode(incident, standpoint);
  });

/** The most severe first; then `not-seen`, because it makes the rest stale; then the oldest. */
export const worstFirst = (a: OpenIncident, b: OpenIncident): number =>
  RANK[b.severity] - RANK[a.severity] ||
  Number(isBlindness(b)) - Number(isBlindness(a)) ||
  a.openedAt - b.openedAt;

const isBlindness = ({ kind }: OpenIncident): boolean => kind === 'not-seen';

function openIncident(
  { incident, episode, isSeen, record }: Open & { readonly incident: Incident; readonly episode: Episode },
  { scope, policy, now }: Standpoint,
): OpenIncident {
  const { id, kind, resource, severity, openedAt } = incident;
  const about = aboutOf(record);
  const step = { reason: 'overdue', severity } as const;
  const undecided = undecidedOf({ record, isSeen }, { resource, episode });
  const notification = {
    ...notify(incident, { step, episode }, { scope, policy, now, about }),
    ...(undecided && { undecided }),
  };
  const next = undecided === undefined ? nextCrossing(episode, severity, { policy, now }) : undefined;
  return {
    id,
    kind,
    resource,
    severity,
    title: headlineOf(notification),
    impact: impactOf(notification, { scope, now, deployedIn: scope.region }),
    since: episode.since,
    isAtLeast: episode.clock === 'monitor',
    openedAt,
    ...escalatedOf(incident, { episode, policy }),
    isTold: incident.acceptedAt !== undefined,
    region: primaryOf(notification, scope),
    ...(next && { next }),
  };
}

/** The rules escalate in the first run after the threshold was crossed; the record does not keep which run that was. */
function escalatedOf(
  { severity, severities: [first], openedAt }: Incident,
  { episode, policy }: { readonly episode: Episode; readonly policy: Policy },
): { readonly escalated?: Escalation } {
  const condition = conditionOf(episode);
  const crossings = condition ? crossingsOf(condition, episode, policy) : [];
  const at = crossings.find(({ threshold }) => threshold === severity)?.at;
  return first === undefined || first === severity || at === undefined
    ? {}
    : { escalated: { from: first, at: Math.max(at, openedAt) } };
}

/** The rules leave none open without what it is about. If one is, it must not be hidden. */
const withoutEpisode = (
  { id, kind, resource, severity, openedAt, acceptedAt }: Incident,
  { scope }: Standpoint,
): OpenIncident => ({
  id,
  kind,
  resource,
  severity,
  title: `${kind} of ${resourceId(resource)}`,
  since: openedAt,
  isAtLeast: true,
  openedAt,
  isTold: acceptedAt !== undefined,
  region: scope.region,
});

/** A name can be as long as AWS lets it be, and a title must say more than that. */
function aboutOf(record: MonitorRecord): About {
  if (record.type === 'scope') return {};
  const instance = instanceFacts(record);
  return { instance: { ...instance, ...(instance.name && { name: shortened(instance.name, 60) }) } };
}

/** Polls that do not decide it only remind of it: `shownAs` is the unknown status that is shown instead. */
function undecidedOf(
  { record, isSeen }: Open,
  { resource, episode }: Running,
): { readonly shownAs?: string } | undefined {
  if (record.type === 'scope' || episode.type === 'unwatched') return isSeen ? undefined : {};
  const { instance, unwatched, unlisted, regions } = record;
  const tracked = [instance, ...regions].find((one) => sameResource(one.resource, resource));
  if (tracked?.unknown && (episode.type === 'region' || episode.type === 'instance')) {
    return { shownAs: tracked.unknown.status };
  }
  const isMissing = [instance, tracked].some((one) => one?.presence.type === 'missing');
  const isHidden = resource.type === 'region' && (unlisted !== undefined || isDeleting(instance));
  return isSeen && !unwatched && !isMissing && !isHidden ? undefined : {};
}

/** The first threshold ahead that makes it more severe than it is. */
export function nextCrossing(
  episode: Episode,
  severity: Severity | undefined,
  { policy, now }: Pick<Standpoint, 'policy' | 'now'>,
): Crossing | undefined {
  const condition = conditionOf(episode);
  const crossings = condition ? crossingsOf(condition, episode, policy) : [];
  return (
    crossings
      .filter(({ threshold, at }) => at > now && !(severity && atLeast(severity, threshold)))
      // Each poll that reads a row puts off that it becomes critical.
      .filter(({ threshold }) => threshold !== 'critical' || episode.status !== 'partial')
      .toSorted((a, b) => a.at - b.at)[0]
  );
}

const episodeOf = ({ kind, resource }: Incident, record: MonitorRecord): Episode | undefined =>
  (record.type === 'instance' ? ofInstance(record) : ofScope(record)).find(
    (one) => sameResource(one.resource, resource) && conditionOf(one.episode)?.kind === kind,
  )?.episode;

interface Running {
  readonly resource: Resource;
  readonly episode: Episode;
}

const ofInstance = (record: InstanceRecord): readonly Running[] => {
  const { resource } = record.instance;
  return [
    ...[record.instance, ...record.regions].flatMap(ofObserved),
    ...[record.primary, record.unwatched, record.unlisted].flatMap((episode) =>
      episode ? [{ resource, episode }] : [],
    ),
  ];
};

const ofObserved = ({ resource, lost, unknown, episode }: Observed<Resource, Episode>): readonly Running[] =>
  [lost, unknown, episode].flatMap((one) => (one ? [{ resource, episode: one }] : []));

const ofScope = ({ scope, idle, unreadable }: ScopeRecord): readonly Running[] => [
  scope,
  ...(idle ? [{ resource: scope.resource, episode: idle }] : []),
  ...unreadable,
];
