import type { Mark } from '../../marks.ts';
import { html, type Markup } from '../markup.ts';
import { PALETTES, type Palette } from '../style.ts';
import type { Theme } from '../view.ts';
import { BEGINNINGS, STROKES } from './marks.ts';
import type { Part } from './parts.ts';
import { BAR } from './scale.ts';
import { LOOKS, type LookName, lookOf, shape } from './shapes.ts';

const OF_LOOKS: Readonly<Record<LookName, string>> = {
  active: 'ACTIVE',
  moving: 'being added',
  leaving: 'being removed',
  broken: 'lost or failed',
  other: 'another status, or several',
  unseen: 'not seen by the monitor',
  absent: 'not in the instance',
  forgotten: 'not remembered',
};

/** What the shapes mean that are drawn. */
export function legend(
  { parts, marks }: { readonly parts: readonly Part[]; readonly marks: readonly Mark[] },
  theme: Theme,
): Markup {
  const palette = PALETTES[theme];
  const looks = new Set(parts.map(lookOf));
  const severities = new Set(
    marks.flatMap((mark) => (mark.type === 'incident' ? [mark.severity, mark.escalated?.from] : [])),
  );
  const hasThreshold = marks.some(({ type }) => type === 'threshold');
  return html`<p class="legend">${[
    ...(Object.keys(OF_LOOKS) as readonly LookName[])
      .filter((name) => looks.has(name))
      .map((name) => entry(lookSample(name, palette), OF_LOOKS[name])),
    ...(hasThreshold ? [entry(thresholdSample(palette), 'threshold crossed')] : []),
    ...(['info', 'warning', 'critical'] as const)
      .filter((severity) => severities.has(severity))
      .map((severity) => entry(incidentSample(severity, palette), `incident: ${severity}`)),
  ]}</p>`;
}

const entry = (sample: Markup, text: string): Markup => html`<span>${sample}${text}</span>`;

const lookSample = (name: LookName, palette: Palette): Markup =>
  sampleOf(shape(LOOKS[name], { x: 3, width: 94 }, palette), `0 ${BAR.top - 1} 22 ${BAR.height + 2}`);

const thresholdSample = ({ text }: Palette): Markup =>
  sampleOf(html`<path d="M11 3v11" stroke="${text}" stroke-width="2"/>`);

const incidentSample = (severity: 'info' | 'warning' | 'critical', palette: Palette): Markup =>
  sampleOf(
    html`<path d="M5 9h17" stroke="${palette[severity]}" ${STROKES[severity]}/><path transform="translate(6 9)" d="${BEGINNINGS[severity]}" fill="${palette[severity]}"/>`,
  );

const sampleOf = (content: Markup, viewBox = '0 0 22 18'): Markup =>
  html`<svg viewBox="${viewBox}" aria-hidden="true">${content}</svg>`;
