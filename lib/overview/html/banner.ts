import type { ConditionKind } from '../../domain/conditions.ts';
import type { Cause } from '../../domain/episode.ts';
import type { Instant } from '../../domain/time.ts';
import { formatDuration } from '../../messages/duration.ts';
import type { Tone } from '../../messages/tone.ts';
import { type Link, placesToLook } from '../../messages/wording/links.ts';
import { SCOPE } from '../../messages/wording/not-seen.ts';
import { isWatching, type MonitorHealth } from '../health.ts';
import type { OpenIncident } from '../incidents.ts';
import type { Overview } from '../overview.ts';
import { icon } from './drawing/icons.ts';
import { instantText, zoneText } from './instants.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** What a viewer reads first: how it stands, what else is open, and whether the monitor works. */
export function banner(overview: Overview, context: BannerContext): Markup {
  const { verdict, monitor, incidents } = overview;
  const first = incidents.find(({ id }) => id === verdict.incident);
  const others = incidents.filter((one) => one !== first);
  return html`<div class="banner ${verdict.tone}${isLoud(monitor) ? ' loud' : ''}"><p class="verdict ${verdict.tone}">${icon(verdict.tone)}${WORDS[verdict.tone]}${prose(verdict.text)}</p>${
    first &&
    html`<p class="impact">${prose(first.impact ?? '')}</p><p class="details">${detailsOf(first, overview, context)}${linksTo(first, context)}</p>`
  }</div>${others.length > 0 ? openList(others, overview, context) : undefined}<p>${countText(overview)}${health(overview, context)}</p>`;
}

export interface BannerContext {
  readonly view: View;
  /** A page of the organisation's own, with an anchor for each kind. */
  readonly runbookUrl?: string;
}

/** That nobody is watching is louder than anything that was seen before. */
const isLoud = (monitor: MonitorHealth): boolean => monitor.type !== 'ran' || monitor.isLate;

const WORDS: Readonly<Record<Tone, string>> = {
  good: '',
  info: '',
  warning: 'WARNING: ',
  critical: 'CRITICAL: ',
};

const OPEN_AT_MOST = 8;

function openList(incidents: readonly OpenIncident[], overview: Overview, context: BannerContext): Markup {
  const more = incidents.length - OPEN_AT_MOST;
  return html`<ul class="open">${incidents
    .slice(0, OPEN_AT_MOST)
    .map(
      (incident) =>
        html`<li><span class="${incident.severity}">${icon(incident.severity)}<b>${WORDS[incident.severity]}</b></span><b>${prose(incident.title)}</b><br><span class="details">${detailsOf(incident, overview, context)}</span></li>`,
    )}${more > 0 ? html`<li>And ${more} more.</li>` : undefined}</ul>`;
}

function detailsOf(incident: OpenIncident, { now }: Overview, { view }: BannerContext): Markup {
  const { since, isAtLeast, openedAt, escalated, severity, isTold, next } = incident;
  const from = `${instantText(since, view)}${isAtLeast ? ' or earlier' : ''} (${zoneText(view)})`;
  const opened = `incident opened ${instantText(openedAt, view)}${escalated ? `, ${severity} since ${instantText(escalated.at, view)}` : ''}`;
  const told = isTold ? '' : ', and nobody could be told yet';
  return html`Since ${from}; ${opened}${told}.${
    next && html` <b class="whole">${capitalised(next.threshold)} in ${formatDuration(next.at - now)}.</b>`
  }`;
}

/** Only of the first: those of the others would mostly be the same. */
const linksTo = ({ kind, region }: OpenIncident, { runbookUrl }: BannerContext): readonly Markup[] =>
  placesToLook({ kind, region }, runbookUrl)
    .filter(({ label }) => label === 'Runbook' || !IS_OF_MONITOR.includes(kind))
    .map(linkMarkup);

/** The console of Identity Center shows nothing that helps. */
const IS_OF_MONITOR: readonly ConditionKind[] = ['not-seen', 'record-unreadable'];

/** What a verdict that is no good news does not say. */
function countText({ verdict, regions: { active, all }, monitor }: Overview): Markup | undefined {
  if (all === 0 || verdict.tone === 'good') return undefined;
  const verb = isWatching(monitor) ? 'are' : 'were';
  return html`${active} of ${all} ${all === 1 ? 'Region' : 'Regions'} ${verb} ACTIVE${isWatching(monitor) ? '' : ' when last seen'}.<br>`;
}

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const linkMarkup = ({ label, url }: Link): Markup =>
  html` <a href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`;

/** A name with hyphens, such as that of a Region, is not broken at one of them. */
const prose = (text: string): readonly Content[] =>
  text
    .split(/(\b[\w]+(?:-\w+){1,3}\b)/)
    .map((part, index) =>
      index % 2 === 0 || part.length > 20 ? part : html`<span class="whole">${part}</span>`,
    );

function health({ monitor, incidents, now }: Overview, { view }: BannerContext): Markup {
  switch (monitor.type) {
    case 'never-ran':
      return html`The monitor begins with its next run. If this stays so, look at its alarms and its log below.`;
    case 'unreadable':
      return html`Look at its log below: it says what is wrong with the record, and what to do.`;
    case 'ran': {
      const age = formatDuration(now - monitor.lastPolledAt);
      const every = formatDuration(monitor.interval);
      const { tone, text } = pollOf(monitor, incidents);
      return html`<span class="${tone}">${icon(tone)}</span>Last poll ${age} ago${monitor.isLate ? ` (${instantText(monitor.lastPolledAt, view)} ${zoneText(view)})` : undefined}: ${text}. Polls every ${every}.${lastSeenText(monitor, now)}${pendingText(monitor, now)}${unreadableText(monitor)}`;
    }
  }
}

type Ran = Extract<MonitorHealth, { readonly type: 'ran' }>;

function pollOf(
  { poll, isLate }: Ran,
  incidents: readonly OpenIncident[],
): { readonly tone: Tone; readonly text: string } {
  const saw = SCOPE[poll.status].fact;
  if (isLate) return { tone: 'critical', text: `${saw} then, and nobody has looked since` };
  if (poll.status === 'seen') return { tone: 'good', text: saw };
  const tone = incidents.find(({ kind }) => kind === 'not-seen')?.severity ?? 'warning';
  return { tone, text: poll.cause ? `${saw}: ${causeText(poll.cause)}` : saw };
}

/** Most messages name the code already. */
const causeText = ({ message, code }: Cause): string =>
  message.includes(code) ? message : `${message} (${code})`;

const lastSeenText = ({ poll, lastSeenAt }: Ran, now: Instant): string =>
  poll.status === 'seen' || lastSeenAt === undefined
    ? ''
    : ` All was last seen ${formatDuration(now - lastSeenAt)} ago.`;

function pendingText({ pending }: Ran, now: Instant): Markup | undefined {
  if (pending === undefined) return undefined;
  const { count, oldest } = pending;
  const what = count === 1 ? 'One notification is' : `${count} notifications are`;
  return html` <span class="warning">${icon('warning')}${what} pending, the oldest for ${formatDuration(now - oldest)}.</span>`;
}

const unreadableText = ({ unreadable }: Ran): Markup | undefined =>
  unreadable > 0
    ? html` <span class="critical">${icon('critical')}${unreadable} ${unreadable === 1 ? 'record' : 'records'} can't be read and ${unreadable === 1 ? 'is' : 'are'} not shown.</span>`
    : undefined;
