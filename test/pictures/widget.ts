import { HOUR } from '../../lib/domain/time.ts';
import type { View } from '../../lib/overview/html/view.ts';
import { widgetHtml } from '../../lib/overview/html/widget.ts';
import { overviewOf } from '../../lib/overview/overview.ts';
import type { Ending } from '../support/story/ending.ts';
import { documentOf } from './document.ts';

/** The widget as a viewer of the dashboard sees it who looks when a story has ended. */
export function widgetAt(ending: Omit<Ending, 'messages'>, view: View): string {
  const { memory, scope, policy, now } = ending;
  return widgetHtml(overviewOf(memory, { scope, policy, now, range: view.range }), view);
}

/** The last hours until now. */
export const viewAt = (
  { now }: Pick<Ending, 'now'>,
  { hours, ...view }: Pick<View, 'theme' | 'width'> & { readonly hours: number },
): View => ({
  ...view,
  height: 600,
  locale: 'en-GB',
  timeZone: 'UTC',
  range: { from: now - hours * HOUR, to: now },
});

/** A widget alone, in a dashboard of its theme. */
export const widgetDocument = (html: string, { theme }: Pick<View, 'theme'>): string =>
  documentOf({ title: 'The widget', css: widgetCss(theme), body: `<h1>Identity Center</h1>${html}` });

/** CloudWatch shows a title above. */
export const widgetCss = (theme: View['theme']): string => {
  const { background, text } = {
    light: { background: '#fff', text: '#16191f' },
    dark: { background: '#161d26', text: '#ebebf0' },
  }[theme];
  return `main { background: ${background}; color: ${text} }
h1 { padding: 8px 8px 0; font-size: 15px }`;
};
