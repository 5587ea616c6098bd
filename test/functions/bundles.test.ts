import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Output {
  readonly entryPoint?: string;
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

const METAFILE = new URL('../../build/metafile.json', import.meta.url);
const { outputs }: { readonly outputs: Readonly<Record<string, Output>> } = JSON.parse(
  readFileSync(METAFILE, 'utf8'),
);

/** The files of which something is left in the bundle. */
const filesIn = (name: string): readonly string[] =>
  Object.entries(outputs[`build/functions/${name}.mjs`]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  );

const clientsIn = (name: string): readonly string[] => [
  ...new Set(filesIn(name).flatMap((path) => /@aws-sdk\/(client-[\w-]+)/.exec(path)?.[1] ?? [])),
];

describe('a bundle holds only what its function uses:', () => {
  test('that of Slack has no client of AWS but that of SSM', () => {
    expect(clientsIn('slack')).toEqual(['client-ssm']);
  });

  test('that of Slack has nothing of the rules, of the records, or of another format', () => {
    const ours = filesIn('slack').filter((path) => path.startsWith('lib/'));
    expect(
      ours.filter((path) => /lib\/(poll|aws\/records|domain\/(judge|observe|track))\//.test(path)),
    ).toEqual([]);
    expect(ours.filter((path) => /formats\/(email|amazon-q|json)|wording\//.test(path))).toEqual([]);
  });

  test('that of Slack has no list of the settings of another function', () => {
    const { bytesInOutput } = outputs['build/functions/slack.mjs']?.inputs['lib/policy-settings.ts'] ?? {};
    expect(bytesInOutput ?? 0).toBe(0);
    expect(filesIn('slack')).toContain('lib/function-settings.ts');
  });

  test('that of the monitor has nothing of Slack, and not the schema of the event', () => {
    expect(clientsIn('monitor').toSorted()).toEqual([
      'client-cloudwatch',
      'client-dynamodb',
      'client-sns',
      'client-sso-admin',
    ]);
    const files = filesIn('monitor');
    expect(files.filter((path) => /slack|lib\/messages\/event|client-ssm/.test(path))).toEqual([]);
  });

  test('that of the widget reads records, and has nothing of a run', () => {
    expect(clientsIn('widget')).toEqual(['client-dynamodb']);
    const ours = filesIn('widget').filter((path) => path.startsWith('lib/'));
    expect(
      ours.filter((path) => /^lib\/(poll|slack)\/|^lib\/aws\/(sns|cloudwatch|identity-center)/.test(path)),
    ).toEqual([]);
    expect(ours.filter((path) => /formats\//.test(path))).toEqual([]);
  });

  test.each(['monitor', 'slack'])('that of %s has nothing of the widget', (name) => {
    expect(filesIn(name).filter((path) => /^lib\/overview\/|\/hono\//.test(path))).toEqual([]);
  });
});
