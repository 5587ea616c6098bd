import { describe, expect, test } from 'vitest';
import { itemOf } from '../../../lib/aws/records/item.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../../support/decision/decide-once.ts';
import type { Stack } from './evaluate.ts';
import { broken, PACKAGED, type Packaged, stackOf } from './packaged-templates.ts';
import { resourceOf } from './resources-of.ts';

interface TableProperties {
  readonly KeySchema: readonly { readonly AttributeName: string }[];
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly TimeToLiveSpecification: { readonly AttributeName: string; readonly Enabled: boolean };
}

const tableOf = (stack: Stack): TableProperties =>
  resourceOf<TableProperties>(stack, 'AWS::DynamoDB::Table').properties;

const row = (arn: string) => ({
  arn,
  status: 'ACTIVE',
  regions: [{ region: 'eu-west-1', status: 'ACTIVE' }],
});

/** The item that the function writes for an instance that is gone, when nothing about it is pending. */
function itemToForget() {
  const other = row(ARN.replace('1234', '5678'));
  const seen = decideOnce(NOTHING, complete(row(ARN), other), T0);
  const missing = decideOnce(remember(seen), complete(other), T0 + 5 * MINUTE);
  const { instances } = decideOnce(remember(missing), complete(other), T0 + 10 * MINUTE);
  const record = instances.find(({ arn }) => arn === ARN);
  if (record === undefined) throw new Error('There must be a record');
  const settled = { ...record, ledger: { ...record.ledger, incidents: [], outbox: [] } };
  return itemOf(
    { accountId: '123456789012', stage: 'prod', region: 'eu-west-1' },
    { record: settled, version: 1 },
  );
}

/** Attributes that the table needs and that an item lacks, or has with another type. */
const notFoundBy = ({ KeySchema, AttributeDefinitions, TimeToLiveSpecification }: TableProperties) =>
  [
    ...KeySchema.map(({ AttributeName }) =>
      AttributeDefinitions.find((each) => each.AttributeName === AttributeName),
    ),
    { AttributeName: TimeToLiveSpecification.AttributeName, AttributeType: 'N' },
  ].flatMap((definition) => {
    const attribute = definition && itemToForget()[definition.AttributeName];
    return attribute && definition.AttributeType in attribute
      ? []
      : [definition?.AttributeName ?? 'a key without a type'];
  });

describe.each(PACKAGED)('the table of the $name', ({ template }) => {
  test('finds its keys in the items of the function, and when they may be forgotten', () => {
    expect(tableOf(stackOf(template)).TimeToLiveSpecification.Enabled).toBe(true);
    expect(notFoundBy(tableOf(stackOf(template)))).toEqual([]);
  });

  test('is recoverable, and outlives the stack by default', () => {
    const table = stackOf(template).resources.RecordsTable;
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];

  test.each([
    ['when items expire by another attribute', 'TimeToLiveSpecification.AttributeName', 'expires', 'expires'],
    ['when a key has another name', 'KeySchema.0.AttributeName', 'account', 'a key without a type'],
    ['when a key has another type', 'AttributeDefinitions.0.AttributeType', 'N', 'scope'],
  ])('%s', (_, path, value, name) => {
    const copy = broken(template, `RecordsTable.Properties.${path}`, value);
    expect(notFoundBy(tableOf(stackOf(copy)))).toEqual([name]);
  });
});
