import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test as plainTest } from 'vitest';
import { test } from '../browser/browser-test.ts';
import { checksIn } from '../browser/checks.ts';
import { withPage } from '../browser/page.ts';
import { SCALE } from './draw.ts';
import { LARGEST_BYTES, makePictures } from './make.ts';
import { documentFor, PICTURES } from './pictures.ts';
import { sizeOfPng } from './png.ts';

const KEPT = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const COMMAND = fileURLToPath(new URL('command.ts', import.meta.url));
const NAMES = PICTURES.map(({ name }) => name).toSorted();

/** A PNG with a palette, whose length is that of its chunk. */
const colorsOf = (png: Buffer): number => png.readUInt32BE(png.indexOf('PLTE') - 4) / 3;

describe('docs/pictures', () => {
  plainTest('has each picture, and no other', () => {
    const pictures = readdirSync(KEPT).filter((name) => name.endsWith('.png'));
    expect(pictures.toSorted()).toEqual(NAMES);
  });

  plainTest.each(PICTURES)('has $name in its width, and not too large', ({ name, width }) => {
    const png = readFileSync(join(KEPT, name));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(sizeOfPng(png).width).toBe(SCALE * width);
    expect(png.length).toBeLessThanOrEqual(LARGEST_BYTES);
  });
});

describe('npm run pictures', () => {
  test('draws each of them, shows its progress, and leaves no process and no temporary file behind', async ({
    browser,
  }) => {
    expect(browser.isConnected()).toBe(true);
    const place = mkdtempSync(join(tmpdir(), 'pictures-'));
    const [folder, temporary] = [join(place, 'drawn'), mkdtempSync(join(place, 'temporary-'))];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, '--to', folder], {
      env: { ...process.env, TMPDIR: temporary },
    });
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(
      PICTURES.map(({ name }) => expect.stringMatching(`^${name}  \\d+ x \\d+, \\d+ KB$`)),
    );
    expect(readdirSync(folder).toSorted()).toEqual(NAMES);
    for (const { name, width } of PICTURES) {
      const png = readFileSync(join(folder, name));
      expect(sizeOfPng(png).width, name).toBe(SCALE * width);
      expect(colorsOf(png), name).toBeGreaterThan(20);
    }
    expect(readdirSync(temporary)).toEqual([]);
    expect(processesWith(temporary)).toEqual([]);
    rmSync(place, { recursive: true });
  });

  /** A browser has its temporary folder on its command line. Where there is no /proc, nothing is found. */
  const processesWith = (text: string): readonly string[] =>
    process.platform === 'linux'
      ? readdirSync('/proc').filter((id) => /^\d+$/.test(id) && commandLineOf(id).includes(text))
      : [];

  const commandLineOf = (id: string): string => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  };

  plainTest('says what is missing when there is no browser', async () => {
    const source = { places: ['/nowhere/chrome'], options: () => ({}), wayOut: 'Get one.' };
    const making = makePictures({ folder: KEPT, say: () => {}, source });
    await expect(making).rejects.toThrow('Nothing was drawn. There is no browser. Get one.');
  });

  plainTest('refuses what it does not know', async () => {
    await expect(promisify(execFile)(process.execPath, [COMMAND, '--widht=3'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Unknown option '--widht'"),
    });
  });
});

test.for(PICTURES)(
  '$name can be read: nothing is cut, and nothing is on other text',
  async (picture, { browser }) => {
    const page = { html: await documentFor(picture), width: picture.width };
    expect(await withPage(browser, page, async (shown) => (await checksIn(shown)).layoutProblems())).toEqual(
      [],
    );
  },
);
