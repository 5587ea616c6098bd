/**
 * `npm run package`: from the built function to `dist/`, which holds all that a deployment without osls needs. It asks
 * neither the network nor AWS, and the same sources give the same bytes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { USAGE, whatWasAsked } from './arguments.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { packagedTemplate } from './packaged-template.ts';
import { readNeeded } from './read-needed.ts';
import { selfContained } from './self-contained.ts';
import { sha256Sums } from './sha256-sums.ts';
import { zipOf } from './zip.ts';

const ROOT = new URL('../../', import.meta.url);
const DIST = new URL('dist/', ROOT);

/** The files of `dist/` by name. */
type Release = Readonly<Record<string, Uint8Array | string>>;

function packageRelease(): Release {
  // First of all: what an older run left must not be taken for what this one could not write.
  rmSync(DIST, { recursive: true, force: true });
  const { name, version } = json('package.json', 'git has it');
  const zipName = `${name}-${version}.zip`;
  const zip = zipOf({ 'monitor.mjs': read('build/monitor.mjs', BUILD) });
  writeFileSync(new URL('build/monitor.zip', ROOT), zip);
  const template = selfContained(packagedTemplate(ROOT), additions(), zipName);
  const release = { [zipName]: zip, 'template.json': text(template), 'sbom.cdx.json': text(materials(zip)) };
  return written({ ...release, SHA256SUMS: sha256Sums(release) });
}

const BUILD = '`npm run build` writes it';

/** What only the self-contained template has. */
const additions = () =>
  Object.assign(
    json('build/parameters.json', BUILD).interface,
    yaml('infra/code.yml'),
    yaml('infra/rules.yml'),
  );

const materials = (zip: Uint8Array) =>
  billOfMaterials({
    lock: json('package-lock.json', '`npm install` writes it'),
    bundled: bundledPackages(json('build/monitor.mjs.map', BUILD)),
    zip,
  });

function written(release: Release): Release {
  mkdirSync(DIST, { recursive: true });
  for (const [name, content] of Object.entries(release)) writeFileSync(new URL(name, DIST), content);
  return release;
}

const read = (path: string, wayOut: string): Buffer => readNeeded(new URL(path, ROOT), path, wayOut);

const json = (path: string, wayOut: string) => JSON.parse(read(path, wayOut).toString());

const yaml = (path: string) => parse(read(path, 'git has it').toString());

/** Indented: people read a template before they deploy it. */
const text = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

const sizeOf = (content: Uint8Array | string): string =>
  `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`.padStart(7);

try {
  if (whatWasAsked(process.argv.slice(2)) === 'help') process.stdout.write(USAGE);
  else {
    for (const [name, content] of Object.entries(packageRelease())) {
      process.stdout.write(`${sizeOf(content)}  dist/${name}\n`);
    }
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
