import { describe, expect, test } from 'vitest';
import { route } from '../../../lib/poll/action.ts';

describe('an event', () => {
  test('of the schedule starts a run, S9: whatever time it was scheduled for', () => {
    expect(route({ action: 'poll', scheduledAt: '2020-01-01T00:00:00Z' })).toEqual({ type: 'poll' });
  });

  test('of a person asks for a test notification', () => {
    expect(route({ action: 'test-notification' })).toEqual({ type: 'test-notification' });
  });

  test('S83: of a person settles an incident', () => {
    const settlement = { incident: '111122223333/prod/scope/x', because: 'it is over', by: 'me' };
    expect(route({ action: 'settle', ...settlement })).toEqual({ type: 'settle', settlement });
    const { incident } = settlement;
    expect(route({ action: 'settle', incident })).toEqual({ type: 'settle', settlement: { incident } });
  });

  test.each([
    [{ action: 'settle' }, '"settle" needs the id of an open incident'],
    [{ action: 'settle', incident: '' }, '"settle" needs the id of an open incident'],
    [{ action: 'settle', incident: 7 }, '"settle" needs the id of an open incident'],
    [
      { action: 'settle', incident: 'x', because: 7 },
      '"because" must be a text, or be left out, and is of type number',
    ],
    [
      { action: 'settle', incident: 'x', by: {} },
      '"by" must be a text, or be left out, and is of type object',
    ],
  ])('S83: %j is refused with what is missing and the way out', (event, named) => {
    expect(() => route(event)).toThrow(named);
    expect(() => route(event)).toThrow('send {"action": "settle", "incident": "<id>"');
  });

  test.each([
    [{ action: 'delete' }, '"delete"'],
    [{ action: 7 }, 'without an action, with the members action'],
    [{ Records: [], source: 'x' }, 'Records, source'],
    [{}, '(none)'],
    ['poll', 'of type string'],
    [null, 'of type null'],
    [undefined, 'of type undefined'],
  ])('%j is refused with its name and the ways out', (event, named) => {
    expect(() => route(event)).toThrow(named);
    expect(() => route(event)).toThrow(
      'send {"action": "poll"} or {"action": "test-notification"} or {"action": "settle"',
    );
  });

  test('that is refused is not echoed: it could hold anything', () => {
    expect(() => route({ token: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });
});
