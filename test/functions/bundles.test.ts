import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';
import { bundlesIn, type ImportKind, loadedFrom, type Metafile } from '../../infra/release/bundles.ts';

const ROOT = new URL('../../', import.meta.url);
const metafile: Metafile = JSON.parse(readFileSync(new URL('build/metafile.json', ROOT), 'utf8'));

/** The sources of which something is left in a function: in what it loads at its start only, or in all of it. */
function sourcesIn(name: string, kinds?: readonly ImportKind[]): readonly string[] {
  const files = loadedFrom(`build/functions/${name}.mjs`, metafile, kinds);
  const inputs = files.flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}

const clientsIn = (sources: readonly string[]): readonly string[] =>
  [...new Set(sources.flatMap((path) => /@aws-sdk\/(client-[\w-]+)/.exec(path)?.[1] ?? []))].toSorted();

describe('a bundle holds only what its function uses:', () => {
  test('that of Slack has no client of AWS but that of SSM', () => {
    expect(clientsIn(sourcesIn('slack'))).toEqual(['client-ssm']);
  });

  test('that of Slack has nothing of the rules, of the records, or of another format', () => {
    const ours = sourcesIn('slack').filter((path) => path.startsWith('lib/'));
    expect(
      ours.filter((path) => /lib\/(poll|aws\/records|domain\/(judge|observe|track))\//.test(path)),
    ).toEqual([]);
    expect(ours.filter((path) => /formats\/(email|amazon-q|json)|wording\//.test(path))).toEqual([]);
  });

  test('that of Slack has no list of the settings of another function', () => {
    expect(sourcesIn('slack')).not.toContain('lib/policy-settings.ts');
    expect(sourcesIn('slack')).toContain('lib/function-settings.ts');
  });

  test('that of the monitor has nothing of Slack, and not the schema of the event', () => {
    expect(clientsIn(sourcesIn('monitor'))).toEqual([
      'client-cloudwatch',
      'client-dynamodb',
      'client-sns',
      'client-sso-admin',
    ]);
    const files = sourcesIn('monitor');
    expect(files.filter((path) => /slack|lib\/messages\/event|client-ssm/.test(path))).toEqual([]);
  });

  test('that of the widget reads records, and has nothing of a run', () => {
    expect(clientsIn(sourcesIn('widget'))).toEqual(['client-dynamodb']);
    const ours = sourcesIn('widget').filter((path) => path.startsWith('lib/'));
    expect(
      ours.filter((path) => /^lib\/(poll|slack)\/|^lib\/aws\/(sns|cloudwatch|identity-center)/.test(path)),
    ).toEqual([]);
    expect(ours.filter((path) => /formats\//.test(path))).toEqual([]);
  });

  test.each(['monitor', 'slack'])('that of %s has nothing of the widget', (name) => {
    expect(sourcesIn(name).filter((path) => /^lib\/overview\/|\/hono\//.test(path))).toEqual([]);
  });
});

describe('the monitor starts without what a quiet run never needs:', () => {
  const atStart = sourcesIn('monitor', ['import-statement']);

  test('no message, no SNS, and nothing that only a person asks for', () => {
    expect(clientsIn(atStart)).toEqual(['client-cloudwatch', 'client-dynamodb', 'client-sso-admin']);
    const later =
      /^lib\/messages\/|^lib\/aws\/sns|publisher|^lib\/(poll|domain)\/settle\.ts|test-notification/;
    expect(atStart.filter((path) => later.test(path))).toEqual([]);
    expect(sourcesIn('monitor').filter((path) => later.test(path)).length).toBeGreaterThan(30);
  });

  test.each(bundlesIn(metafile))('%s has one way to credentials, the one of Lambda', (bundle) => {
    const name = bundle.replace(/^.*\/(\w+)\.mjs$/, '$1');
    const providers = sourcesIn(name).flatMap((path) => /credential-provider-[\w-]+/.exec(path) ?? []);
    expect([...new Set(providers)]).toEqual(['credential-provider-env']);
  });

  test('DynamoDB caches no endpoints, and no command would have used them', () => {
    expect(
      sourcesIn('monitor').filter((path) => /endpoint-(discovery|cache)\/|mnemonist/.test(path)),
    ).toEqual([]);
    const commands = new URL('node_modules/@aws-sdk/client-dynamodb/dist-es/commands/', ROOT);
    const sources = readdirSync(commands).map((file) => readFileSync(new URL(file, commands), 'utf8'));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((source) => /endpointDiscovery/i.test(source))).toEqual([]);
  });
});

test('a function imports no module of Node whole, which would read every export of it', () => {
  const files = bundlesIn(metafile).flatMap((bundle) => loadedFrom(bundle, metafile));
  const imported = files.flatMap((file) => metafile.outputs[file]?.imports ?? []);
  const whole = imported.filter(({ path, kind }) => kind === 'import-statement' && isBuiltin(path));
  expect(whole).toEqual([]);
  expect(imported.length).toBeGreaterThan(5);
});

/** Names are made short, those of classes too, so that an error has to say its own. */
test('no error takes its name from its class', () => {
  const sources = bundlesIn(metafile).flatMap((bundle) => loadedFrom(bundle, metafile));
  const paths = new Set(sources.flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {})));
  const classes = [...paths]
    .filter((path) => /\.m?[jt]s$/.test(path))
    .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
    .flatMap((source) => source.split(/^(?=(?:export )?class )/m))
    .filter((source) => /^(export )?class \w+ extends \w*Error\b/.test(source));
  expect(classes.length).toBeGreaterThan(3);
  expect(classes.filter((source) => !/\bname = ["']|this\.name = /.test(source))).toEqual([]);
});
