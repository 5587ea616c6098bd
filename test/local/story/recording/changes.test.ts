import { expect, test } from 'vitest';
import { changesOf } from '../../../../local/story/recording/changes.ts';
import { arnOf } from '../../../../local/story/stage.ts';

const CONTEXT = { start: 0, primaryRegion: 'eu-west-1', nameOf: () => 'org' };
const ROW = { arn: arnOf('org'), createdAt: 0, status: 'ACTIVE', primaryRegion: 'eu-west-1', regions: [] };
const of = { instance: 'org' };

test('a status that changes while the ARN is left out does not bring the ARN back', () => {
  const before = { row: { ...ROW, hidesArn: true }, regions: [] };
  const row = { ...ROW, hidesArn: true, status: 'DELETE_IN_PROGRESS' };
  expect(changesOf(before, row, CONTEXT)).toEqual([
    { type: 'status', of, status: 'DELETE_IN_PROGRESS', also: false },
    { type: 'without', of, what: 'arn' },
  ]);
});

test('a row that stays as it is needs no word', () => {
  expect(changesOf({ row: ROW, regions: [] }, ROW, CONTEXT)).toEqual([]);
});
