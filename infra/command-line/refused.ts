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

export function refusalText(command: CommandName, { mistakes }: Refused): string {
  const nothing = { deploy: 'Nothing was deployed', remove: 'Nothing was removed' }[command];
  const lines = mistakes.map((mistake) => `  ${mistake}\n`).join('');
  return `${nothing}:\n${lines}npm run ${command} -- --help tells more.\n`;
}
