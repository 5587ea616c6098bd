import { describe, expect, test } from 'vitest';
import { readOptions } from '../../../infra/command-line/options.ts';

const EMAIL = '--param=alertEmail=ops@example.com';
const IN_IRELAND = '--region=eu-west-1';

test.each(['--help', '--help=1', '-h'])('%s asks for help, whatever else is given', (word) => {
  for (const command of ['deploy', 'remove'] as const) {
    expect(readOptions(command, ['--stage', word], {}).help).toBe(true);
    expect(readOptions(command, ['--stage=dev'], {}).help).toBe(false);
  }
});

describe('a removal', () => {
  test('takes a stage, a Region and a profile', () => {
    expect(readOptions('remove', ['--stage=dev', IN_IRELAND, '--aws-profile', 'platform'], {})).toMatchObject(
      {
        stage: 'dev',
        region: 'eu-west-1',
        profile: 'platform',
        mistakes: [],
      },
    );
  });

  test('takes no parameters', () => {
    const { mistakes } = readOptions('remove', [EMAIL], { AWS_REGION: 'eu-west-1' });
    expect(mistakes).toEqual([
      '--param is not known: npm run remove knows --stage, --region, --aws-profile and --help, after "--"',
    ]);
  });

  // Whoever copies the command must not remove another stage than they meant.
  test.each<[string[], Record<string, string>, string]>([
    [[], { npm_config_stage: 'dev', npm_config_region: 'eu-west-1' }, '--stage=dev --region=eu-west-1'],
    [['dev'], { npm_config_stage: 'true' }, '--stage=…'],
    [[], { npm_config_stage: '' }, '--stage=…'],
    [[], { npm_config_stage: 'a;b' }, '--stage=…'],
    [['--stage=dev'], { npm_config_region: 'eu-west-1' }, '--stage=dev --region=eu-west-1'],
    [[IN_IRELAND], { npm_config_aws_profile: 'platform' }, '--region=eu-west-1 --aws-profile=platform'],
  ])(
    'is refused, with the command that was meant, from the trace that npm left of it: %j %j',
    (options, environment, expected) => {
      const { mistakes } = readOptions('remove', options, environment);
      expect(mistakes.at(-1)).toMatch(/^npm took --[a-z -]+ for itself: write npm run remove -- /);
      expect(mistakes.at(-1)?.split(' remove -- ')[1]).toBe(expected);
    },
  );
});
