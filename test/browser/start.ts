import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { isPackagedFor, packagedChromium } from './packaged-chromium.ts';

/** A browser, or why there is none and how to get one. */
export type Started =
  | { readonly type: 'started'; readonly browser: Browser }
  | { readonly type: 'none'; readonly reason: string };

/** Starts Chromium as npm brings it, or Chrome as it is installed where there is no package. Whoever starts it closes it. */
export async function startBrowser(source: Source = sourceOf(process)): Promise<Started> {
  const options = await source.options();
  try {
    return { type: 'started', browser: await chromium.launch({ ...options, timeout: 0 }) };
  } catch (error) {
    const [problem] = (error as Error).message.split('\n');
    return { type: 'none', reason: `There is no browser. ${source.wayOut} (${problem})` };
  }
}

/** Where a browser comes from, and what to do when it does not start. */
export interface Source {
  readonly options: () => LaunchOptions | Promise<LaunchOptions>;
  readonly wayOut: string;
}

export const sourceOf = ({ platform, arch }: { platform: string; arch: string }): Source =>
  isPackagedFor(platform, arch)
    ? { options: packagedChromium, wayOut: 'npm ci brings one: run it again.' }
    : {
        options: () => ({ channel: 'chrome' }),
        wayOut: `npm brings none for ${platform}-${arch}: install Chrome from https://www.google.com/chrome/.`,
      };
