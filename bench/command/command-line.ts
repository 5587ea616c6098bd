import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optionsNpmKept } from '../../infra/command-line/options-npm-kept.ts';

/** What `npm run bench` is asked to do. */
export type CommandLine =
  | { readonly type: 'help' }
  /** Only to write `bench/budget.json`. */
  | { readonly type: 'budget' }
  | { readonly type: 'measure'; readonly quick: boolean; readonly to: string }
  /** Only to print these topics. */
  | { readonly type: 'print'; readonly quick: boolean; readonly only: readonly string[] };

export const usageOf = (topics: readonly string[]): string => `Usage: npm run bench -- [options]

Measures the monitor on this machine against a simulated AWS, and beside it the script that people would write instead. It
needs no network and no AWS account. Without options it writes bench/results.json, and from that bench/results.md, the
charts of docs/pictures and the figures of docs/performance.md.

  --only NAMES  measure these and print them, but write nothing: ${topics.join(', ')}
  --quick       measure as little as shows that it works, and print it: the figures mean nothing
  --to FOLDER   write below FOLDER instead of here, also with --quick
  --budget      only write what npm test holds the functions to, bench/budget.json, from the functions as they are
  --help        show this
`;

const OPTIONS = {
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  to: { type: 'string' },
  budget: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface Context {
  /** The names of all topics. */
  readonly topics: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where to write without `--to`. */
  readonly root: string;
}

/** @throws Error that names the mistake */
export function readCommandLine(
  args: readonly string[],
  { topics, environment, root }: Context,
): CommandLine {
  refuseWhatNpmKept(environment);
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { only, quick, to, budget, help } = values;
  if (help) return { type: 'help' };
  if (budget) {
    if (only !== undefined || quick || to !== undefined)
      throw new Error('--budget goes with no other option');
    return { type: 'budget' };
  }
  if (only !== undefined && to !== undefined)
    throw new Error('--only writes nothing, so it does not go with --to');
  if (only !== undefined) return { type: 'print', quick, only: chosen(only, topics) };
  // Figures that mean nothing must not take the place of those that are kept.
  if (quick && to === undefined) return { type: 'print', quick, only: topics };
  return { type: 'measure', quick, to: folder(to ?? root) };
}

/** Without `--`, `npm run bench --quick` would measure for an hour. */
function refuseWhatNpmKept(environment: Context['environment']): void {
  const options = ['only', 'to'];
  const kept = optionsNpmKept(
    { script: 'bench', options, flags: ['quick', 'budget'], values: {} },
    environment,
  );
  if (kept.length > 0) throw new Error(kept.join('\n'));
}

function chosen(only: string, topics: readonly string[]): readonly string[] {
  const asked = only.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !topics.includes(name));
  if (unknown.length === 0) return asked;
  throw new Error(
    `--only must have names such as ${topics.slice(0, 2).join(',')}, got "${only}": there are ${topics.join(', ')}`,
  );
}

/** Before anything is measured, since that takes long. */
function folder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new Error(`--to must be a folder that exists, got "${path}"`);
}
