import { redacted } from '../../lib/redact.ts';

interface CalledScript {
  /** As npm knows it, such as `deploy`. */
  readonly script: string;
  readonly options: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
  /** The values that did reach the script, by option. */
  readonly values: Readonly<Record<string, readonly string[] | undefined>>;
}

/**
 * Without `--` npm keeps options for itself: `npm run remove --stage=dev` would remove prod. It leaves a trace of them in
 * the environment. The mistake shows the command that was meant, and never one that would do something else. There is at most
 * one mistake.
 */
export function optionsNpmKept(
  { script, options, flags = [], values }: CalledScript,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const traceOf = (name: string) => environment[`npm_config_${name.replaceAll('-', '_')}`];
  const kept = [...options, ...flags].filter((name) => traceOf(name) !== undefined);
  if (kept.length === 0) return [];
  const given = options.flatMap((name) => {
    const all = [...(kept.includes(name) ? [traceOf(name) ?? ''] : []), ...(values[name] ?? [])];
    return all.map((value) => `--${name}=${canBeRepeated(value) ? value : '…'}`);
  });
  const names = kept.map((name) => `--${name}`).join(' and ');
  const words = [...given, ...flags.filter((name) => kept.includes(name)).map((name) => `--${name}`)];
  return [`npm took ${names} for itself: write npm run ${script} -- ${words.join(' ')}`];
}

/** Neither a secret nor text that a shell would split. After `--stage dev` the variable holds `true`, and `dev` is elsewhere. */
const canBeRepeated = (value: string): boolean =>
  value !== 'true' && /^[\w.,:@+/=-]+$/.test(value) && redacted(value) === `"${value}"`;
