/** What the function can be asked to do. */
const ACTIONS = ['poll', 'test-notification'] as const;

export type Action = (typeof ACTIONS)[number];

/**
 * The schedule sends `{"action": "poll"}`, a person `{"action": "test-notification"}`. Other members are ignored:
 * a run goes by its own time, not by the one for which it was scheduled.
 */
export function route(event: unknown): Action {
  const wanted = typeof event === 'object' && event !== null && 'action' in event ? event.action : undefined;
  const action = ACTIONS.find((known) => known === wanted);
  if (action !== undefined) return action;
  const ways = ACTIONS.map((known) => `{"action": "${known}"}`).join(' or ');
  throw new Error(`Unknown event ${nameOf(event, wanted)}: send ${ways}`);
}

/** Not the event itself: it could hold anything. */
function nameOf(event: unknown, action: unknown): string {
  if (typeof action === 'string') return JSON.stringify(action.slice(0, 60));
  if (typeof event !== 'object' || event === null) return `of type ${event === null ? 'null' : typeof event}`;
  return `without an action, with the members ${Object.keys(event).slice(0, 10).join(', ') || '(none)'}`;
}
