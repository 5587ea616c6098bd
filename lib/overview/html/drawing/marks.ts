import type { Severity } from '../../../domain/resource.ts';
import { formatDuration } from '../../../messages/duration.ts';
import type { IncidentMark, ThresholdMark } from '../../marks.ts';
import type { Span } from '../../timeline.ts';
import { instantText } from '../instants.ts';
import { html, type Markup } from '../markup.ts';
import { PALETTES } from '../style.ts';
import { acrossOf, BAR, type Canvas, INCIDENT, percentOf, rounded } from './scale.ts';

/** The beginning of an incident, around 0, 0. */
export const BEGINNINGS: Readonly<Record<Severity, string>> = {
  info: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  warning: 'M0-4l5 8h-10z',
  critical: 'M0-5l5 5-5 5-5-5z',
};

/** Its line. */
export const STROKES: Readonly<Record<Severity, Markup>> = {
  info: html`stroke-width="1"`,
  warning: html`stroke-width="2" stroke-dasharray="5 3"`,
  critical: html`stroke-width="3"`,
};

/** Pixels that a label needs to its right. */
const LABEL = 34;

/** Ticks above the bar, each with the time after which it was crossed where there is room for that. */
export function thresholdsMarkup(
  marks: readonly ThresholdMark[],
  { view, width }: Canvas,
): readonly Markup[] {
  const color = PALETTES[view.theme].text;
  return marks.map(({ severity, at, after }, index) => {
    const x = Math.min(percentOf(at, view.range), 99.7);
    const next = marks[index + 1];
    const end = next === undefined ? 100 : percentOf(next.at, view.range);
    const length = formatDuration(after);
    const hasRoom = ((end - x) / 100) * width > LABEL;
    const label = hasRoom
      ? html`<svg x="${x}%" overflow="visible"><text x="4" y="9" fill="${color}">${length}</text></svg>`
      : undefined;
    return html`<g><title>Longer than ${length}, the threshold for ${severity}: from ${instantText(at, view)}</title><line x1="${x}%" x2="${x}%" y1="0" y2="${BAR.top - 1}" stroke="${color}" stroke-width="2"/>${label}</g>`;
  });
}

/** A line below the bar from its opening to its closing: in the severity that it had, or in the highest if only that is kept. */
export function incidentMarkup(mark: IncidentMark, canvas: Canvas): Markup {
  const { severity, openedAt, closedAt, escalated } = mark;
  const { view, now } = canvas;
  const to = closedAt ?? now;
  const end = closedAt === undefined ? 'still open' : `closed ${instantText(closedAt, view)}`;
  const since = escalated ? `, ${severity} since ${instantText(escalated.at, view)}` : '';
  const opened = `opened ${instantText(openedAt, view)}${escalated ? ` as a ${escalated.from}` : ''}`;
  const highest = closedAt === undefined ? severity : `${severity} at its highest`;
  return html`<g><title>Incident, ${highest}: ${opened}${since}, ${end}</title>${
    escalated && line({ severity: escalated.from, from: openedAt, to: escalated.at }, canvas)
  }${line({ severity, from: escalated?.at ?? openedAt, to }, canvas)}</g>`;
}

function line({ severity, from, to }: Span & { readonly severity: Severity }, { view }: Canvas): Markup {
  const { x, width } = acrossOf({ from, to }, view.range);
  const color = PALETTES[view.theme][severity];
  return html`<line x1="${x}%" x2="${rounded(
    x + width,
  )}%" y1="${INCIDENT}" y2="${INCIDENT}" stroke="${color}" ${STROKES[severity]}/><svg x="${x}%" y="${INCIDENT}" overflow="visible"><path d="${BEGINNINGS[severity]}" fill="${color}"/></svg>`;
}
