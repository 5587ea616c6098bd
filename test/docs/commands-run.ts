/** Where a command of the documents is run: a file, and the text in it that runs the command or tries what the command runs. */
export interface RunIn {
  readonly file: string;
  readonly by: string;
}

/** Why nothing runs a command by itself. */
export interface NotRun {
  readonly notRun: 'needs AWS' | 'takes half an hour or more';
}

const PACKAGE_JSON = 'package.json';
const CI: RunIn = { file: '.ci/run', by: '\nnpm ci && npm test' };
const INFRA = 'test/infra/commands/commands.test.ts';
const START = 'test/local/start.test.ts';
const IN_TEST: RunIn = { file: PACKAGE_JSON, by: 'npm run check && npm run --silent package && vitest run' };
/** Against a recorder of what is sent to CloudFormation, S3 and STS. AWS itself was never tried. */
const DEPLOY: RunIn = { file: INFRA, by: 'await project.deploy(' };
const REMOVE: RunIn = { file: INFRA, by: 'await project.remove(IN_IRELAND)' };
/** `npm test` builds; this starts what `npm start` starts after the build. */
const START_ALONE: RunIn = { file: START, by: 'startProcess(onTestFinished, [])' };
/** A sample of it is in every `npm test`. */
const PROVE: NotRun = { notRun: 'takes half an hour or more' };
const MUTATE: NotRun = { notRun: 'takes half an hour or more' };
/** What it writes; its other half is Biome, which `npm run check` runs on the same files. */
const FIX: RunIn = { file: 'test/infra/parameters/documents.test.ts', by: 'npm run fix would not change' };
const COST: RunIn = { file: 'test/infra/cost/cost.test.ts', by: 'is what docs/operations.md shows' };

/** `npm test` builds; these start what `npm run bench` starts after the build. */
const BENCH = 'test/bench/bench.test.ts';
/** Everything, but little of it: to measure it takes too long. */
const QUICK: RunIn = { file: BENCH, by: "startBench('--quick', '--to', folder)" };

const SETTLE = `aws lambda invoke --function-name identity-center-monitor-prod --cli-binary-format raw-in-base64-out --payload '{"action": "settle", "incident": "INCIDENT", "because": "WHY", "by": "WHO"}' /dev/stdout`;

/** Every command of the documents, by how it stands there. */
export const COMMANDS: Readonly<Record<string, RunIn | NotRun>> = {
  'git clone REPOSITORY identity-center-monitor && cd identity-center-monitor': {
    file: '.ci/run',
    by: 'on a clean clone',
  },
  'npm ci': CI,
  'npm ci && npm start': START_ALONE,
  'npm ci && npm test': CI,
  'npm test': CI,
  'npm start': START_ALONE,
  'npm start -- --help': { file: START, by: "startProcess(onTestFinished, ['--help'])" },
  'npm start -- --seconds 40': { file: START, by: "startProcess(onTestFinished, ['--seconds', '1'])" },
  'npm start -- --story FILE': { file: START, by: "startProcess(onTestFinished, ['--story', file])" },
  'npm run bench': QUICK,
  'npm run bench -- --quick': QUICK,
  'npm run bench -- --help': { file: BENCH, by: "startBench('--help')" },
  'npm run bench -- --budget': { file: 'test/functions/budget.test.ts', by: 'await presentBudget()' },
  'npm run build': { file: PACKAGE_JSON, by: 'npm run --silent build && node infra/commands/package.ts' },
  'npm run check': IN_TEST,
  'npm run cost': COST,
  'npm run deploy': DEPLOY,
  'npm ci && npm run deploy -- --region eu-west-1 --param="alertEmail=ops@example.com" --param="identityCenterRegion=eu-central-1"':
    DEPLOY,
  'npm run fix': FIX,
  'npm run mutate': MUTATE,
  'npm run package': IN_TEST,
  'npm run pictures': { file: 'test/pictures/pictures.test.ts', by: "[COMMAND, '--to', folder]" },
  'npm run prove': PROVE,
  'npm run prove -- --only faults': PROVE,
  'npm run prove -- --seed 20261127': PROVE,
  'npm run remove': REMOVE,
  'npm run remove -- --region eu-west-1': REMOVE,
  'npx vitest run test/docs/messages.test.ts -u': {
    file: 'test/docs/messages.test.ts',
    by: "toMatchFileSnapshot('../../docs/messages.md')",
  },
  [SETTLE]: { notRun: 'needs AWS' },
};
