import { formatDuration } from '../../../lib/messages/duration.ts';
import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import type { Situation } from '../situation.ts';

/** One line under the title. */
export const statusSection = ({ elapsed, runs, lastRun, failures }: Situation): Markup =>
  html`On this machine for ${formatDuration(elapsed)}. ${runs === 0 ? 'The first run is starting.' : `Run ${runs}: ${lastRun}.`}${
    failures.count === 0
      ? undefined
      : html` <span class="muted">Failed so far: ${failures.count}; the last was ${failures.latest}</span>`
  }`;
