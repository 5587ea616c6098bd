/** What a chart shows: bars in groups, each with its value beside it. */
export interface BarChart {
  readonly title: string;
  /** What the values are, and what is better. */
  readonly note: string;
  readonly groups: readonly BarGroup[];
}

export interface BarGroup {
  /** Above its bars. One group alone needs none. */
  readonly name?: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The value with its unit. */
  readonly text: string;
  /** Whether it is what the chart is about. */
  readonly isOurs: boolean;
}

/** All that the chart says, for those who can't see it. */
export function descriptionOf({ note, groups }: BarChart): string {
  const texts = groups.map(({ name, bars }) => {
    const values = bars.map((bar) => `${bar.name} ${bar.text}`).join(', ');
    return name === undefined ? values : `${name}: ${values}`;
  });
  return `${note} ${texts.join('. ')}.`;
}
