import type { Stack } from '../template/evaluate.ts';
import { resourceOf } from '../template/resources-of.ts';
import { metricOfRow, type NamedMetric } from './named-metrics.ts';

export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    /** Every widget has one, but one of text. */
    readonly title?: string;
    readonly markdown?: string;
    /** The ARN of the function of a custom widget. */
    readonly endpoint?: string;
    readonly region?: string;
    readonly period?: number;
    readonly metrics?: readonly (readonly unknown[])[];
    readonly alarms?: readonly string[];
    readonly query?: string;
    readonly annotations?: { readonly horizontal: readonly { readonly value: number }[] };
  };
}

/** @throws SyntaxError when the body isn't JSON: CloudFormation would not make the dashboard. */
export const widgetsOf = (stack: Stack): readonly Widget[] =>
  JSON.parse(
    resourceOf<{ readonly DashboardBody: string }>(stack, 'AWS::CloudWatch::Dashboard').properties
      .DashboardBody,
  ).widgets;

export const metricsOfDashboard = (stack: Stack): readonly NamedMetric[] =>
  widgetsOf(stack).flatMap(({ properties }) => (properties.metrics ?? []).map(metricOfRow));

const COLUMNS = 24;

/** Widgets that are not within the grid, or that overlap another. */
export const misplaced = (widgets: readonly Widget[]): readonly string[] =>
  widgets.flatMap((widget, index) => {
    const over = widgets.slice(index + 1).filter((other) => overlap(widget, other));
    const off = widget.x < 0 || widget.y < 0 || widget.x + widget.width > COLUMNS;
    return [
      ...(off ? [`${nameOf(widget)}: not within ${COLUMNS} columns`] : []),
      ...over.map((other) => `${nameOf(widget)} overlaps ${nameOf(other)}`),
    ];
  });

const nameOf = ({ properties: { title, markdown } }: Widget): string => title ?? markdown ?? 'a widget';

const overlap = (a: Widget, b: Widget): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
