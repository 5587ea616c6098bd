import { parseArgs } from 'node:util';
import { optionsNpmKept } from '../command-line/options-npm-kept.ts';
import { parameterNamed } from '../parameters/parameter.ts';

/** What is watched, and how often. */
export interface Arguments {
  readonly instances: number;
  /** For each instance, including the primary. */
  readonly regions: number;
  /** Minutes. */
  readonly interval: number;
}

export const USAGE = `Usage: npm run cost -- [options]

Prints what the monitor costs a month. It runs the monitor against a simulated AWS, counts what a quiet run does, and
multiplies that by the prices in infra/cost/prices.json. It needs no network and no AWS account.

  --instances N   how many instances are watched (without it: 1)
  --regions N     how many Regions each of them has, the primary among them (without it: 3)
  --interval N    minutes between two runs: 5, 10, 15, 30 or 60 (without it: 5)
  --help          show this
`;

const { allowedValues: INTERVALS = [], must: INTERVAL_RULE } = parameterNamed('intervalMinutes');
/** What one answer of ListInstances may hold. */
const INSTANCES_AT_MOST = 10;
export const REGIONS_AT_MOST = 30;

const OPTIONS = {
  instances: { type: 'string', default: '1' },
  regions: { type: 'string', default: '3' },
  interval: { type: 'string', default: '5' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws Error that names the mistake */
export function readArguments(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Arguments | 'help' {
  // First, because the refusal of a value that npm left behind would not help.
  const kept = optionsNpmKept(
    { script: 'cost', options: ['instances', 'regions', 'interval'], values: {} },
    environment,
  );
  if (kept.length > 0) throw new Error(kept.join('\n'));
  const { values } = parseArgs({ args: [...given], options: OPTIONS });
  if (values.help) return 'help';
  return {
    instances: count('--instances', values.instances, INSTANCES_AT_MOST),
    regions: count('--regions', values.regions, REGIONS_AT_MOST),
    interval: interval(values.interval),
  };
}

function count(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new Error(`${option} must be a whole number from 1 to ${most}, got "${text}"`);
}

function interval(text: string): number {
  if (INTERVALS.includes(text)) return Number(text);
  throw new Error(`--interval ${INTERVAL_RULE}, got "${text}"`);
}
