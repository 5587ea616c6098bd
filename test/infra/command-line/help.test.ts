import { expect, test } from 'vitest';
import { DEPLOY_HELP, REMOVE_HELP } from '../../../infra/command-line/help.ts';
import { PARAMETERS } from '../../../infra/parameters/parameter.ts';

test('the help has every parameter, with its default and its meaning', () => {
  for (const { name, description, must, default: value } of PARAMETERS) {
    if (name === 'stage') continue;
    expect(DEPLOY_HELP).toContain(
      `${name} (${value === undefined ? 'required' : `default: ${value || 'empty'}`})`,
    );
    expect(DEPLOY_HELP).toContain(description);
    expect(DEPLOY_HELP).toContain(must);
  }
});

test('the help of both commands has every option', () => {
  for (const option of ['--stage', '--region', '--aws-profile', '--help']) {
    expect(DEPLOY_HELP).toContain(`  ${option} `);
    expect(REMOVE_HELP).toContain(`  ${option} `);
  }
  expect(REMOVE_HELP).not.toContain('--param');
});
