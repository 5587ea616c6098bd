import {
  type Declared,
  type DeclaredFunction,
  type DeclaredResource,
  readDeclared,
} from '../release/declared.ts';
import type { Arguments } from './arguments.ts';

/** How a function is used while nothing happens: nearly all of its runs in a month are like that. */
export interface Use {
  readonly event: unknown;
  readonly often: (watched: Pick<Arguments, 'interval'>) => Often;
}

export type Often =
  | { readonly type: 'scheduled'; readonly minutes: number }
  /** A month. */
  | { readonly type: 'assumed'; readonly runs: number };

/** By the names of the functions' files. */
export type Uses = Readonly<Record<string, Use>>;

/** For the functions that no schedule invokes. */
const ASSUMED: Uses = {
  slack: {
    event: {
      Records: [{ Sns: { MessageId: '00000000-0000-4000-a000-000000000001', Message: 'A message.' } }],
    },
    often: () => ({ type: 'assumed', runs: 20 }),
  },
  widget: {
    event: {
      widgetContext: {
        dashboardName: 'identity-center-monitor-prod-eu-west-1',
        widgetId: 'widget-1',
        accountId: '123456789012',
        locale: 'en',
        timezone: { label: 'UTC', offsetISO: '+00:00', offsetInMinutes: 0 },
        period: 300,
        isAutoPeriod: true,
        timeRange: { mode: 'relative', start: 1767225600000, end: 1767312000000, relativeStart: 86400000 },
        theme: 'light',
        linkCharts: true,
        title: 'Identity Center',
        forms: { all: {} },
        params: {},
        width: 1600,
        height: 560,
      },
    },
    // The dashboard on one screen, on 20 days for 8 hours, refreshed every 5 minutes.
    often: () => ({ type: 'assumed', runs: 20 * 8 * 12 }),
  },
};

/** A schedule in infra/ says what it sends to its function, and how often. */
export function usesIn({ functions, resources }: Declared): Uses {
  const schedules = resources.filter(({ type }) => type === 'AWS::Scheduler::Schedule');
  const scheduled = functions.flatMap((of) =>
    schedules
      .filter((schedule) => invokes(schedule, of))
      .map((schedule) => [of.name, useBy(schedule)] as const),
  );
  return { ...ASSUMED, ...Object.fromEntries(scheduled) };
}

/** @throws Error that says where to state how often a function runs, if nothing states it */
export function useOf(name: string, uses: Uses = USES): Use {
  const use = uses[name];
  if (use !== undefined) return use;
  throw new Error(
    `Nothing says how often functions/${name}.ts runs: give it a schedule in infra/, or add that to infra/cost/uses.ts`,
  );
}

interface Target {
  readonly Arn?: unknown;
  readonly Input?: string;
}

const targetOf = ({ properties }: DeclaredResource): Target =>
  (properties.Target as Target | undefined) ?? {};

const invokes = (schedule: DeclaredResource, { prefix }: DeclaredFunction): boolean =>
  targetOf(schedule).Arn === `${prefix}LambdaFunction.Arn`;

function useBy(schedule: DeclaredResource): Use {
  const minutes = minutesOf(schedule);
  return {
    event: JSON.parse(targetOf(schedule).Input ?? 'null'),
    often: ({ interval }) => ({ type: 'scheduled', minutes: minutes ?? interval }),
  };
}

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/** Undefined for the parameter IntervalMinutes, which infra/conditions.yml maps to a rate. */
function minutesOf({ id, file, properties }: DeclaredResource): number | undefined {
  const expression = properties.ScheduleExpression;
  if (String(expression) === 'Interval,IntervalMinutes,Rate') return undefined;
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(expression)) ?? [];
  if (count !== undefined) return Number(count) * (MINUTES[unit] ?? 0);
  throw new Error(`${file}: the schedule ${id} must have a rate such as rate(60 minutes), got ${expression}`);
}

/** As infra/ is now. It stands last in this file because everything above is needed to work it out. */
export const USES: Uses = usesIn(readDeclared());
