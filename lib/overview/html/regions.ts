import type { Instant } from '../../domain/time.ts';
import type { InstanceOverview } from '../instances.ts';
import type { Overview } from '../overview.ts';
import type { Track } from '../tracks.ts';
import { ageText, aheadText, phaseText, shortened } from '../words.ts';
import { asTable, nameOf } from './as-table.ts';
import { axisSvg } from './drawing/axis.ts';
import { icon } from './drawing/icons.ts';
import { legend } from './drawing/legend.ts';
import type { Canvas } from './drawing/scale.ts';
import { timelineSvg } from './drawing/timeline.ts';
import { type Group, groupsOf, type Row } from './groups.ts';
import { instantText, shortText, zoneText } from './instants.ts';
import { html, type Markup } from './markup.ts';
import { COLUMNS } from './style.ts';
import type { View } from './view.ts';

/** The worst instances with a timeline for each Region, and how many there are beside them. */
export function regionsTable(
  { instances, now }: Pick<Overview, 'instances' | 'now'>,
  view: View,
  detail: number,
): Markup {
  const { groups, others } = groupsOf(instances, view, detail);
  if (groups.length === 0) return html``;
  const isWide = view.width >= WIDE;
  const canvas = {
    view,
    now,
    width: isWide ? view.width - 16 - COLUMNS.name - COLUMNS.status : view.width - 16,
  };
  return html`<table${isWide ? undefined : html` class="narrow"`}><caption>${captionOf(view, now)}</caption>${
    isWide ? wideHead(canvas) : narrowHead(canvas)
  }${groups.map((group) => groupMarkup(group, canvas, isWide))}</table>${othersMarkup(others)}${asTable(groups, canvas)}${legend(drawnIn(groups), view.theme)}`;
}

function captionOf(view: View, now: Instant): string {
  const { from, to } = view.range;
  const isNow = to === now ? ', which is now' : '';
  return `How the Regions were from ${instantText(from, view)} to ${instantText(to, view)}${isNow}; times in ${zoneText(view)}`;
}

const drawnIn = (groups: readonly Group[]) => {
  const rows = groups.flatMap((group) => group.rows);
  return { parts: rows.flatMap(({ parts }) => parts), marks: rows.flatMap(({ marks }) => marks) };
};

const WIDE = 640;

const wideHead = (canvas: Canvas): Markup =>
  html`<thead><tr><th scope="col" class="of-name">Region</th><th scope="col" class="of-status">Status</th><th scope="col" class="time">${axisSvg(canvas)}</th></tr></thead>`;

const narrowHead = (canvas: Canvas): Markup =>
  html`<colgroup><col class="of-name"><col></colgroup><thead><tr><td colspan="2" class="time">${axisSvg(canvas)}</td></tr></thead>`;

function groupMarkup({ instance, rows, plain, left }: Group, canvas: Canvas, isWide: boolean): Markup {
  return html`<tbody><tr class="instance"><th scope="rowgroup" colspan="${isWide ? 3 : 2}">Instance ${shortened(instance.name)}${plainMarkup(rows.length, plain)}${leftMarkup(left)}</th></tr>${rows.map(
    (row) => rowMarkup(row, canvas, isWide),
  )}</tbody>`;
}

function plainMarkup(rows: number, plain: number): Markup | undefined {
  if (plain === 0) return undefined;
  const count = `${plain}${rows > 0 ? ' other' : ''} ${plain === 1 ? 'Region' : 'Regions'}`;
  return html`<span class="plain">: ${count} ACTIVE whenever seen</span>`;
}

const leftMarkup = (left: number): Markup | undefined =>
  left > 0 ? html` <span class="plain">(no room for ${left} more)</span>` : undefined;

function rowMarkup({ track, parts, marks }: Row, canvas: Canvas, isWide: boolean): Markup {
  const name = nameOf(track);
  const timeline = timelineSvg({ name, parts, marks }, canvas);
  const head = html`<th scope="row"><span class="${track.type === 'region' ? 'name' : 'muted'}">${name}</span>${track.isPrimary ? html` <span class="muted">primary</span>` : undefined}</th><td>${statusMarkup(track, canvas)}</td>`;
  return isWide
    ? html`<tr>${head}<td class="time">${timeline}</td></tr>`
    : html`<tr>${head}</tr><tr><td colspan="2" class="time">${timeline}</td></tr>`;
}

function statusMarkup({ tone, state, next }: Track, { view, now }: Canvas): Markup {
  const { phase, since, isSeen } = state;
  if (phase.type === 'absent')
    return html`<span class="muted">${phaseText(phase)} <span class="whole">${ageText(state, now)}</span></span>`;
  const soon = next && html`<br><span class="muted">${aheadText(next, now)}</span>`;
  const isPlain = phase.type === 'status' && phase.status === 'ACTIVE';
  const began =
    isSeen || isPlain ? undefined : html`<br><span class="muted">since ${shortText(since, view)}</span>`;
  return html`<span class="${tone}">${icon(tone)}<b>${phaseText(phase)}</b></span> <span class="whole">${ageText(state, now)}</span>${soon}${began}`;
}

function othersMarkup(others: readonly InstanceOverview[]): Markup | undefined {
  if (others.length === 0) return undefined;
  const [loud, uneasy] = [others.filter(isLoud).length, others.filter(({ tone }) => tone === 'info').length];
  const states = [
    ...(loud > 0 ? [`${loud} of them with something open`] : []),
    ...(uneasy > 0 ? [`${uneasy} not all ACTIVE or not seen`] : []),
  ];
  const state = states.length > 0 ? states.join(', ') : 'all ACTIVE';
  return html`<p class="muted more">And ${others.length} more ${others.length === 1 ? 'instance' : 'instances'}, ${state}.</p>`;
}

const isLoud = ({ tone }: InstanceOverview): boolean => tone === 'critical' || tone === 'warning';
