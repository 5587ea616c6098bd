import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** All that packaging reads. */
const READ = [
  'build/dashboard.json',
  'build/functions',
  'build/metafile.json',
  'build/parameters.json',
  'infra',
  'package-lock.json',
  'package.json',
  'serverless.yml',
];

/** Another folder with what packaging needs, and an environment without anything about AWS and without the network. */
export interface Clone {
  readonly package: (...options: readonly string[]) => {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  readonly read: (path: string) => Buffer;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  readonly end: () => void;
}

export function clone(): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  for (const path of READ) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    package: (...options) =>
      spawnSync(process.execPath, [join(folder, 'infra/commands/package.ts'), ...options], {
        cwd: tmpdir(),
        env: environment(folder),
        encoding: 'utf8',
      }),
    read: (path) => readFileSync(join(folder, path)),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: (path) => rmSync(join(folder, path)),
    end: () => rmSync(folder, { recursive: true }),
  };
}

const NO_NETWORK = `data:text/javascript,${encodeURIComponent(
  'import { Socket } from "node:net"; Socket.prototype.connect = () => { console.error("NETWORK"); process.exit(99); };',
)}`;

/** Has another time zone, a home that is no folder, and variables that another deployment may have left. */
const environment = (folder: string) => ({
  HOME: join(folder, 'package.json'),
  USERPROFILE: join(folder, 'package.json'),
  TZ: 'Pacific/Auckland',
  NODE_OPTIONS: `--import=${NO_NETWORK}`,
  STACK_PARAMETERS_FILE: join(folder, 'left-behind.json'),
});
