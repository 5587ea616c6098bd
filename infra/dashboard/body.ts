/** Where a widget is, in grid units: a dashboard is 24 wide. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** To CloudFormation a body is one string, in which `Fn::Sub` fills in each `${…}`. These become lists there. */
const LISTS = ['Alarms', 'ThresholdLines'] as const;

export const listOf = (name: (typeof LISTS)[number]): string => `<${name}>`;

/** Of one interval. It becomes a number. */
export const SECONDS = '<Seconds>';

/** Takes the quotes from what becomes a number or a list. */
export function bodyOf(content: unknown): string {
  const lists = LISTS.map((name) => [JSON.stringify(listOf(name)), `[\${${name}}]`] as const);
  const seconds = [JSON.stringify(SECONDS), '${Seconds}'] as const;
  return [...lists, seconds].reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(content));
}
