/** `npm run bench`: measures the functions on this machine, and writes `bench/results.json` and what is made from it. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineOf } from './machine.ts';
import { markdownOf } from './markdown.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

const names = TOPICS.map(({ name }) => name);

const USAGE = `Usage: npm run bench [-- options]

Measures the monitor, and beside it the script that people would write instead, against a simulated AWS. It needs no
network. Progress goes to the terminal, the tables to bench/results.md.

  --only NAMES  measure only these, and print them: ${names.join(', ')}
  --quick       as little as shows that it works; the figures mean nothing
  --to FOLDER   where to write (without it: bench)
  --help        show this
`;

const OPTIONS = {
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  to: { type: 'string', default: 'bench' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const topics = chosen(values.only);
  const results: Record<string, unknown> = { machine: machineOf() };
  for (const topic of topics) results[topic.name] = await measured(topic, values.quick);
  process.stdout.write(markdownOf(results, topics));
  // Half of the results would take the place of the whole.
  if (values.only !== undefined) return;
  writeFileSync(`${values.to}/results.json`, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(`${values.to}/results.md`, markdownOf(results, topics));
}

/** @throws Error that names what there is */
function chosen(only: string | undefined): readonly Topic<never>[] {
  const asked = only?.split(',') ?? names;
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `There is nothing to measure by the name ${unknown.join(', ')}: choose from ${names.join(', ')}`,
    );
  }
  return TOPICS.filter(({ name }) => asked.includes(name));
}

async function measured(topic: Topic<never>, quick: boolean): Promise<unknown> {
  const startedAt = performance.now();
  const progress = (done: number, of: number): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stderr.write(`\r${topic.name}: ${done} of ${of}, ${seconds} s `);
  };
  const result = await topic.measure({ quick, progress });
  process.stderr.write('\n');
  return result;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
