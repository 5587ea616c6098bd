import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '../../../infra/release/bill-of-materials.ts';
import { bundlesIn, packagesIn } from '../../../infra/release/bundles.ts';
import { checkHandlers } from '../../../infra/release/handlers.ts';
import { selfContained } from '../../../infra/release/self-contained.ts';
import { zipOf } from '../../../infra/release/zip.ts';
import { functionEnvironment } from '../../../local/function/environment.ts';
import { evaluate, IRELAND, type Stack, type Template, type Where } from '../template/evaluate.ts';
import { resourcesOf } from '../template/resources-of.ts';
import { clone } from './release-clone.ts';
import { refusals } from './release-rules.ts';
import { unpack } from './unpack.ts';

const ROOT = new URL('../../../', import.meta.url);
const MANIFEST = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
const ZIP = `${MANIFEST.name}-${MANIFEST.version}.zip`;
const NAMES = [ZIP, 'template.json', 'sbom.cdx.json'];

const inDist = (name: string): Buffer => {
  try {
    return readFileSync(new URL(`dist/${name}`, ROOT));
  } catch (error) {
    throw new Error(`dist/${name} is missing: \`npm run package\` writes it.`, { cause: error });
  }
};

const template: Template = JSON.parse(inDist('template.json').toString());
const materials = JSON.parse(inDist('sbom.cdx.json').toString());

interface FunctionProperties {
  readonly Handler: string;
  readonly Code: unknown;
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}

const LEAST = { AlertEmail: 'ops@example.com', CodeBucket: 'my-artifacts' };
const MOST = {
  ...LEAST,
  SlackWorkspaceId: 'T07EA123LEP',
  SlackChannelId: 'C07EZ1ABC23',
  KmsKey: 'create',
  OperationsKmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/mrk-5678',
  ReservedConcurrency: 'on',
};

const FUNCTIONS = resourcesOf<FunctionProperties>(evaluate(template, LEAST), 'AWS::Lambda::Function');

describe('dist/', () => {
  test('holds the zip, the template, the bill of materials and their checksums, and nothing from an older run', () => {
    expect(readdirSync(new URL('dist/', ROOT)).toSorted()).toEqual([...NAMES, 'SHA256SUMS'].toSorted());
  });

  test('every file has its SHA-256 in SHA256SUMS, in the format of sha256sum', () => {
    const sums = NAMES.map((name) => `${createHash('sha256').update(inDist(name)).digest('hex')}  ${name}\n`);
    expect(inDist('SHA256SUMS').toString()).toBe(sums.join(''));
  });

  test('names no folder of the machine that wrote it', () => {
    const folder = new URL('.', ROOT).pathname.slice(0, -1);
    const unzipped = Object.values(unzipSync(inDist(ZIP)));
    for (const bytes of [...NAMES.map(inDist), ...unzipped]) {
      expect(Buffer.from(bytes).includes(folder)).toBe(false);
    }
  });
});

describe('the zip', () => {
  test('is what osls deploys', () => {
    expect(inDist(ZIP).equals(readFileSync(new URL('build/functions.zip', ROOT)))).toBe(true);
  });

  test('holds every built function and nothing else: at run time nobody reads a source map', () => {
    const unzipped = unzipSync(inDist(ZIP));
    const built = readdirSync(new URL('build/functions/', ROOT), { recursive: true, encoding: 'utf8' });
    const files = built.filter((path) => path.endsWith('.mjs')).map((path) => path.replaceAll('\\', '/'));
    expect(Object.keys(unzipped)).toEqual(files.toSorted());
    const entries = readdirSync(new URL('functions/', ROOT)).map((entry) => entry.replace(/\.ts$/, '.mjs'));
    expect(files.filter((path) => !path.includes('/')).toSorted()).toEqual(entries.toSorted());
    for (const [name, bundle] of Object.entries(unzipped)) {
      expect(readFileSync(new URL(`build/functions/${name}`, ROOT)).equals(bundle), name).toBe(true);
    }
  });

  test.each(FUNCTIONS)("has the code of $id where the template's Handler says", ({ properties }) => {
    const [file = '', name = ''] = properties.Handler.split('.');
    const code = unpack(file, new URL(`dist/${ZIP}`, ROOT));
    expect(typeOf(name, code.entry, properties)).toBe('function');
    code.remove();
  });

  test('has the same bytes whenever it is made, and in whatever order the files are named', () => {
    const [one, other] = [Buffer.from('one'), Buffer.from('other')];
    const zip = zipOf({ 'a.mjs': one, 'b.mjs': other });
    expect(zipOf({ 'b.mjs': other, 'a.mjs': one })).toEqual(zip);
    expect(Object.keys(unzipSync(zip))).toEqual(['a.mjs', 'b.mjs']);
  });
});

/** The type of an export, in a process of its own, because a function reads its environment when it is imported. */
function typeOf(name: string, module: URL, { Environment }: FunctionProperties): string {
  const { variables, remove } = functionEnvironment('http://127.0.0.1:9', 'eu-west-1', {
    ...Environment?.Variables,
  });
  const script = `console.log(typeof (await import('${module}'))['${name}'])`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: variables,
    encoding: 'utf8',
  });
  remove();
  return `${child.stdout}${child.stderr}`.trim();
}

describe('the template', () => {
  test('needs an email address and a bucket, and nothing else', () => {
    expect(evaluate(template, LEAST).parameters).toMatchObject({ CodeKey: ZIP, Stage: 'prod' });
    expect(FUNCTIONS.length).toBeGreaterThan(0);
    for (const { id, properties } of FUNCTIONS) {
      expect(properties.Code, id).toEqual({ S3Bucket: 'my-artifacts', S3Key: ZIP });
    }
    expect(() => evaluate(template, { AlertEmail: 'ops@example.com' })).toThrow(
      '[CodeBucket] must have values',
    );
    expect(refusals(template, LEAST)).toEqual([]);
  });

  test('has nothing from osls: no bucket for its deployments, no export', () => {
    const text = JSON.stringify(template);
    expect(text).not.toContain('ServerlessDeploymentBucket');
    expect(text).not.toContain('"Export"');
    expect(Object.values(template.Resources).map(({ Type }) => Type)).not.toContain('AWS::S3::Bucket');
  });

  test('says first when a resource is there, and then what it is like', () => {
    for (const resource of Object.values(template.Resources)) {
      expect(Object.keys(resource).at(-1)).toBe('Properties');
    }
  });

  test('otherwise keeps what osls packaged', () => {
    const packaged: Template = JSON.parse(
      readFileSync(new URL('.serverless/cloudformation-template-update-stack.json', ROOT), 'utf8'),
    );
    const own = (section: object) =>
      Object.keys(section).filter((id) => !id.startsWith('ServerlessDeployment'));
    expect(Object.keys(template.Resources)).toEqual(own(packaged.Resources));
    expect(Object.keys(template.Outputs ?? {})).toEqual(own(packaged.Outputs ?? {}));
    const { CodeBucket, CodeKey, ...others } = template.Parameters ?? {};
    expect([CodeBucket, CodeKey].map((parameter) => parameter?.Default)).toEqual([undefined, ZIP]);
    expect(others).toEqual(packaged.Parameters);
    expect([template.Mappings, template.Conditions]).toEqual([packaged.Mappings, packaged.Conditions]);
  });

  test('fits into a request, so that nobody has to upload it first', () => {
    expect(inDist('template.json').length).toBeLessThan(51_200);
  });

  test.each(['my_bucket', 's3://my-bucket', 'my-bucket/releases', 'ab'])(
    'refuses the bucket %s',
    (CodeBucket) => {
      expect(() => evaluate(template, { ...LEAST, CodeBucket })).toThrow('such as my-artifacts-eu-west-1');
    },
  );

  test.each(['s3://my-bucket/a.zip', '/a.zip', 'releases/', ''])('refuses the key %s', (CodeKey) => {
    expect(() => evaluate(template, { ...LEAST, CodeKey })).toThrow(
      'such as releases/identity-center-monitor',
    );
  });

  test('names everything after its stage', () => {
    const { resources } = evaluate(template, { ...MOST, Stage: 'test2' });
    const named = Object.values(resources).flatMap(({ Properties }) =>
      ['FunctionName', 'LogGroupName', 'AlarmName', 'DashboardName', 'ConfigurationName'].flatMap(
        (property) => Properties?.[property] ?? [],
      ),
    );
    expect(named).toContain('identity-center-monitor-test2');
    expect(named).toContain('/aws/lambda/identity-center-monitor-test2');
    for (const name of named) expect(name).toContain('identity-center-monitor-test2');
    expect(JSON.stringify(resources)).not.toMatch(/\bprod\b/);
  });

  test('shows every parameter in the console, each in one group that has a label', () => {
    const { Metadata } = template as unknown as { Metadata: Record<string, { ParameterGroups: Group[] }> };
    const groups = Metadata['AWS::CloudFormation::Interface']?.ParameterGroups ?? [];
    expect(groups.flatMap(({ Parameters }) => Parameters).toSorted()).toEqual(
      Object.keys(template.Parameters ?? {}).toSorted(),
    );
    for (const { Label } of groups) expect(Label).toEqual({ default: expect.stringMatching(/^[A-Z].{5,}/) });
  });

  interface Group {
    readonly Label: unknown;
    readonly Parameters: readonly string[];
  }
});

const PARTITIONS: readonly Where[] = [
  { ...IRELAND, partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn', region: 'cn-north-1' },
  { ...IRELAND, partition: 'aws-us-gov', urlSuffix: 'amazonaws.com', region: 'us-gov-west-1' },
  { ...IRELAND, partition: 'aws-eusc', urlSuffix: 'amazonaws.eu', region: 'eusc-de-east-1' },
];

/** The same in every partition. */
const PRINCIPALS = ['chatbot', 'cloudwatch', 'lambda', 'scheduler'].map(
  (service) => `${service}.amazonaws.com`,
);

/** Where its address is known. */
const CONSOLES: Readonly<Record<string, string>> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

describe.each(PARTITIONS)('the template in $partition', (where) => {
  const key = `arn:${where.partition}:kms:${where.region}:123456789012:key/mrk-5678`;
  test.each([LEAST, { ...MOST, OperationsKmsKey: key }])('names no other partition', (given) => {
    const stack = withoutViaSns(evaluate(template, given, where), where);
    const strings = stringsIn(stack).filter((text) => !PRINCIPALS.includes(text));
    expect(strings.filter((text) => text.includes('arn:aws:'))).toEqual([]);
    const own = [where.urlSuffix, CONSOLES[where.partition] ?? where.urlSuffix];
    const named = strings.map((text) => own.reduce((rest, domain) => rest.replaceAll(domain, ''), text));
    expect(named.filter((text) => /amazonaws\.|console\./.test(text))).toEqual([]);
  });
});

/** The one place that has both names of a service, because AWS does not say which it is outside the commercial Regions. */
const withoutViaSns = (stack: Stack, { region, urlSuffix }: Where): unknown => {
  const both = JSON.stringify([`sns.${region}.amazonaws.com`, `sns.${region}.${urlSuffix}`]);
  return JSON.parse(JSON.stringify(stack), (key, value) =>
    key === 'kms:ViaService' && JSON.stringify(value) === both ? undefined : value,
  );
};

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

describe('the rules', () => {
  const slack = { SlackWorkspaceId: 'T07EA123LEP', SlackChannelId: 'C07EZ1ABC23' };

  test.each(Object.entries(slack))('refuse a %s alone, with an example of both', (name, value) => {
    expect(refusals(template, { ...LEAST, [name]: value })).toEqual([
      expect.stringContaining('SlackWorkspaceId and SlackChannelId, such as T07EA123LEP and C07EZ1ABC23'),
    ]);
  });

  test('refuse one key for the alerts and for the alarms that would tell of it', () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234';
    const other = 'arn:aws:kms:eu-west-1:123456789012:key/mrk-5678';
    expect(refusals(template, { ...LEAST, KmsKey: key, OperationsKmsKey: key })).toEqual([
      expect.stringContaining('OperationsKmsKey must be another key than KmsKey, or empty'),
    ]);
    expect(refusals(template, { ...LEAST, KmsKey: key, OperationsKmsKey: other })).toEqual([]);
    expect(refusals(template, { ...LEAST, KmsKey: key })).toEqual([]);
    expect(refusals(template, { ...LEAST, OperationsKmsKey: other })).toEqual([]);
  });

  test('allow both and neither', () => {
    expect(refusals(template, { ...LEAST, ...slack })).toEqual([]);
    expect(refusals(template, LEAST)).toEqual([]);
  });
});

describe('a self-contained template', () => {
  const packaged = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Packaged',
    Parameters: {},
    Mappings: {},
    Conditions: {},
    Resources: {
      OneFunction: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'one.handler', Code: {} } },
    },
    Outputs: {},
  };
  const additions = { Parameters: { CodeBucket: {}, CodeKey: {} }, Metadata: {}, Rules: {} };

  test('has the code of every function in the one zip', () => {
    const Code = { S3Bucket: { Ref: 'CodeBucket' }, S3Key: { Ref: 'CodeKey' } };
    const Resources = {
      ...packaged.Resources,
      OtherFunction: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 128 } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    };
    expect(selfContained({ ...packaged, Resources }, additions, ZIP).Resources).toEqual({
      OneFunction: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'one.handler', Code } },
      OtherFunction: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 128, Code } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    });
  });

  test('is refused without a function', () => {
    expect(() => selfContained({ ...packaged, Resources: {} }, additions, ZIP)).toThrow(
      'osls packaged no function',
    );
  });

  test('is refused when a handler has no file, and when a file has no handler', () => {
    expect(() => checkHandlers(packaged, ['one.mjs'])).not.toThrow();
    expect(() => checkHandlers(packaged, ['other.mjs'])).toThrow(
      'serverless.yml has a function with the handler one.handler, but there is no functions/one.ts\n' +
        'functions/other.ts is no function of serverless.yml: give it an entry with the handler other.handler',
    );
  });

  test('is refused when something still needs the bucket of osls, or exports', () => {
    const Outputs = { Bucket: { Value: { Ref: 'ServerlessDeploymentBucket' }, Export: { Name: 'bucket' } } };
    expect(() => selfContained({ ...packaged, Outputs }, additions, ZIP)).toThrow(
      'still has ServerlessDeploymentBucket and "Export"',
    );
  });
});

describe('the bill of materials', () => {
  const component = (name: string) => materials.components.find((one: { name: string }) => one.name === name);

  test('lists every production dependency with the version that package.json names', () => {
    for (const [name, version] of Object.entries(MANIFEST.dependencies)) {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      expect(component(name), name).toMatchObject({ version, purl, hashes: [{ alg: 'SHA-512' }] });
    }
    expect(Object.keys(MANIFEST.dependencies)).toContain('@aws-sdk/client-sso-admin');
  });

  test('lists no development dependency', () => {
    for (const name of Object.keys(MANIFEST.devDependencies)) expect(component(name), name).toBeUndefined();
  });

  test('lists what the dependencies bring along, as far as it is in the bundle', () => {
    expect(component('@smithy/core')).toMatchObject({ licenses: [{ license: { id: 'Apache-2.0' } }] });
    expect(component('tslib')).toBeUndefined();
  });

  test('is of this zip', () => {
    const content = createHash('sha256').update(inDist(ZIP)).digest('hex');
    expect(materials.metadata.component).toMatchObject({
      name: MANIFEST.name,
      version: MANIFEST.version,
      hashes: [{ alg: 'SHA-256', content }],
    });
  });

  test('says which package needs which, each by a reference that exists', () => {
    const references = [materials.metadata.component, ...materials.components].map((one) => one['bom-ref']);
    const edges: { ref: string; dependsOn: string[] }[] = materials.dependencies;
    expect(edges.map(({ ref }) => ref)).toEqual(references);
    expect(edges[0]?.dependsOn).toHaveLength(Object.keys(MANIFEST.dependencies).length);
    const needed = new Set(edges.flatMap(({ dependsOn }) => dependsOn));
    expect(references.slice(1).filter((reference) => !needed.has(reference))).toEqual([]);
  });

  test('distinguishes a package inside of another from its namesake', () => {
    const lock = {
      name: 'whole',
      version: '1.0.0',
      packages: {
        '': { version: '1.0.0', dependencies: { a: '1', b: '2' } },
        'node_modules/a': { version: '1.1.0', dependencies: { b: '1', '@c/d': '1', gone: '1' } },
        'node_modules/a/node_modules/b': { version: '1.2.0', license: '(MIT OR Apache-2.0)' },
        'node_modules/b': { version: '2.2.0' },
        'node_modules/@c/d': { version: '1.3.0' },
        'node_modules/e': { version: '3.0.0' },
        'node_modules/f': { version: '4.0.0' },
      },
    };
    const inputs = {
      'node_modules/a/node_modules/b/x.js': { bytesInOutput: 1 },
      'node_modules/a/x.js': { bytesInOutput: 1 },
      'node_modules/@c/d/lib/x.js': { bytesInOutput: 1 },
      'node_modules/gone/x.js': { bytesInOutput: 0 },
      // Where node_modules is a link to that of another folder.
      '../../elsewhere/node_modules/e/x.js': { bytesInOutput: 1 },
      'lib/run.ts': { bytesInOutput: 1 },
    };
    const later = { 'node_modules/f/y.js': { bytesInOutput: 1 } };
    const other = { 'node_modules/@c/d/y.js': { bytesInOutput: 1 } };
    const outputs = {
      'build/functions/one.mjs': { entryPoint: 'functions/one.ts', bytes: 9, imports: [], inputs },
      'build/functions/one.mjs.map': { bytes: 9, imports: [], inputs: {} },
      'build/functions/one/later-X.mjs': { entryPoint: 'lib/later.ts', bytes: 9, imports: [], inputs: later },
      'build/functions/other.mjs': { entryPoint: 'functions/other.ts', bytes: 9, imports: [], inputs: other },
    };
    expect(bundlesIn({ outputs })).toEqual(['build/functions/one.mjs', 'build/functions/other.mjs']);
    const bundled = packagesIn({ outputs });
    expect(bundled).toEqual([
      'node_modules/@c/d',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/e',
      'node_modules/f',
    ]);
    const bill = billOfMaterials({ lock, bundled, zip: Buffer.of() });
    expect(bill.dependencies[2]).toEqual({
      ref: 'pkg:npm/a@1.1.0',
      dependsOn: ['pkg:npm/%40c/d@1.3.0', 'pkg:npm/b@1.2.0'],
    });
    expect(bill.components[2]).toMatchObject({ licenses: [{ expression: '(MIT OR Apache-2.0)' }] });
    expect(() => billOfMaterials({ lock, bundled: ['node_modules/x'], zip: Buffer.of() })).toThrow(
      'node_modules/x is in the bundle but not in package-lock.json',
    );
  });
});

describe('npm run package', () => {
  test('gives the same bytes in another folder and time zone, without network, AWS settings or parameters', () => {
    const other = clone();
    try {
      expect(other.package()).toMatchObject({ status: 0, stderr: '' });
      for (const name of [...NAMES, 'SHA256SUMS']) {
        expect(other.read(`dist/${name}`).equals(inDist(name)), name).toBe(true);
      }
    } finally {
      other.end();
    }
  });

  test('shows what osls says if it fails, and leaves no older release behind', () => {
    const other = clone();
    try {
      other.write('dist/template.json', 'of an older run');
      other.write('infra/conditions.yml', 'Conditions: {}\nOutlandish: {}\n');
      expect(other.package()).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^osls package .* failed \(exit code 1\):\n[\s\S]*Outlandish/),
      });
      expect(() => other.read('dist/template.json')).toThrow('ENOENT');
    } finally {
      other.end();
    }
  });

  test('says what is missing, and what writes it', () => {
    const other = clone();
    try {
      for (const file of ['build/functions/monitor.mjs', 'build/metafile.json']) {
        other.remove(file);
        expect(other.package()).toMatchObject({
          status: 1,
          stderr: `Can't read ${file} (ENOENT): \`npm run build\` writes it.\n`,
        });
      }
    } finally {
      other.end();
    }
  });

  test('takes no options, and says so', () => {
    const other = clone();
    try {
      const refusal = 'npm run package takes no options: a stage and a Region are chosen when its template';
      expect(other.package('--stage=dev')).toMatchObject({
        status: 1,
        stdout: '',
        stderr: `${refusal} is deployed\n`,
      });
      for (const help of ['--help', '-h']) {
        expect(other.package(help)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage:/) });
      }
      expect(() => other.read('dist/template.json')).toThrow('ENOENT');
    } finally {
      other.end();
    }
  });
});
