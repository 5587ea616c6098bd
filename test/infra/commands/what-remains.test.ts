import { describe, expect, test } from 'vitest';
import { whatRemains } from '../../../infra/commands/remove.ts';

const PROD = { stage: 'prod', region: 'eu-west-1', profile: 'platform' };
const DEV = { ...PROD, stage: 'dev' };
const TABLE = 'identity-center-monitor-prod-RecordsTable-1ABCDEF';

describe('after a removal, in a stage that keeps its records', () => {
  test('the table is named, with the commands that delete it', () => {
    const said = whatRemains(PROD, TABLE);
    expect(said).toContain(`the table ${TABLE} in eu-west-1 is kept`);
    expect(said).toContain(`delete-table --table-name ${TABLE} --region eu-west-1 --profile platform`);
  });

  test('a stack that named no table may have left one, and the command to see it is given', () => {
    const said = whatRemains(PROD, undefined);
    expect(said).toContain('would be kept');
    expect(said).not.toContain('nothing of it is kept');
    expect(said).toMatch(/^ {2}aws dynamodb list-tables .* --region eu-west-1 --profile platform$/m);
    expect(said).toContain("starts_with(@, 'identity-center-monitor-prod-RecordsTable')");
  });

  test('the profile is named only when there is one', () => {
    expect(whatRemains({ stage: 'prod', region: 'eu-west-1' }, undefined)).toMatch(/--region eu-west-1$/m);
  });
});

test.each([undefined, TABLE])('in a stage that keeps no records, nothing of it is kept: %s', (tableName) => {
  const said = whatRemains(DEV, tableName);
  expect(said).toContain('nothing of it is kept');
  expect(said).not.toContain('aws dynamodb');
});
