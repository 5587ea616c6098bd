import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Source, startBrowser } from '../browser/start.ts';
import { draw } from './draw.ts';
import { PICTURES } from './pictures.ts';
import { sizeOfPng } from './png.ts';

/** A page that shows them loads fast. */
export const LARGEST_BYTES = 200_000;

export interface MakeOptions {
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly source?: Source;
}

/** Draws all pictures into a folder. @throws Error without a browser, and for a picture that is too large */
export async function makePictures({ folder, say, source }: MakeOptions): Promise<void> {
  const started = await startBrowser(source);
  if (started.type === 'none') throw new Error(`Nothing was drawn. ${started.reason}`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const picture of PICTURES) {
      const png = await draw(started.browser, picture);
      if (png.length > LARGEST_BYTES) {
        throw new Error(
          `${picture.name} has ${png.length} bytes, and may have ${LARGEST_BYTES} at most: show less`,
        );
      }
      writeFileSync(join(folder, picture.name), png);
      const { width, height } = sizeOfPng(png);
      say(`${picture.name}  ${width} x ${height}, ${Math.ceil(png.length / 1000)} KB`);
    }
  } finally {
    await started.browser.close();
  }
}
