import type { Overview } from '../overview.ts';
import { banner } from './banner.ts';
import { html } from './markup.ts';
import { regionsTable } from './regions.ts';
import { styleOf } from './style.ts';
import type { View } from './view.ts';

/** Of how many parts all timelines together are, at most: fewer if the HTML would be too long. */
const DETAILS = [140, 70, 30, 12];
/** Bytes. Some languages write dates with many. */
const AT_MOST = 95_000;

/** How things stand, as a CloudWatch custom widget: HTML with its style sheet and SVG, without scripts. */
export function widgetHtml(overview: Overview, view: View, runbookUrl?: string): string {
  let drawing = '';
  for (const detail of DETAILS) {
    drawing = drawn(overview, { view, detail, ...(runbookUrl && { runbookUrl }) });
    if (encoder.encode(drawing).length <= AT_MOST) break;
  }
  return drawing;
}

const encoder = new TextEncoder();

interface Drawing {
  readonly view: View;
  readonly detail: number;
  readonly runbookUrl?: string;
}

const drawn = (overview: Overview, { detail, ...context }: Drawing): string =>
  html`<div class="icm"><div class="cwdb-no-default-styles"></div>${styleOf(context.view.theme)}${banner(overview, context)}${regionsTable(overview, context.view, detail)}</div>`.toString();
