/** `npm run pictures`: draws `docs/pictures` anew, from stories. The same sources give the same pictures. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { standAlone } from '../support/sdk/stand-alone.ts';
import { makePictures } from './make.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

const USAGE = `Usage: npm run pictures [-- --to FOLDER]

Draws the pictures of the documentation in a browser, from stories.

  --to FOLDER   where to (without it: docs/pictures)
  --help        show this
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(USAGE);
  else {
    standAlone();
    await makePictures({ folder: values.to ?? FOLDER, say: console.log });
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
