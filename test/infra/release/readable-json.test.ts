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

test('has on one line what fits there, and is indented otherwise', () => {
  const short = { Type: 'AWS::SQS::Queue', Condition: 'UsesQueue' };
  const long = 'x'.repeat(118);
  expect(readableJson({ short, list: [long, 'y'], left: undefined })).toBe(
    `{\n "short": {"Type":"AWS::SQS::Queue","Condition":"UsesQueue"},\n "list": [\n  "${long}",\n  "y"\n ]\n}`,
  );
});
