import { shortText, ticksOf } from '../instants.ts';
import { html, type Markup } from '../markup.ts';
import { PALETTES } from '../style.ts';
import { type Canvas, rounded } from './scale.ts';

/** About so wide is one character, and so far apart are two texts, in pixels. */
const CHARACTER = 6.4;
const BETWEEN = 70;
const GAP = 8;

/** From when to when, and hours or days between. */
export function axisSvg({ view, now, width }: Canvas): Markup {
  const { range, theme } = view;
  const begin = shortText(range.from, view);
  const end = range.to === now ? 'now' : shortText(range.to, view);
  const fill = PALETTES[theme].muted;
  const free = { from: begin.length * CHARACTER + GAP, to: width - end.length * CHARACTER - GAP };
  const ticks = ticksOf(range, width / BETWEEN, view)
    .map(({ at, text }) => ({ text, share: (at - range.from) / (range.to - range.from) }))
    .filter(({ text, share }) => {
      const half = (text.length * CHARACTER) / 2;
      return share * width - half > free.from && share * width + half < free.to;
    });
  return html`<svg class="axis" height="16" role="img" aria-label="From ${begin} to ${end}"><text x="0" y="12" fill="${fill}">${begin}</text>${ticks.map(
    ({ text, share }) =>
      html`<text x="${rounded(share * 100)}%" y="12" text-anchor="middle" fill="${fill}">${text}</text>`,
  )}<text x="100%" y="12" text-anchor="end" fill="${fill}">${end}</text></svg>`;
}
