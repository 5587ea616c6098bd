import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ApiError } from '../../../local/aws/wire/api-error.ts';
import type { JsonObject } from '../../../local/aws/wire/json-protocol.ts';

/** As on the wire: each attribute with its type. */
export type Item = Readonly<Record<string, AttributeValue>>;

const NOT_EXISTS = /^attribute_not_exists\s*\(\s*(#?\w+)\s*\)$/;
const EQUALS = /^(#?\w+)\s*=\s*(:\w+)$/;

/**
 * Whether a write may happen. Only `attribute_not_exists(a)` and `a = :v` are simulated.
 * @throws ApiError `ValidationException` for anything else, and for names and values that are missing or unused
 */
export function conditionHolds(input: JsonObject, before: Item | undefined): boolean {
  const condition = input.ConditionExpression;
  if (condition === undefined) {
    mustUseAll(input, []);
    return true;
  }
  const [, absent] = NOT_EXISTS.exec(String(condition).trim()) ?? [];
  if (absent !== undefined) {
    mustUseAll(input, [absent]);
    const name = nameOf(input, absent);
    return before?.[name] === undefined;
  }
  const { name, value } = equality(input, 'ConditionExpression');
  const stored = before?.[name];
  return stored !== undefined && isSame(stored, value);
}

/** The `scope` that a query asks for. @throws ApiError `ValidationException` when it asks for anything else */
export function hashKeyAsked(input: JsonObject): string {
  const { name, value } = equality(input, 'KeyConditionExpression');
  if (name === 'scope' && value.S !== undefined) return value.S;
  throw invalid(`Query condition missed key schema element: scope, or it isn't a string: ${name}`);
}

function equality(input: JsonObject, member: 'ConditionExpression' | 'KeyConditionExpression') {
  const [, left, right] = EQUALS.exec(String(input[member]).trim()) ?? [];
  if (left === undefined || right === undefined) {
    throw invalid(`${member}: only attribute_not_exists(a) and a = :v are simulated, got ${input[member]}`);
  }
  mustUseAll(input, [left, right]);
  const value = valuesOf(input)[right];
  if (value === undefined) throw invalid(`${member}: an expression attribute value is not defined: ${right}`);
  return { name: nameOf(input, left), value };
}

/** The reserved words of DynamoDB that an expression about our keys could contain. */
const RESERVED: ReadonlySet<string> = new Set(['scope', 'resource']);

function nameOf(input: JsonObject, token: string): string {
  if (RESERVED.has(token)) throw invalid(`Attribute name is a reserved keyword; reserved keyword: ${token}`);
  if (!token.startsWith('#')) return token;
  const name = namesOf(input)[token];
  if (name !== undefined) return name;
  throw invalid(`An expression attribute name is not defined: ${token}`);
}

function mustUseAll(input: JsonObject, used: readonly string[]): void {
  const given = [...Object.keys(namesOf(input)), ...Object.keys(valuesOf(input))];
  const unused = given.filter((token) => !used.includes(token));
  if (unused.length > 0) throw invalid(`Names or values unused in expressions: ${unused.join(', ')}`);
}

const namesOf = (input: JsonObject): Readonly<Record<string, string>> =>
  (input.ExpressionAttributeNames ?? {}) as Readonly<Record<string, string>>;

const valuesOf = (input: JsonObject): Item => (input.ExpressionAttributeValues ?? {}) as Item;

/** `1` and `1.0` are the same number. */
const isSame = (a: AttributeValue, b: AttributeValue): boolean =>
  a.N !== undefined && b.N !== undefined ? Number(a.N) === Number(b.N) : isDeepStrictEqual(a, b);

const invalid = (message: string): ApiError =>
  new ApiError({ code: 'ValidationException', status: 400, message });
