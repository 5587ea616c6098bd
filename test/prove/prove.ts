import { parseArgs } from 'node:util';
import { standAlone } from '../support/sdk/stand-alone.ts';
import { isGreen, type Proof, type Row } from './proof.ts';
import { PROOFS } from './proofs.ts';

/** Tries everything, shows its progress, and ends with a table: `node test/prove/prove.ts [--seed N] [--only NAME]`. */
async function main(): Promise<void> {
  standAlone();
  const { seed, proofs } = readArguments();
  console.log(`Seed ${seed}`);
  const startedAt = performance.now();
  const rows = new Map<Proof, readonly Row[]>();
  for (const proof of proofs) {
    rows.set(proof, await proof.run(seed, (text) => show(proof, text, startedAt)));
  }
  clear();
  console.log(tableOf(rows));
  const failed = [...rows.values()].flat().filter((row) => !isGreen(row));
  for (const text of shortestFirst(failed).slice(0, 1))
    console.log(`\nThe shortest story that fails:\n\n${text}\n`);
  console.log(failed.length === 0 ? 'All green.' : `${failed.length} rows failed with seed ${seed}.`);
  if (failed.length > 0) process.exitCode = 1;
}

function readArguments(): { readonly seed: number; readonly proofs: readonly Proof[] } {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, only: { type: 'string' } } });
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed))
    throw new Error(`--seed must be a whole number such as 1, got "${values.seed}"`);
  const proofs = PROOFS.filter(({ name }) => values.only === undefined || name === values.only);
  if (proofs.length > 0) return { seed, proofs };
  throw new Error(`--only must be one of ${PROOFS.map(({ name }) => name).join(', ')}, got "${values.only}"`);
}

/** In a terminal one line that is overwritten each time; elsewhere a new line each time. */
function show({ name }: Proof, text: string, startedAt: number): void {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const line = `${String(seconds).padStart(5)} s  ${name}  ${text}`;
  if (!process.stdout.isTTY) console.log(line);
  else process.stdout.write(`\r\x1b[K${line.slice(0, process.stdout.columns - 1)}`);
}

const clear = (): void => {
  process.stdout.write(process.stdout.isTTY ? '\r\x1b[K' : '\n');
};

const HEADINGS = ['story', 'tried', 'lost', 'repeated', 'out of order', 'otherwise wrong'] as const;

function tableOf(rows: ReadonlyMap<Proof, readonly Row[]>): string {
  const cells = [...rows].flatMap(([{ name }, found]) => [
    ...found.map((row) => cellsOf(`${name}: ${row.story}`, [row])),
    cellsOf(`${name}: all`, found),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lineOf = (line: readonly string[]) =>
    line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return [HEADINGS, ...cells].map((line) => lineOf(line).join('  ')).join('\n');
}

const cellsOf = (name: string, rows: readonly Row[]): readonly string[] => [
  name,
  ...(['tried', 'lost', 'repeated', 'outOfOrder', 'wrong'] as const).map((column) =>
    String(rows.reduce((sum, row) => sum + row[column], 0)),
  ),
];

const shortestFirst = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ failure }) => failure ?? []).toSorted((a, b) => lines(a) - lines(b));

const lines = (text: string): number => text.split('\n').filter((line) => !line.startsWith('#')).length;

await main();
