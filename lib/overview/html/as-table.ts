import type { Track } from '../tracks.ts';
import { shortened } from '../words.ts';
import type { Canvas } from './drawing/scale.ts';
import { partText } from './drawing/timeline.ts';
import type { Group } from './groups.ts';
import { html, type Markup } from './markup.ts';

/** For whoever can't see the timelines, or wants the times to the minute. */
export const asTable = (groups: readonly Group[], canvas: Canvas): Markup =>
  html`<details><summary>The timelines as a table</summary><table><caption>What the timelines show</caption><thead><tr><th scope="col" class="of">Of</th><th scope="col">What was so, from when to when</th></tr></thead>${groups.map(
    ({ instance, rows }) =>
      html`<tbody><tr class="instance"><th scope="rowgroup" colspan="2">Instance ${shortened(instance.name)}</th></tr>${rows.map(
        ({ track, parts }) =>
          html`<tr><th scope="row">${nameOf(track)}</th><td>${parts.map(
            (part) => html`<div>${partText(part, canvas)}</div>`,
          )}</td></tr>`,
      )}</tbody>`,
  )}</table></details>`;

/** An instance is named above its rows. */
export const nameOf = ({ type, name }: Track): string => (type === 'instance' ? '(the instance)' : name);
