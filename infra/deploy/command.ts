import { Interrupted, isSomebodyElseWaiting, onInterruption } from './interrupted.ts';
import { Refused } from './refused.ts';

type Name = 'deploy' | 'remove';

/** Runs it as this process: whoever reads of a mistake needs no stack trace. */
export async function command(name: Name, does: () => Promise<number>): Promise<void> {
  const done = onInterruption((signal) => {
    if (!isSomebodyElseWaiting(signal)) process.exit(ended(name, new Interrupted(signal)));
  });
  try {
    process.exitCode = await does();
  } catch (error) {
    process.exitCode = ended(name, error);
  } finally {
    done();
  }
}

/** Says why, and gives the exit code. */
function ended(name: Name, error: unknown): number {
  process.stderr.write(reason(name, error));
  return error instanceof Interrupted ? error.code : 1;
}

function reason(name: Name, error: unknown): string {
  if (error instanceof Refused) return refusal(name, error);
  if (error instanceof Interrupted) {
    return `\nInterrupted. CloudFormation finishes what it has begun: look at the stack, then ${name} again.\n`;
  }
  return `${(error as Error).message}\n`;
}

function refusal(name: Name, { mistakes }: Refused): string {
  const done = { deploy: 'Nothing was deployed', remove: 'Nothing was removed' }[name];
  const lines = mistakes.map((mistake) => `  ${mistake}\n`).join('');
  return `${done}:\n${lines}npm run ${name} -- --help tells more.\n`;
}
