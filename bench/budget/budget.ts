import { type FunctionSizes, type Sizes, totalOf } from '../../infra/release/sizes.ts';

/** What the functions may weigh and call. No times: those depend on the machine. */
export interface Budget {
  /** By their names. */
  readonly functions: Readonly<Record<string, FunctionSizes>>;
  /** Those of a quiet poll, by operation. */
  readonly calls: Readonly<Record<string, number>>;
}

/**
 * What `npm test` complains about. Less than the budget is a problem too: in a budget that is too large, growth is not
 * seen.
 */
export const budgetProblems = (budget: Budget, present: Budget): readonly string[] => [
  ...namesOf(budget.functions, present.functions).flatMap((name) => ofFunction(name, budget, present)),
  ...namesOf(budget.calls, present.calls).flatMap((operation) => ofCalls(operation, budget, present)),
];

/** Bytes that go with every other change are no news. */
const TOLERANCE = 1 / 20;

const namesOf = (one: object, other: object): readonly string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

function ofFunction(name: string, { functions: budget }: Budget, { functions }: Budget): readonly string[] {
  const [allowed, sizes] = [budget[name], functions[name]];
  if (allowed === undefined) return [`bench/budget.json has nothing of the function ${name}: ${WRITE_IT}.`];
  if (sizes === undefined) {
    return [`bench/budget.json still has the function ${name}, which is no longer built: ${WRITE_IT}.`];
  }
  return [
    ...ofSizes(`${name} loads`, 'at start', { allowed: allowed.start, sizes: sizes.start }),
    ...ofSizes(`${name} has`, 'in all', { allowed: allowed.whole, sizes: sizes.whole }),
  ];
}

const WRITE_IT = 'run `npm run bench -- --budget` and commit the file';
const IF_WORTH_IT = `If that is worth it, ${WRITE_IT}.`;
const SO_THAT_IT_STAYS = `So that it can't grow back unseen, ${WRITE_IT}.`;

interface Compared {
  readonly allowed: Sizes;
  readonly sizes: Sizes;
}

function ofSizes(subject: string, when: string, compared: Compared): readonly string[] {
  const [budget, total] = [totalOf(compared.allowed), totalOf(compared.sizes)];
  const grew = total > budget;
  const difference = Math.abs(total - budget);
  if (difference <= budget * TOLERANCE) return [];
  const said = `${subject} ${bytes(total)} bytes ${when}, ${percent(difference / budget)} ${grew ? 'more' : 'fewer'} than the ${bytes(budget)} of bench/budget.json`;
  const advice = grew ? IF_WORTH_IT : SO_THAT_IT_STAYS;
  return [`${said}: ${differences(compared, grew).join(', ')}. ${advice}`];
}

/** The packages that grew, or those that shrank, whichever made the difference. The largest come first. */
function differences({ allowed, sizes }: Compared, grew: boolean): readonly string[] {
  const moved = namesOf(allowed, sizes)
    .map((name) => ({ name, before: allowed[name] ?? 0, now: sizes[name] ?? 0 }))
    .map((one) => ({ ...one, by: grew ? one.now - one.before : one.before - one.now }))
    .filter(({ by }) => by > 0)
    .toSorted((one, other) => other.by - one.by);
  const least = sum(moved) * LEAST_SHARE;
  const others = moved.filter(({ by }) => by < least);
  const verb = grew ? 'grew' : 'shrank';
  return [
    ...moved.filter(({ by }) => by >= least).map(differenceText),
    ...(others.length > 0
      ? [`${plural(others.length, 'other')} ${verb} by ${bytes(sum(others))} in all`]
      : []),
  ];
}

/** With every change the short names change that esbuild gives, and so a few bytes everywhere. */
const LEAST_SHARE = 1 / 50;

interface Difference {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** Positive in both directions. */
  readonly by: number;
}

function differenceText({ name, before, now, by }: Difference): string {
  if (before === 0) return `${name} is new with ${bytes(now)}`;
  if (now === 0) return `${name} is gone with ${bytes(before)}`;
  const [verb, sign] = now > before ? ['grew', '+'] : ['shrank', '-'];
  return `${name} ${verb} by ${bytes(by)} to ${bytes(now)} bytes (${sign}${percent(by / before)})`;
}

const sum = (differences: readonly Difference[]): number =>
  differences.reduce((total, { by }) => total + by, 0);

function ofCalls(operation: string, { calls: budget }: Budget, { calls }: Budget): readonly string[] {
  const [allowed, made] = [budget[operation] ?? 0, calls[operation] ?? 0];
  if (made === allowed) return [];
  const advice = made > allowed ? IF_WORTH_IT : SO_THAT_IT_STAYS;
  return [
    `A quiet poll makes ${plural(made, 'call')} of ${operation}, and bench/budget.json has ${allowed}. ${advice}`,
  ];
}

const bytes = (count: number): string => count.toLocaleString('en-US');

const percent = (share: number): string =>
  `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
