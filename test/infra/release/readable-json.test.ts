import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableJson } from '../../../infra/release/readable-json.ts';

test('says what JSON.stringify says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(readableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

/** Longer than a line. */
const LONG = 'x'.repeat(160);

test('has on one line what fits there, and what is undefined nowhere', () => {
  const short = { Type: 'AWS::SQS::Queue', Condition: 'UsesQueue' };
  expect(readableJson({ short, left: undefined })).toBe(
    '{"short":{"Type":"AWS::SQS::Queue","Condition":"UsesQueue"}}',
  );
});

test('goes on from the last member, if that is what is long', () => {
  const resource = { Type: 'AWS::SQS::Queue', Properties: { QueueName: LONG, DelaySeconds: 5 } };
  expect(readableJson({ Queue: resource })).toBe(
    `{"Queue":{"Type":"AWS::SQS::Queue","Properties":{\n "QueueName":"${LONG}",\n "DelaySeconds":5\n}}}`,
  );
});

test('otherwise indents, with as many members on a line as fit', () => {
  const others = ['x'.repeat(72), 'y'.repeat(72), 'z'];
  expect(readableJson([LONG, ...others])).toBe(`[\n "${LONG}",\n "${others[0]}","${others[1]}",\n "z"\n]`);
  expect(readableJson([LONG, { a: [1] }])).toBe(`[\n "${LONG}",\n {"a":[1]}\n]`);
});
