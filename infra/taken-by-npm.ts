import { redacted } from '../lib/redact.ts';

interface Asked {
  /** As npm knows it, such as `deploy`. */
  readonly script: string;
  readonly options: readonly string[];
  /** What did come through, by option. */
  readonly given: Readonly<Record<string, readonly string[] | undefined>>;
}

/**
 * Without `--` npm keeps the options for itself: `npm run remove --stage=dev` would remove prod. It leaves a trace of them
 * in the environment. The command that is told is the one that was meant, and never another that would do something.
 */
export function takenByNpm(
  { script, options, given }: Asked,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const trace = (name: string) => environment[`npm_config_${name.replaceAll('-', '_')}`];
  const taken = options.filter((name) => trace(name) !== undefined);
  if (taken.length === 0) return [];
  const words = options.flatMap((name) =>
    [...(taken.includes(name) ? [trace(name) ?? ''] : []), ...(given[name] ?? [])].map(
      (value) => `--${name}=${isTold(value) ? value : '…'}`,
    ),
  );
  const names = taken.map((name) => `--${name}`).join(' and ');
  return [`npm took ${names} for itself: write npm run ${script} -- ${words.join(' ')}`];
}

/** `--stage dev` leaves `true`, and the value elsewhere. Neither a secret nor what a shell would take apart is repeated. */
const isTold = (value: string): boolean =>
  value !== 'true' && /^[\w.,:@+/=-]+$/.test(value) && redacted(value) === `"${value}"`;
