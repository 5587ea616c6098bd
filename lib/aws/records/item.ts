import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expiryOf, recordKey } from '../../domain/record.ts';
import { type Scope, scopeId } from '../../domain/resource.ts';
import { SECOND } from '../../domain/time.ts';
import { decode, encode, SCHEMA } from './format.ts';
import type { Stored } from './store.ts';

/** One item of the table, as DynamoDB spells it. */
export type Item = Record<string, AttributeValue>;

export function itemOf(scope: Scope, { record, version, claimedUntil }: Stored): Item {
  const expiresAt = expiryOf(record);
  return {
    scope: { S: scopeId(scope) },
    resource: { S: recordKey(record) },
    version: number(version),
    schema: number(SCHEMA),
    record: { S: encode(record) },
    ...(claimedUntil !== undefined && { claimedUntil: number(claimedUntil) }),
    // DynamoDB's time to live counts seconds.
    ...(expiresAt !== undefined && { expiresAt: number(Math.ceil(expiresAt / SECOND)) }),
  };
}

/** Whatever an item holds, it never stops the others from being read. */
export function readItem(item: Item): Stored | { readonly key: string; readonly reason: string } {
  const key = item.resource?.S ?? '';
  const version = integer(item.version);
  const schema = integer(item.schema);
  const text = item.record?.S;
  const claimedUntil = integer(item.claimedUntil);
  if (version === undefined) return { key, reason: 'its version is missing or no whole number' };
  if (schema === undefined) return { key, reason: 'its schema is missing or no whole number' };
  if (text === undefined) return { key, reason: 'its record is missing or no text' };
  const decoded = decode({ key, schema, text });
  if ('unreadable' in decoded) return { key, reason: decoded.unreadable };
  // An unreadable claim counts as none. Treating it as damage would hold back what is pending.
  return { record: decoded.record, version, ...(claimedUntil !== undefined && { claimedUntil }) };
}

/** What can't be read back is not written. */
function number(value: number): AttributeValue {
  if (Number.isSafeInteger(value) && value >= 0) return { N: String(value) };
  throw new RangeError(`A number of a record's item must be whole and not negative, got ${value}`);
}

function integer(attribute: AttributeValue | undefined): number | undefined {
  const value = Number(attribute?.N ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
