import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../lib/domain/time.ts';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { startMonitor } from './monitor.ts';
import { plainScreen } from './screen/plain.ts';
import type { Screen } from './screen/screen.ts';
import { terminalScreen } from './screen/terminal.ts';
import { parseStories } from './story/parse.ts';
import type { Story } from './story/story.ts';

/** What `npm start` does, with its exit code: 2 for a wrong argument, 1 for what could not be started, else 0. */
async function main(): Promise<number> {
  const commandLine = commandLineOrUsage();
  if (commandLine === undefined) return 2;
  if (commandLine.help) process.stdout.write(USAGE);
  else await runMonitor(commandLine);
  return 0;
}

async function runMonitor({ port, pagePort, seconds, story: file }: CommandLine): Promise<void> {
  const story = firstStoryOf(file);
  const { promise: quit, resolve } = Promise.withResolvers<void>();
  const interrupted = interruption();
  const openScreen = () => screenFor(resolve);
  const monitor = await startMonitor({ port, pagePort, story, openScreen });
  const ends = seconds === undefined ? [] : [sleep(seconds * SECOND)];
  try {
    await Promise.race([quit, interrupted, monitor.broken, ...ends]);
  } finally {
    await monitor.stop();
  }
}

const screenFor = (quit: () => void): Screen =>
  process.stdout.isTTY
    ? terminalScreen({
        output: process.stdout,
        ...(process.stdin.isTTY && { input: process.stdin }),
        quit,
      })
    : plainScreen(process.stdout);

/** Ctrl-C, or the end of the terminal or of what reads the output. A second Ctrl-C changes nothing. */
const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.stdout.on('error', () => resolve());
  });

function commandLineOrUsage(): CommandLine | undefined {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

const DEFAULT_STORY = new URL('../test/stories/start.story', import.meta.url);

function firstStoryOf(file: string | undefined): Story {
  const [story] = parseStories(textOf(file ?? DEFAULT_STORY), file ?? 'test/stories/start.story');
  if (story === undefined) throw new Error(`${file} has no story: it must begin with "story <title>"`);
  return story;
}

function textOf(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`Can't read the story ${file}: ${(error as Error).message}`, { cause: error });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
process.exit();
