/**
 * `npm run bench`: measures the functions on this machine, and writes `bench/results.json` and all that is made from it.
 * With `--budget` it only writes what `npm test` holds them to.
 * Exits with 2 for a wrong option.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Interrupted, onInterruption } from '../infra/command-line/interruption.ts';
import { writeBudget } from './budget/file.ts';
import { presentBudget } from './budget/present.ts';
import { type CommandLine, readCommandLine, usageOf } from './command/command-line.ts';
import { machineOf } from './command/machine.ts';
import { showProgress } from './command/progress.ts';
import { documentsOf } from './documents/documents.ts';
import { markdownOf } from './documents/markdown.ts';
import type { Results, Some } from './documents/results.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const NAMES = TOPICS.map(({ name }) => name);

async function run(asked: CommandLine): Promise<void> {
  switch (asked.type) {
    case 'help':
      process.stdout.write(usageOf(NAMES));
      return;
    case 'budget':
      writeBudget(await presentBudget());
      return;
    case 'print': {
      const topics = TOPICS.filter(({ name }) => asked.only.includes(name));
      process.stdout.write(markdownOf(await measureAll(topics, asked), topics));
      return;
    }
    case 'measure': {
      const results = (await measureAll(TOPICS, asked)) as Results;
      process.stdout.write(markdownOf(results, TOPICS));
      const page = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8');
      const documents = documentsOf(results, { topics: TOPICS, page });
      for (const [path, text] of Object.entries(documents)) write(join(asked.to, path), text);
    }
  }
}

async function measureAll(
  topics: readonly Topic[],
  { quick }: { readonly quick: boolean },
): Promise<Results<Some>> {
  const machine = machineOf();
  const results: Record<string, unknown> = {};
  for (const topic of topics) {
    const { progress, end } = showProgress(topic.name, process.stderr, Date.now);
    results[topic.name] = await topic.measure({ quick, progress });
    end();
  }
  return { machine, ...(quick && { quick }), topics: results };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function asked(): CommandLine | undefined {
  try {
    return readCommandLine(process.argv.slice(2), { topics: NAMES, environment: process.env, root: ROOT });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usageOf(NAMES)}`);
    return undefined;
  }
}

// Every process that is measured ends with this one.
onInterruption((signal) => process.exit(new Interrupted(signal).exitCode));
try {
  const commandLine = asked();
  if (commandLine === undefined) process.exitCode = 2;
  else await run(commandLine);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
