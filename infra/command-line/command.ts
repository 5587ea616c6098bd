import { Interrupted, isAnotherListening, onInterruption } from './interruption.ts';
import type { CommandName } from './options.ts';

/** A command did nothing, because of mistakes in what it was given or in what it found. It names all of them. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

/**
 * Runs a command as this process: its result becomes the exit code. Of an error people see only the message, without a
 * stack trace.
 */
export async function runAsProcess(name: CommandName, command: () => Promise<number>): Promise<void> {
  const stopListening = onInterruption((signal) => {
    if (!isAnotherListening(signal)) process.exit(exitCodeOf(name, new Interrupted(signal)));
  });
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = exitCodeOf(name, error);
  } finally {
    stopListening();
  }
}

export function say(text: string): void {
  process.stdout.write(text);
}

/** Writes why it ended, too. */
function exitCodeOf(name: CommandName, error: unknown): number {
  process.stderr.write(reasonOf(name, error));
  return error instanceof Interrupted ? error.exitCode : 1;
}

function reasonOf(name: CommandName, error: unknown): string {
  if (error instanceof Refused) return refusalText(name, error);
  if (error instanceof Interrupted) {
    return `\nInterrupted. CloudFormation finishes what it has begun: look at the stack, then ${name} again.\n`;
  }
  return `${(error as Error).message}\n`;
}

function refusalText(command: CommandName, { mistakes }: Refused): string {
  const nothing = { deploy: 'Nothing was deployed', remove: 'Nothing was removed' }[command];
  const lines = mistakes.map((mistake) => `  ${mistake}\n`).join('');
  return `${nothing}:\n${lines}npm run ${command} -- --help tells more.\n`;
}
