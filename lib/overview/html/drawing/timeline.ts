import type { Mark } from '../../marks.ts';
import { lengthText, phaseText, phaseWord } from '../../words.ts';
import { instantText } from '../instants.ts';
import { html, type Markup } from '../markup.ts';
import { PALETTES } from '../style.ts';
import { incidentMarkup, thresholdsMarkup } from './marks.ts';
import type { Part } from './parts.ts';
import { type Across, acrossOf, BAR, type Canvas, HEIGHT, MIDDLE } from './scale.ts';
import { LOOKS, lookOf, shape } from './shapes.ts';

export interface Drawn {
  /** Of what it is. */
  readonly name: string;
  readonly parts: readonly Part[];
  readonly marks: readonly Mark[];
}

/** The parts of one timeline to scale, with what stands out on it. */
export function timelineSvg({ name, parts, marks }: Drawn, canvas: Canvas): Markup {
  const thresholds = marks.filter((mark) => mark.type === 'threshold');
  const incidents = marks.filter((mark) => mark.type === 'incident');
  return html`<svg class="timeline" height="${HEIGHT}" role="img" aria-label="Timeline of ${name}">${[
    ...parts.map((part) => partMarkup(part, canvas)),
    ...thresholdsMarkup(thresholds, canvas),
    ...incidents.map((mark) => incidentMarkup(mark, canvas)),
  ]}</svg>`;
}

/** The same as a text: what, from when to when, and how long. */
export function partText(part: Part, { view, now }: Pick<Canvas, 'view' | 'now'>): string {
  const from = instantText(part.from, view);
  const to = part.to === now ? 'now' : instantText(part.to, view);
  return part.type === 'many'
    ? `${part.count} changes from ${from} to ${to}`
    : `${phaseText(part)} from ${from} to ${to}, ${lengthText(part)}`;
}

/** About so wide is one character, and so much is around a word, in pixels. */
const CHARACTER = 6.6;
const AROUND = 8;

function partMarkup(part: Part, canvas: Canvas): Markup {
  const { view, width } = canvas;
  const across = acrossOf(part, view.range);
  const word = part.type === 'many' ? undefined : phaseWord(part);
  const room = (across.width / 100) * width - AROUND;
  const label =
    word !== undefined && room > CHARACTER * word.length
      ? wordMarkup(word, part, { across, canvas })
      : undefined;
  return html`<g><title>${partText(part, canvas)}</title>${shape(LOOKS[lookOf(part)], across, PALETTES[view.theme])}${label}</g>`;
}

function wordMarkup(
  word: string,
  part: Part,
  { across, canvas }: { readonly across: Across; readonly canvas: Canvas },
): Markup {
  const palette = PALETTES[canvas.view.theme];
  const look = LOOKS[lookOf(part)];
  const x = Math.round((across.x + across.width / 2) * 100) / 100;
  if (look.type === 'box') {
    return html`<text x="${x}%" y="${look.top + look.height / 2 + 4}" text-anchor="middle" fill="${palette[look.text]}">${word}</text>`;
  }
  // A plate clears the hatching behind it.
  const plate = Math.round(((CHARACTER * word.length + AROUND) / canvas.width) * 10_000) / 100;
  return html`<rect x="${Math.round((x - plate / 2) * 100) / 100}%" y="${BAR.top - 1}" width="${plate}%" height="${BAR.height + 2}" fill="${palette.background}"/><text x="${x}%" y="${MIDDLE + 4}" text-anchor="middle" fill="${palette.text}">${word}</text>`;
}
