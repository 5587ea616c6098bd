import type { ConditionKind } from '../../domain/conditions.ts';
import { type Link, placesToLook } from '../../messages/wording/links.ts';
import type { MonitorHealth } from '../health.ts';
import type { OpenIncident } from '../incidents.ts';
import type { Overview } from '../overview.ts';
import { countText, lastPoll, type Remark, troubles } from '../text/beside-verdict.ts';
import { aheadText, LOUD_WORDS } from '../words.ts';
import { icon } from './drawing/icons.ts';
import { instantText, zoneText } from './instants.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** What a viewer reads first: how it stands, what else is open, and whether the monitor works. */
export function banner(overview: Overview, context: BannerContext): Markup {
  const { verdict, monitor, incidents } = overview;
  const first = incidents.find(({ id }) => id === verdict.incident);
  const others = incidents.filter((one) => one !== first);
  return html`<div class="banner ${verdict.tone}${isLoud(monitor) ? ' loud' : ''}"><p class="verdict ${verdict.tone}">${icon(verdict.tone)}${LOUD_WORDS[verdict.tone]}${prose(verdict.text)}</p>${
    first &&
    html`<p class="impact">${prose(first.impact ?? '')}</p><p class="details">${detailsOf(first, overview, context)}${linksTo(first, context)}</p>`
  }</div>${others.length > 0 ? openList(others, overview, context) : undefined}<p>${counted(overview)}${health(overview, context)}</p>`;
}

export interface BannerContext {
  readonly view: View;
  /** A page of the organisation's own, with an anchor for each kind. */
  readonly runbookUrl?: string;
}

/** That nobody is watching is louder than anything that was seen before. */
const isLoud = (monitor: MonitorHealth): boolean => monitor.type !== 'ran' || monitor.isLate;

const OPEN_AT_MOST = 8;

function openList(incidents: readonly OpenIncident[], overview: Overview, context: BannerContext): Markup {
  const more = incidents.length - OPEN_AT_MOST;
  return html`<ul class="open">${incidents
    .slice(0, OPEN_AT_MOST)
    .map(
      (incident) =>
        html`<li><span class="${incident.severity}">${icon(incident.severity)}<b>${LOUD_WORDS[incident.severity]}</b></span><b>${prose(incident.title)}</b><br><span class="details">${detailsOf(incident, overview, context)}</span></li>`,
    )}${more > 0 ? html`<li>And ${more} more.</li>` : undefined}</ul>`;
}

function detailsOf(incident: OpenIncident, { now }: Overview, { view }: BannerContext): Markup {
  const { since, isAtLeast, openedAt, escalated, severity, isTold, next } = incident;
  const from = `${instantText(since, view)}${isAtLeast ? ' or earlier' : ''} (${zoneText(view)})`;
  const opened = `incident opened ${instantText(openedAt, view)}${escalated ? `, ${severity} since ${instantText(escalated.at, view)}` : ''}`;
  const told = isTold ? '' : ', and nobody could be told yet';
  return html`Since ${from}; ${opened}${told}.${
    next && html` <b class="whole">${capitalised(aheadText(next, now))}.</b>`
  }`;
}

/** Only of the first: those of the others would mostly be the same. */
const linksTo = ({ kind, region }: OpenIncident, { runbookUrl }: BannerContext): readonly Markup[] =>
  placesToLook({ kind, region }, runbookUrl)
    .filter(({ label }) => label === 'Runbook' || !IS_OF_MONITOR.includes(kind))
    .map(linkMarkup);

/** The console of Identity Center shows nothing that helps. */
const IS_OF_MONITOR: readonly ConditionKind[] = ['not-seen', 'record-unreadable'];

function counted(overview: Overview): Markup | undefined {
  const text = countText(overview);
  return text === undefined ? undefined : html`${text}<br>`;
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

function health(overview: Overview, { view }: BannerContext): Markup {
  const { monitor, now } = overview;
  switch (monitor.type) {
    case 'never-ran':
      return html`The monitor begins with its next run. If this stays so, look at its alarms and its log below.`;
    case 'unreadable':
      return html`Look at its log below: it says what is wrong with the record, and what to do.`;
    case 'ran': {
      const { tone, text } = lastPoll(
        monitor,
        overview,
        (at) => `${instantText(at, view)} ${zoneText(view)}`,
      );
      return html`<span class="${tone}">${icon(tone)}</span>${text}${troubles(monitor, now).map(remark)}`;
    }
  }
}

const remark = ({ tone, text }: Remark): Markup => html` <span class="${tone}">${icon(tone)}${text}</span>`;
