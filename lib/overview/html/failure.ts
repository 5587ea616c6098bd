import { icon } from './drawing/icons.ts';
import { html } from './markup.ts';
import { styleOf } from './style.ts';
import type { View } from './view.ts';

/** What a viewer gets when the records can't be read: then nothing can be said of anything. */
export const failureHtml = (problem: string, { theme }: Pick<View, 'theme'>): string =>
  html`<div class="icm"><div class="cwdb-no-default-styles"></div>${styleOf(theme)}<div class="banner critical loud"><p class="verdict critical">${icon('critical')}CRITICAL: Nobody can say how things stand</p><p class="details">${problem}</p></div><p>This widget could not read what the monitor remembers. The monitor itself may be well: its alarms below say so. Refresh the dashboard; if that does not help, look at the log of this widget's function.</p></div>`.toString();
