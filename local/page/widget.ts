import type { Instant } from '../../lib/domain/time.ts';
import { failureHtml } from '../../lib/overview/html/failure.ts';
import { THEMES } from '../../lib/overview/html/view.ts';
import type { LocalFunction } from '../function/function.ts';
import type { Viewer } from './server/app.ts';

/** The widget as its own function draws it for this browser, with all that has happened since the start. */
export async function widgetFor(viewer: Viewer, widget: LocalFunction, start: Instant): Promise<string> {
  const invocation = await widget.invoke({ widgetContext: contextOf(viewer, start) });
  if (invocation.type === 'succeeded') return String(invocation.result);
  const theme = THEMES.find((one) => one === viewer.theme) ?? 'light';
  return failureHtml(invocation.error.message, { theme });
}

/** What CloudWatch would say. The function itself puts right what makes no sense. */
const contextOf = ({ theme, width, locale, offset }: Viewer, start: Instant) => ({
  theme,
  width: Number(width),
  height: 600,
  locale,
  timezone: { offsetISO: offsetOf(Number(offset)) },
  timeRange: { mode: 'absolute', start, end: Date.now() },
});

/** `+02:00`, from minutes as browsers count them: to the west. */
function offsetOf(minutesWest: number): string {
  const minutes = Math.abs(minutesWest);
  const digits = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutesWest > 0 ? '-' : '+'}${digits(minutes / 60)}:${digits(minutes % 60)}`;
}
