import { describe, expect, test } from 'vitest';
import { route } from '../../../lib/poll/action.ts';

describe('an event', () => {
  test('of the schedule starts a run, S9: whatever time it was scheduled for', () => {
    expect(route({ action: 'poll', scheduledAt: '2020-01-01T00:00:00Z' })).toBe('poll');
  });

  test('of a person asks for a test notification', () => {
    expect(route({ action: 'test-notification' })).toBe('test-notification');
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
    expect(() => route(event)).toThrow('send {"action": "poll"} or {"action": "test-notification"}');
  });

  test('that is refused is not echoed: it could hold anything', () => {
    expect(() => route({ token: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });
});
