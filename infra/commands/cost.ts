/**
 * `npm run cost`: what the monitor costs a month, as Markdown. A real run of each function is counted, and the counts are
 * multiplied by dated prices. Exits with 2 for a wrong argument.
 */
import { type Arguments, readArguments, USAGE } from '../cost/arguments.ts';
import { readDeployment } from '../cost/deployment.ts';
import { costs } from '../cost/items.ts';
import { readPrices } from '../cost/prices.ts';
import { countQuietRuns } from '../cost/quiet-run.ts';
import { costTable } from '../cost/table.ts';

async function costOf(watched: Arguments): Promise<string> {
  const prices = readPrices();
  const deployment = readDeployment();
  const quiet = await countQuietRuns(Object.keys(deployment.memory), watched);
  return costTable(costs({ quiet, deployment, prices, ...watched }), prices, watched);
}

function given(): Arguments | 'help' | undefined {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

try {
  const asked = given();
  if (asked === undefined) process.exitCode = 2;
  else process.stdout.write(asked === 'help' ? USAGE : await costOf(asked));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
