import { accessibilityProblems } from './accessibility.ts';
import type { Checks } from './checks.ts';
import { droppedByCloudWatch } from './cloudwatch-filter.ts';
import { layoutProblems } from './layout.ts';
import { markupOf, textOf } from './markup.ts';

const checks: {
  readonly [name in keyof Checks]: (
    html: string,
  ) => ReturnType<Checks[name]> | Awaited<ReturnType<Checks[name]>>;
} = {
  layoutProblems,
  accessibilityProblems,
  droppedByCloudWatch,
  markupOf,
  textOf,
};

Object.assign(globalThis, { checks });
