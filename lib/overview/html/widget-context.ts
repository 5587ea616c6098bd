import * as v from 'valibot';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Span } from '../timeline.ts';
import { isLocale } from './instants.ts';
import { THEMES, type View } from './view.ts';

/**
 * What CloudWatch says of the viewer in `widgetContext`. Whatever is missing or makes no sense is taken as usual: who looks
 * for what hangs must see it whatever else is wrong. A time that lies ahead is not shown.
 */
export function viewOf(event: unknown, now: Instant): View {
  const { timeRange, timezone, ...asked } = contextOf(event);
  const range = rangeOf(timeRange.zoom, now) ?? rangeOf(timeRange, now) ?? { from: now - DAY, to: now };
  return { ...asked, timeZone: timezone.offsetISO, range };
}

function rangeOf(
  { start: from, end }: { readonly start: number; readonly end: number },
  now: Instant,
): Span | undefined {
  const to = Math.min(end, now);
  return from >= 0 && from < to ? { from, to } : undefined;
}

const pixels = (usual: number) =>
  v.optional(v.fallback(v.pipe(v.number(), v.minValue(200), v.maxValue(8000)), usual), usual);

const instant = v.pipe(v.number(), v.integer());
const RANGE = { start: instant, end: instant };
const NO_RANGE = { start: 0, end: 0 };
const NO_TIMES = { ...NO_RANGE, zoom: NO_RANGE };
const UTC = { offsetISO: 'UTC' };

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html */
const CONTEXT = v.object({
  theme: v.optional(v.fallback(v.picklist(THEMES), 'light'), 'light'),
  width: pixels(960),
  height: pixels(600),
  locale: v.optional(v.fallback(v.pipe(v.string(), v.check(isLocale)), 'en'), 'en'),
  timezone: v.optional(
    v.fallback(v.object({ offsetISO: v.pipe(v.string(), v.regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)) }), UTC),
    UTC,
  ),
  timeRange: v.optional(
    v.fallback(
      v.object({ ...RANGE, zoom: v.optional(v.fallback(v.object(RANGE), NO_RANGE), NO_RANGE) }),
      NO_TIMES,
    ),
    NO_RANGE,
  ),
});

const EVENT = v.object({ widgetContext: CONTEXT });

function contextOf(event: unknown): v.InferOutput<typeof CONTEXT> {
  const result = v.safeParse(EVENT, event);
  return result.success ? result.output.widgetContext : v.parse(CONTEXT, {});
}
