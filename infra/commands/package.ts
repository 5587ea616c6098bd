/**
 * `npm run package`: from the built functions to `dist/`, which holds all that a deployment without osls needs. It uses
 * neither the network nor AWS, and the same sources give the same bytes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { billOfMaterials } from '../release/bill-of-materials.ts';
import { bundlesIn, filesIn, packagesIn } from '../release/bundles.ts';
import { checkHandlers } from '../release/handlers.ts';
import { packagedTemplate } from '../release/packaged-template.ts';
import { readNeeded } from '../release/read-needed.ts';
import { readableJson } from '../release/readable-json.ts';
import { selfContained } from '../release/self-contained.ts';
import { sha256Sums } from '../release/sha256.ts';
import { zipOf } from '../release/zip.ts';

const USAGE = `Usage: npm run package

Builds the functions, and writes dist/: their zip, one template, a list of what is in the zip (SBOM), and the checksums of
these. It uses neither the network nor AWS, and the same sources give the same bytes. It has no options: what differs
between deployments is a parameter of the template.
`;

const ROOT = new URL('../../', import.meta.url);
const DIST = new URL('dist/', ROOT);

/** The files of `dist/` by name. */
type Release = Readonly<Record<string, Uint8Array | string>>;

function packageRelease(): Release {
  // First, so that nothing that an older run left looks as if this run had written it.
  rmSync(DIST, { recursive: true, force: true });
  const { name, version } = json('package.json', 'git has it');
  const zipName = `${name}-${version}.zip`;
  const metafile = json('build/metafile.json', BUILD);
  const zip = zipOf(Object.fromEntries(filesIn(metafile).map((path) => [inZip(path), read(path, BUILD)])));
  writeFileSync(new URL('build/functions.zip', ROOT), zip);
  const packaged = packagedTemplate(ROOT);
  checkHandlers(packaged, bundlesIn(metafile).map(inZip));
  const template = selfContained(packaged, additions(), zipName);
  const materials = billOfMaterials({ lock: lock(), bundled: packagesIn(metafile), zip });
  const release = { [zipName]: zip, 'template.json': text(template), 'sbom.cdx.json': text(materials) };
  return written({ ...release, SHA256SUMS: sha256Sums(release) });
}

const inZip = (path: string): string => path.replace(/^build\/functions\//, '');

const BUILD = '`npm run build` writes it';

/** What only the self-contained template has. */
const additions = () =>
  Object.assign(
    json('build/parameters.json', BUILD).interface,
    yaml('infra/code.yml'),
    yaml('infra/rules.yml'),
  );

const lock = () => json('package-lock.json', '`npm install` writes it');

function written(release: Release): Release {
  mkdirSync(DIST, { recursive: true });
  for (const [name, content] of Object.entries(release)) writeFileSync(new URL(name, DIST), content);
  return release;
}

const read = (path: string, wayOut: string): Buffer => readNeeded(new URL(path, ROOT), path, wayOut);

const json = (path: string, wayOut: string) => JSON.parse(read(path, wayOut).toString());

const yaml = (path: string) => parse(read(path, 'git has it').toString());

const text = (value: unknown): string => `${readableJson(value)}\n`;

function say(release: Release): void {
  for (const [name, content] of Object.entries(release)) {
    const size = `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`;
    process.stdout.write(`${size.padStart(7)}  dist/${name}\n`);
  }
}

try {
  const asked = process.argv.slice(2);
  if (asked.includes('--help') || asked.includes('-h')) process.stdout.write(USAGE);
  else if (asked.length === 0) say(packageRelease());
  else {
    throw new Error(
      'npm run package takes no options: a stage and a Region are chosen when its template is deployed',
    );
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
