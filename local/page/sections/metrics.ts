import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import type { DataPoint } from '../../aws/cloudwatch/data-points.ts';

/** The newest data points of a chart. */
const POINTS = 90;
const WIDTH = 180;
const HEIGHT = 36;

/** Every metric as a small chart, with its newest value. */
export function metricsSection(dataPoints: readonly DataPoint[]): Markup {
  const series = Map.groupBy(dataPoints, nameOf);
  if (series.size === 0) return html`<p>No metric has arrived yet.</p>`;
  return html`<ul class="charts">${[...series].map(([name, points]) => chart(name, points.slice(-POINTS)))}</ul>`;
}

/** `RegionsActive ssoins-1`: the stage is the same in all. */
function nameOf({ name, dimensions }: DataPoint): string {
  const others = Object.entries(dimensions).filter(([dimension]) => dimension !== 'Stage');
  return [name, ...others.map(([, value]) => value)].join(' ');
}

function chart(name: string, points: readonly DataPoint[]): Markup {
  const newest = points.at(-1)?.value ?? 0;
  const unit = points.at(-1)?.unit === 'Seconds' ? ' s' : '';
  const text = `${Math.round(newest)}${unit}`;
  return html`<li><span>${name}</span> <b>${text}</b><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name} over the last ${points.length} runs"><path d="${pathOf(points)}"/></svg></li>`;
}

/** Steps, because a value holds until the next run. */
function pathOf(points: readonly DataPoint[]): string {
  const top = Math.max(1, ...points.map(({ value }) => value));
  const x = (index: number): number => round((index / Math.max(1, points.length)) * WIDTH);
  const y = (value: number): number => round(HEIGHT - 2 - (value / top) * (HEIGHT - 4));
  const steps = points.map(
    ({ value }, index) =>
      `${index === 0 ? 'M' : 'H'}${x(index)}${index === 0 ? ` ${y(value)}` : `V${y(value)}`}`,
  );
  return `${steps.join('')}H${WIDTH}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
