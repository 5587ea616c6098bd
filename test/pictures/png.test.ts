import { describe, expect } from 'vitest';
import { test } from '../browser/browser-test.ts';
import { withPage } from '../browser/page.ts';
import { decodePng, encodePng, sizeOfPng } from './png.ts';

const stripes = (colors: readonly string[]): string =>
  `<!doctype html><title>It</title><style>body { margin: 0 } p { margin: 0; height: 2px }</style>
  ${colors.map((color) => `<p style="background: ${color}"></p>`).join('')}`;

const GREYS = Array.from({ length: 256 }, (_, level) => `rgb(${level} ${level} ${level})`);
const MANY = [...GREYS, ...Array.from({ length: 200 }, (_, level) => `rgb(255 ${level} 0)`)];

describe('a picture with a palette', () => {
  test('has the pixels that the browser has drawn', async ({ browser }) => {
    const html = `${stripes(GREYS.slice(0, 200))}<p style="background: linear-gradient(90deg, #000, #333)"></p>`;
    const drawn = await withPage(browser, { html, width: 33 }, (page) => page.screenshot());
    const encoded = encodePng(decodePng(drawn));
    expect(sizeOfPng(encoded)).toEqual({ width: 33, height: 800 });
    expect(await differences(encoded, drawn)).toBe(0);

    /** As the browser itself reads both. */
    async function differences(...pictures: readonly Buffer[]): Promise<number> {
      const images = pictures.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
      return withPage(browser, { html: `<!doctype html>${images.join('')}`, width: 100 }, (page) =>
        page.evaluate<number>(`(async () => {
          const pixels = await Promise.all([...document.images].map(async (image) => {
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
            canvas.drawImage(image, 0, 0);
            return canvas.getImageData(0, 0, image.width, image.height).data;
          }));
          return pixels[0].filter((value, at) => value !== pixels[1][at]).length;
        })()`),
      );
    }
  });

  test('keeps the most frequent colours when there are too many', async ({ browser }) => {
    const html = `${stripes(MANY)}<p style="background: #f5f6f7; height: 90px">`;
    const drawn = await withPage(browser, { html, width: 20 }, (page) => page.screenshot({ fullPage: true }));
    const before = decodePng(drawn);
    expect(new Set(before.pixels).size).toBeGreaterThan(256);
    const after = decodePalette(encodePng(before));
    expect(after.size).toBeGreaterThan(100);
    expect(after.size).toBeLessThanOrEqual(256);
    expect(after).toContain(0xf5f6f7);
  });

  const decodePalette = (png: Buffer): ReadonlySet<number> => {
    const at = png.indexOf('PLTE');
    const size = png.readUInt32BE(at - 4) / 3;
    return new Set(Array.from({ length: size }, (_, index) => png.readUIntBE(at + 4 + 3 * index, 3)));
  };
});
