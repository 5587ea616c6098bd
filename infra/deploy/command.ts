import { Refused } from './refused.ts';

/** Runs it as this process: whoever reads of a mistake needs no stack trace. */
export async function command(name: 'deploy' | 'remove', does: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await does();
  } catch (error) {
    process.stderr.write(error instanceof Refused ? refusal(name, error) : `${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

function refusal(name: 'deploy' | 'remove', { mistakes }: Refused): string {
  const done = { deploy: 'Nothing was deployed', remove: 'Nothing was removed' }[name];
  const lines = mistakes.map((mistake) => `  ${mistake}\n`).join('');
  return `${done}:\n${lines}npm run ${name} -- --help tells more.\n`;
}
