import { sha256 } from './sha256.ts';

/** The part of `package-lock.json` that is used. */
export interface Lock {
  readonly name: string;
  readonly version: string;
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface Materials {
  readonly lock: Lock;
  /** Their folders, as in the lock. */
  readonly bundled: readonly string[];
  readonly zip: Uint8Array;
}

/**
 * What the zip is made of, as CycloneDX. `npm sbom` does not serve: it lists what is installed, not what is bundled, leaves
 * out what a development dependency needs too, and differs from run to run. `@cyclonedx/cyclonedx-esbuild` does not serve
 * either: it has no hash of any package or of the zip, and misses each dependency of which only an index file is imported.
 * There is no time and no serial number in it, because the same sources must give the same bytes.
 */
export function billOfMaterials({ lock, bundled, zip }: Materials) {
  const whole = componentOf(lock.name, lockedAt('', lock));
  const hashes = [{ alg: 'SHA-256', content: sha256(zip) }];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...whole, type: 'application', hashes } },
    components: bundled.map((folder) => componentOf(nameOf(folder), lockedAt(folder, lock))),
    dependencies: ['', ...bundled].map((folder) => ({
      ref: referenceTo(folder, lock),
      dependsOn: dependenciesOf(folder, lock, bundled).map((other) => referenceTo(other, lock)),
    })),
  };
}

function componentOf(name: string, { version, license, integrity }: Locked) {
  const purl = purlOf(name, version);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    ...(integrity !== undefined && { hashes: hashesOf(integrity) }),
    ...(license !== undefined && { licenses: [licenseOf(license)] }),
    purl,
  };
}

const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const hashesOf = (integrity: string) =>
  integrity.split(' ').map((hash) => {
    const [algorithm = '', digest = ''] = hash.split(/-(.*)/);
    const alg = algorithm.replace('sha', 'SHA-');
    return { alg, content: Buffer.from(digest, 'base64').toString('hex') };
  });

const licenseOf = (license: string) =>
  /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };

const referenceTo = (folder: string, lock: Lock): string =>
  purlOf(folder === '' ? lock.name : nameOf(folder), lockedAt(folder, lock).version);

/** The dependencies that are in the bundle; nothing of the others is left there. */
function dependenciesOf(folder: string, lock: Lock, bundled: readonly string[]): readonly string[] {
  const names = Object.keys(lockedAt(folder, lock).dependencies ?? {});
  const found = names.flatMap((name) => nearest(name, folder, lock) ?? []);
  return found.filter((other) => bundled.includes(other)).toSorted();
}

/** Looks for a package as Node does: inside the package that imports it, then further and further out. */
function nearest(name: string, folder: string, lock: Lock): string | undefined {
  const inside = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
  if (inside in lock.packages) return inside;
  if (folder === '') return undefined;
  return nearest(name, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), lock);
}

const nameOf = (folder: string): string => folder.split('node_modules/').at(-1) ?? folder;

function lockedAt(folder: string, lock: Lock): Locked {
  const locked = lock.packages[folder];
  if (locked === undefined) {
    throw new Error(`${folder} is in the bundle but not in package-lock.json: \`npm ci\` installs what is.`);
  }
  return locked;
}
