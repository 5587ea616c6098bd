import type { Browser } from 'playwright-core';
import { withPage } from '../browser/page.ts';
import { documentFor, type Picture } from './pictures.ts';
import { decodePng, encodePng } from './png.ts';

/** Sharp on the screens of today. */
export const SCALE = 2;

/** A PNG of the whole document, as high as it is. */
export async function draw(browser: Browser, picture: Picture): Promise<Buffer> {
  const html = await documentFor(picture);
  const size = { width: picture.width, height: 100, scale: SCALE };
  const shot = await withPage(browser, { html, ...size }, (page) => page.screenshot({ fullPage: true }));
  return encodePng(decodePng(shot));
}
