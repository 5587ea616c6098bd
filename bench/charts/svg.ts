import { raw } from 'hono/html';
import { html, type Markup } from '../../lib/overview/html/markup.ts';
import { PALETTES } from '../../lib/overview/html/style.ts';
import type { THEMES } from '../../lib/overview/html/view.ts';
import { type Bar, type BarChart, type BarGroup, descriptionOf } from './bar-chart.ts';

/** A chart as an SVG file of its own, in the theme of whoever looks. It is narrow, so that it can be read on a phone. */
export function svgOf(chart: BarChart): string {
  const title = wrapped(chart.title, TITLE.character);
  const note = wrapped(chart.note, NOTE.character);
  const top = PAD + title.length * TITLE.line + GAP;
  const scale = scaleOf(chart);
  const { markup, bottom } = groupsMarkup(chart.groups, scale, top);
  const height = bottom + GAP + note.length * NOTE.line + PAD;
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">${chart.title}</title>
<desc id="description">${descriptionOf(chart)}</desc>
${STYLE}
<rect class="background" width="${WIDTH}" height="${height}"/>
${linesMarkup(title, { y: PAD, ...TITLE })}
${markup}
${linesMarkup(note, { y: bottom + GAP, ...NOTE })}
</svg>`}\n`;
}

/** Pixels. Characters are as wide as the widest font draws them on average. */
const WIDTH = 440;
const PAD = 14;
const GAP = 10;
const INNER = WIDTH - 2 * PAD;
const CHARACTER = 9.2;
const ROW = 26;
const BAR = 16;
const TITLE = { line: 22, character: 11.6, class: 'title' };
const NOTE = { line: 18, character: 8.4, class: 'note' };
const GROUP = { line: 26, class: 'group' };

const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

const colors = (theme: (typeof THEMES)[number]): string => {
  const { background, text, muted, active, unknown } = PALETTES[theme];
  return `.background{fill:${background}}text{fill:${text}}.note{fill:${muted}}.ours{fill:${active}}.other{fill:${unknown}}`;
};

const STYLE = raw(`<style>
text{font:14px ${FONT}}
.title{font-size:17px;font-weight:700}
.group{font-weight:700}
.note{font-size:13px}
${colors('light')}
@media (prefers-color-scheme:dark){${colors('dark')}}
</style>`);

interface Scale {
  /** Where the bars begin. */
  readonly left: number;
  readonly pixels: (value: number) => number;
}

function scaleOf({ groups }: BarChart): Scale {
  const bars = groups.flatMap((group) => group.bars);
  const left = PAD + widest(bars.map(({ name }) => name)) + GAP;
  const room = WIDTH - PAD - left - GAP - widest(bars.map(({ text }) => text));
  const largest = Math.max(...bars.map(({ value }) => value));
  return { left, pixels: (value) => Math.max(2, Math.round((value / largest) * room)) };
}

const widest = (texts: readonly string[]): number =>
  Math.ceil(Math.max(...texts.map(({ length }) => length)) * CHARACTER);

/** One below the other, and where the last one ends. */
function groupsMarkup(groups: readonly BarGroup[], scale: Scale, top: number) {
  let bottom = top;
  const markup = groups.map(({ name, bars }) => {
    const head = name === undefined ? undefined : linesMarkup([name], { y: bottom, ...GROUP });
    if (head !== undefined) bottom += GROUP.line + GAP / 2;
    const rows = bars.map((bar, index) => barMarkup(bar, scale, bottom + index * ROW));
    bottom += bars.length * ROW + (head === undefined ? 0 : GAP / 2);
    return html`${head}${rows}`;
  });
  return { markup, bottom };
}

function barMarkup({ name, value, text, isOurs }: Bar, { left, pixels }: Scale, y: number): Markup {
  const width = pixels(value);
  const baseline = y + BAR - 3;
  return html`<text x="${PAD}" y="${baseline}">${name}</text><rect class="${isOurs ? 'ours' : 'other'}" x="${left}" y="${y}" width="${width}" height="${BAR}"/><text x="${left + width + GAP}" y="${baseline}">${text}</text>
`;
}

interface Lines {
  /** Of their upper end. */
  readonly y: number;
  readonly line: number;
  readonly class: string;
}

const linesMarkup = (lines: readonly string[], { y, line, class: name }: Lines): readonly Markup[] =>
  lines.map(
    (text, index) =>
      html`<text class="${name}" x="${PAD}" y="${y + (index + 1) * line - 6}">${text}</text>
`,
  );

/** SVG breaks no lines. */
function wrapped(text: string, character: number): readonly string[] {
  const most = Math.floor(INNER / character);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...(lines.length > 0 ? [lines.at(-1)] : []), word].join(' ');
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
