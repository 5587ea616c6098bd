import { readFileSync } from 'node:fs';
import { readArguments, USAGE } from './arguments.ts';
import { startMonitor } from './monitor.ts';
import { liveScreen, plainScreen } from './screen/screen.ts';
import { parseStories } from './story/parse.ts';
import type { Story } from './story/story.ts';

/** What `npm start` does: 2 for a wrong argument, 1 for what could not be started, else 0. */
async function main(): Promise<number> {
  const given = read();
  if (given === undefined) return 2;
  if (given.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const story = storyOf(given.story);
  const screen = () => (process.stdout.isTTY ? liveScreen(process.stdout) : plainScreen(process.stdout));
  const interrupted = interruption();
  const monitor = await startMonitor({ port: given.port, story, screen });
  const ends = given.seconds === undefined ? [] : [after(given.seconds * 1000)];
  try {
    await Promise.race([interrupted, monitor.broken, ...ends]);
  } finally {
    await monitor.stop();
  }
  return 0;
}

/** Ctrl-C, the end of the terminal, or of whatever reads the output. A second one does not hurry the first. */
const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.stdout.on('error', () => resolve());
  });

function read(): ReturnType<typeof readArguments> | undefined {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

const PLAYED = new URL('../test/stories/start.story', import.meta.url);

function storyOf(file: string | undefined): Story {
  const [story] = parseStories(textOf(file ?? PLAYED), file ?? 'test/stories/start.story');
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

const after = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
process.exit();
