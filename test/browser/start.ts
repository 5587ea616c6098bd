import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { placesOfChrome } from './installed-chrome.ts';
import { isPackagedFor, packagedChromium } from './packaged-chromium.ts';

/** A browser, or why there is none and how to get one. */
export type Started =
  | { readonly type: 'started'; readonly browser: Browser }
  | { readonly type: 'none'; readonly reason: string };

/** Starts Chromium as npm brings it, or Chrome as it is installed where there is no package. Whoever starts it closes it. */
export async function startBrowser(source: Source = sourceOf(process)): Promise<Started> {
  const { places, wayOut } = source;
  // playwright-core would see that too, but leave temporary folders behind.
  if (places !== undefined && !places.some((place) => existsSync(place))) {
    return none(wayOut, `It is not at ${places.join(', nor at ')}.`);
  }
  const options = await source.options();
  try {
    return { type: 'started', browser: await chromium.launch({ ...options, timeout: 0 }) };
  } catch (error) {
    return none(wayOut, `It did not start: ${(error as Error).message.split('\n')[0]}`);
  }
}

const none = (wayOut: string, problem: string): Started => ({
  type: 'none',
  reason: `There is no browser. ${wayOut} ${problem}`,
});

/** Where a browser comes from, and what to do when it does not start. */
export interface Source {
  /** It is at one of them. Without any, the options bring it. */
  readonly places?: readonly string[];
  readonly options: () => LaunchOptions | Promise<LaunchOptions>;
  readonly wayOut: string;
}

type Machine = Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>;

export const sourceOf = ({ platform, arch, env }: Machine): Source =>
  isPackagedFor(platform, arch)
    ? { options: packagedChromium, wayOut: 'npm ci brings one: run it again.' }
    : {
        places: placesOfChrome(platform, env),
        options: () => ({ channel: 'chrome' }),
        wayOut: `npm brings none for ${platform}-${arch}: install Chrome from https://www.google.com/chrome/.`,
      };
