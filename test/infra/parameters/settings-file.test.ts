import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOptions } from '../../../infra/command-line/options.ts';
import { announcement } from '../../../infra/commands/deploy.ts';
import { chooseValues } from '../../../infra/parameters/chosen-values.ts';
import { PARAMETERS } from '../../../infra/parameters/parameter.ts';
import { planDeployment } from '../../../infra/parameters/plan.ts';
import { parseSettings } from '../../../infra/parameters/settings-file.ts';

const FILE = 'infra/settings/prod.yml';
const read = (text: string) => parseSettings(FILE, text);
const chosenWith = (text: string, params: readonly string[] = []) =>
  chooseValues({ params, stage: 'prod' }, { path: FILE, ...read(text) });

describe('a settings file', () => {
  test.each([
    ['a number', 'updateMinutes: 45', '45'],
    ['an id that looks like a number', 'updateMinutes: 0017', '0017'],
    ['a word that other YAML takes for true', 'updateMinutes: on', 'on'],
    ['nothing', 'updateMinutes:', ''],
    ['text in quotes', 'updateMinutes: "240, 1440"', '240, 1440'],
  ])('has %s as it is written', (_, text, value) => {
    expect(read(text)).toEqual({ values: [['updateMinutes', value]], mistakes: [] });
  });

  test.each([
    ['nothing', ''],
    ['comments alone', '# alertEmail: ops@example.com\n'],
  ])('may hold %s', (_, text) => {
    expect(read(text)).toEqual({ values: [], mistakes: [] });
  });

  test.each([
    [
      'a list',
      'reminderMinutes: [240, 1440]',
      '"reminderMinutes" in infra/settings/prod.yml must be one value on its line',
    ],
    [
      'text alone',
      'ops@example.com',
      'infra/settings/prod.yml must have lines such as "alertEmail: ops@example.com"',
    ],
    [
      'a name twice',
      'tellFrom: info\n\ntellFrom: warning',
      'infra/settings/prod.yml, line 3: Map keys must be unique',
    ],
    [
      'two documents',
      'tellFrom: info\n---\nupdateMinutes: 15',
      'infra/settings/prod.yml, line 2: a settings file is one document',
    ],
    [
      'a tag',
      'tellFrom: info\nalertEmail: !Ref Email',
      'infra/settings/prod.yml, line 2: a value that begins with "!" must be in quotes',
    ],
    ['what is no YAML', 'tellFrom: "info', 'infra/settings/prod.yml, line 1: Missing closing "quote'],
  ])('is refused with %s', (_, text, mistake) => {
    expect(read(text).mistakes).toEqual([expect.stringContaining(mistake)]);
  });

  test('is refused when it names something that is no parameter, or the stage', () => {
    expect(chosenWith('alertMail: ops@example.com\nstage: dev').mistakes).toEqual([
      '"alertMail" (infra/settings/prod.yml) is no parameter: did you mean alertEmail?',
      'stage (infra/settings/prod.yml) is no parameter: it is the option --stage, such as --stage=prod',
    ]);
  });

  test('overrides the defaults, and --param overrides it', () => {
    const { chosen } = chosenWith('updateMinutes: 15\ntellFrom: info', ['updateMinutes=20']);
    expect(chosen.get('updateMinutes')).toEqual({ value: '20', from: 'command line' });
    expect(chosen.get('tellFrom')).toEqual({ value: 'info', from: 'settings file' });
    expect(chosen.get('intervalMinutes')).toEqual({ value: '5', from: 'default' });
  });
});

describe('the settings file of a stage', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'settings-'));
    mkdirSync(join(root, 'infra/settings'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (text: string, file = FILE) => writeFileSync(join(root, file), text);
  const planned = (...options: readonly string[]) =>
    planDeployment(readOptions('deploy', ['--region=eu-west-1', ...options], {}), root);

  test('is named, with what it set', () => {
    write('alertEmail: ops@example.com');
    const text = announcement(planned());
    expect(text).toContain('The settings file infra/settings/prod.yml was read.');
    expect(text).toContain('alertEmail  ops@example.com (settings file)');
  });

  test('is named when a value is missing that belongs in it, or when its value contradicts another', () => {
    expect(() => planned()).toThrow('--param="alertEmail=…", or a line in infra/settings/prod.yml');
    write(
      'alertEmail: ops@example.com\naddingWarningMinutes: 45\naddingCriticalMinutes: 40\nslackChannelId: C1',
    );
    expect(() => planned()).toThrow(
      'addingCriticalMinutes in infra/settings/prod.yml must not be less than addingWarningMinutes (45 in infra/settings/prod.yml), such as 90, got "40"',
    );
    expect(() => planned()).toThrow('must be given with slackChannelId in infra/settings/prod.yml');
  });

  test('is not read by a stage that is a path', () => {
    write('alertEmail: ops@example.com', 'infra/prod.yml');
    expect(() => planned('--stage=../prod')).toThrow('or a line in infra/settings/<stage>.yml');
  });

  // Each alone: when a file could not be read, it is no mistake that it gives no email.
  test.each([
    [
      'is a folder',
      () => mkdirSync(join(root, FILE)),
      "infra/settings/prod.yml can't be read: it is a folder",
    ],
    [
      'leads to itself',
      () => symlinkSync(join(root, FILE), join(root, FILE)),
      "infra/settings/prod.yml can't be read: ELOOP",
    ],
    [
      'has another ending',
      () => write('alertEmail: ops@example.com', 'infra/settings/prod.yaml'),
      'infra/settings/prod.yaml is not read: rename it to infra/settings/prod.yml',
    ],
    [
      'is no YAML',
      () => write('alertEmail: "ops'),
      'infra/settings/prod.yml, line 1: Missing closing "quote',
    ],
  ])('is refused when it %s', (_, write, mistake) => {
    write();
    expect(() => planned()).toThrow(new RegExp(`^${mistake}[^\n]*$`));
  });
});

describe('the example of a settings file', () => {
  const example = readFileSync(new URL('../../../infra/settings/example.yml', import.meta.url), 'utf8');
  const filledIn = read(example.replace(/^# ([a-zA-Z]+: )/gm, '$1'));

  test('sets nothing by itself', () => {
    expect(read(example)).toEqual({ values: [], mistakes: [] });
  });

  test('has every parameter but the stage, with its default where it has one', () => {
    const declared = PARAMETERS.filter(({ name }) => name !== 'stage');
    expect(filledIn.mistakes).toEqual([]);
    expect(filledIn.values.map(([name]) => name)).toEqual(declared.map(({ name }) => name));
    for (const { name, default: value } of declared) {
      if (value) expect(new Map(filledIn.values).get(name), name).toBe(value);
    }
  });
});
