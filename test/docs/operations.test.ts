import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PARAMETERS } from '../../infra/parameters/parameter.ts';
import { readDeclared } from '../../infra/release/declared.ts';
import { SCHEMA } from '../../lib/aws/records/format.ts';
import { REASONS } from '../../lib/domain/ledger.ts';
import { compose } from '../../lib/messages/publication.ts';
import { testEnvelopes } from '../../lib/messages/test-notification.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** Without the tags of CloudFormation, such as `!Ref`. */
const yaml = (path: string) => parse(read(path), { logLevel: 'error' });

const DOCS = read('docs/operations.md');
const alarms = readDeclared()
  .resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
  .map(({ properties }) => properties as { readonly AlarmName: string; readonly AlarmDescription: string });

const shortName = (name: string): string => name.replace('identity-center-monitor-${Stage}-', '');

/** The text below a heading, up to the next heading of the same level or above. */
function section(heading: string): string {
  const level = heading.split(' ', 1)[0]?.length ?? 0;
  const [, after = ''] = DOCS.split(`\n${heading}\n`);
  return after.split(new RegExp(`^#{1,${level}} `, 'm'))[0] ?? '';
}

const blocks = (language: string): readonly string[] =>
  [...DOCS.matchAll(new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms'))].map(
    ([, , text = '']) => text,
  );

describe('docs/operations.md', () => {
  test('has a section for every alarm, and no other section', () => {
    const sections = [...section('## Alarms').matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    expect(sections.toSorted()).toEqual(alarms.map(({ AlarmName }) => shortName(AlarmName)).toSorted());
  });

  test.each(alarms)(
    'has the section that the description of $AlarmName names',
    ({ AlarmName, AlarmDescription }) => {
      const name = shortName(AlarmName);
      expect(AlarmDescription).toContain(`docs/operations.md, "${name}"`);
      expect(section(`### ${name}`)).toContain(`\`identity-center-monitor-prod-${name}\``);
      expect(section(`### ${name}`)).toMatch(/^1\. /m);
    },
  );

  test('shows a statement that gives the key of the alarms to those who may publish to their topic', () => {
    const { Statement } = yaml('infra/topics.yml').Resources.OperationsTopicPolicy.Properties.PolicyDocument;
    const { Principal } = Statement.find(({ Sid }: { readonly Sid: string }) => Sid === 'Alarms');
    expect(JSON.parse(blocks('json')[0] ?? '')).toEqual({
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal,
      // The documentation of SNS says that a service of AWS needs these to publish to a topic with a key.
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  test('filters on attributes and reasons that alerts have', () => {
    const scope = { accountId: '123456789012', stage: 'prod', region: 'eu-central-1' };
    const [opening] = testEnvelopes(scope, 0).map((message) =>
      compose(message, { scope, now: 0, deployedIn: 'eu-west-1' }),
    );
    const { FilterPolicy } = JSON.parse(blocks('json')[1] ?? '');
    const filter = JSON.parse(FilterPolicy);
    expect(Object.keys(opening?.attributes ?? {})).toEqual(expect.arrayContaining(Object.keys(filter)));
    expect(REASONS).toEqual(expect.arrayContaining(filter.reason));
    for (const name of ['severity', 'severities', 'kind', 'reason', 'region', 'accountId']) {
      expect(opening?.attributes).toHaveProperty(name);
    }
    expect(opening?.attributes.severity).toBe('warning'); // so a filter on `critical` keeps it back, as the page says
  });

  test('says what a test notification looks like', () => {
    const scope = { accountId: '123456789012', stage: 'prod', region: 'eu-central-1' };
    const subjects = testEnvelopes(scope, 0).map(
      (message) => compose(message, { scope, now: 0, deployedIn: 'eu-west-1' }).subject,
    );
    const marks = subjects.map((subject) => subject.split(' ').slice(0, 2).join(' '));
    for (const mark of marks) expect(DOCS).toContain(`\`${mark}\``);
  });

  test('has only JSON that parses', () => {
    expect(blocks('json').length).toBeGreaterThan(2);
    for (const block of blocks('json')) expect(() => JSON.parse(block)).not.toThrow();
  });

  test('allows passing a role to every service that has one in the template', () => {
    const policy = JSON.parse(blocks('json').at(-1) ?? '');
    const passed = policy.Statement.find(({ Sid }: { readonly Sid: string }) => Sid === 'PassRoles');
    const assumed = readdirSync(new URL('../../infra/', import.meta.url))
      .filter((file) => file.endsWith('.yml'))
      .flatMap((file) => [
        ...read(`infra/${file}`).matchAll(/Principal: \{ Service: (\S+) \}\n +Action: sts:AssumeRole/g),
      ])
      .map(([, service]) => service);
    expect(passed.Condition.StringEquals['iam:PassedToService'].toSorted()).toEqual(
      [...new Set(assumed)].toSorted(),
    );
  });

  test('runs only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...DOCS.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  test('names only parameters and outputs that exist', () => {
    const parameters: readonly string[] = PARAMETERS.map(({ name }) => name);
    const given = [...DOCS.matchAll(/--param="(\w+)=/g)].map(([, name]) => name);
    expect(given.length).toBeGreaterThan(3);
    expect(parameters).toEqual(expect.arrayContaining(given));
    const outputs = Object.keys(yaml('infra/outputs.yml').Outputs);
    const queried = [...DOCS.matchAll(/OutputKey==`(\w+)`/g)].map(([, name]) => name);
    expect(queried.length).toBeGreaterThan(1);
    expect(outputs).toEqual(expect.arrayContaining(queried));
    const { version, name } = JSON.parse(read('package.json'));
    expect(new Set(DOCS.match(/identity-center-monitor-[\d.]+\.zip/g))).toEqual(
      new Set([`${name}-${version}.zip`]),
    );
  });

  test('names the schema that this version writes', () => {
    expect(DOCS).toContain(`This version writes records of schema ${SCHEMA};`);
  });
});
