import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright-core';

/** Inside the package, so that it goes when npm replaces that. */
const FOLDER = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/unpacked', import.meta.url));
const FONTS = fileURLToPath(new URL('fonts.conf', import.meta.url));

/** The package has a Chromium for this platform only. */
export const isPackagedFor = (platform: string, arch: string): boolean =>
  platform === 'linux' && arch === 'x64';

/**
 * Chromium as `@sparticuz/chromium` brings it, with the libraries and fonts that npm has brought too: what it draws does not
 * depend on the machine.
 */
export async function packagedChromium(): Promise<LaunchOptions> {
  if (!existsSync(FOLDER)) await unpackInto(FOLDER);
  return {
    executablePath: join(FOLDER, 'chromium'),
    args: ['--font-render-hinting=none'],
    env: {
      HOME: FOLDER,
      TMPDIR: tmpdir(),
      FONTCONFIG_FILE: FONTS,
      LD_LIBRARY_PATH: join(FOLDER, 'al2023/lib'),
    },
  };
}

/** It appears whole or not at all: processes that unpack at the same time do not see what another has half done. */
async function unpackInto(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`);
  try {
    await unpack(draft);
    await rename(draft, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const UNPACK = `const { default: chromium } = await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))});
await chromium.executablePath();`;

/** In a process of its own, because the package unpacks into the temporary folder, and libraries only as if on Lambda. */
const unpack = (folder: string) =>
  promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    env: { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
