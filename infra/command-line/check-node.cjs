/**
 * Runs before every script of package.json and checks that this Node.js can run it. `npm ci` installs a Node.js that can, on
 * platforms for which there is a package; elsewhere the system's own is used. The check must work on any old version, so it is
 * CommonJS, needs no other package, and uses only syntax that Node.js 6 knows.
 */

const WANTED = '22.18 or later of 22, or 24.11 or later';

/** 22.18 and 24.11 are the first that run TypeScript without a warning, and that all packages in the lock allow. */
const runsThis = (version) => {
  const numbers = version.split('.').map(Number);
  if (numbers[0] === 22) return numbers[1] >= 18;
  if (numbers[0] === 24) return numbers[1] >= 11;
  return numbers[0] > 24;
};

/**
 * What is wrong with a version of Node.js, in one line; undefined when nothing is. `machine` has the platform, the version of
 * its package if there is one, and whether that package is installed.
 */
const problemWith = (version, machine) => {
  if (runsThis(version)) return undefined;
  return `Found Node.js ${version}, but this needs ${WANTED}: ${wayOut(machine)}.`;
};

const wayOut = (machine) => {
  if (machine.packaged === undefined) {
    return `npm ci brings none for ${machine.platform}, so get one from https://nodejs.org/en/download`;
  }
  return machine.isInstalled
    ? `start it by npm run, which takes the ${machine.packaged} that npm ci has installed`
    : `run npm ci, which installs ${machine.packaged}`;
};

const thisMachine = () => {
  const platform = `${process.platform}-${process.arch}`;
  const name = `node-${platform.replace('win32', 'win')}`;
  const packaged = require('../../package.json').optionalDependencies[name];
  return { platform, packaged, isInstalled: canFind(`${name}/package.json`) };
};

const canFind = (file) => {
  try {
    return require.resolve(file) !== '';
  } catch (_error) {
    return false;
  }
};

module.exports = { problemWith };

if (require.main === module) {
  const problem = problemWith(process.versions.node, thisMachine());
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
