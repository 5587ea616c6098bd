import { type Arguments, readArguments, USAGE } from './arguments.ts';
import { readDeployment } from './deployment.ts';
import { costs } from './items.ts';
import { readPrices } from './prices.ts';
import { countQuietRun } from './quiet-run.ts';
import { costTable } from './table.ts';

/** What the monitor costs a month, as Markdown: a real run is counted, and the counts are multiplied by dated prices. */
export async function cost(watched: Arguments): Promise<string> {
  const prices = readPrices();
  const deployment = readDeployment();
  const run = await countQuietRun(watched);
  return costTable(costs({ run, deployment, prices, ...watched }), prices, watched);
}

/** What `npm run cost` does: 2 for a wrong argument, else 0. */
async function main(): Promise<number> {
  const given = read();
  if (given === undefined) return 2;
  process.stdout.write(given === 'help' ? USAGE : await cost(given));
  return 0;
}

function read(): Arguments | 'help' | undefined {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

if (import.meta.main) process.exitCode = await main();
