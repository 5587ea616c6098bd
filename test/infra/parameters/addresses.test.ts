import { expect, test } from 'vitest';
import { PARAMETERS } from '../../../infra/parameters/parameter.ts';

const EMAILS = PARAMETERS.filter(({ name }) => name.endsWith('Email'));

const isTaken = (value: string): readonly boolean[] =>
  EMAILS.map(({ allowedPattern = '' }) => new RegExp(`^(?:${allowedPattern})$`).test(value));

test.each(['ops@example.com', 'ops+aws@example.co.uk', "o'neil_x.y-z@mail-1.example.com", 'a@b.c'])(
  'one address is accepted: %s',
  (address) => {
    expect(isTaken(address)).toEqual([true, true]);
  },
);

test.each([
  'a@example.com,b@example.com',
  'a@example.com;b@example.com',
  'Ops <ops@example.com>',
  'mailto:ops@example.com',
  '"ops"@example.com',
  '$OPS@example.com',
  'ops team@example.com',
  'ops..team@example.com',
  '.ops@example.com',
  'ops.@example.com',
  'ops@example..com',
  'ops@-example.com',
  'ops@example',
  'öps@example.com',
  'ops@exämple.com',
  'ops@example.com\n',
])('what is none, or more than one, is refused: %j', (address) => {
  expect(isTaken(address)).toEqual([false, false]);
});

test('only the address of the operations may be empty', () => {
  expect(EMAILS.filter((_, index) => isTaken('')[index]).map(({ name }) => name)).toEqual([
    'operationsEmail',
  ]);
});
