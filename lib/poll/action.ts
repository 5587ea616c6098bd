import type { Settlement } from '../domain/settle.ts';

/** What the function can be asked to do. */
export type Action =
  | { readonly type: 'poll' }
  | { readonly type: 'test-notification' }
  | { readonly type: 'settle'; readonly settlement: Settlement };

/** How each is asked for. */
const WAYS: Readonly<Record<Action['type'], string>> = {
  poll: '{"action": "poll"}',
  'test-notification': '{"action": "test-notification"}',
  settle: '{"action": "settle", "incident": "<id>", "because": "<why>", "by": "<who>"}',
};

/**
 * The schedule sends `{"action": "poll"}`, a person one of the others. Other members are ignored: a run goes by its own
 * time, not by the one for which it was scheduled.
 */
export function route(event: unknown): Action {
  const members: Readonly<Record<string, unknown>> =
    typeof event === 'object' && event !== null ? { ...event } : {};
  const { action } = members;
  switch (action) {
    case 'poll':
    case 'test-notification':
      return { type: action };
    case 'settle':
      return { type: action, settlement: settlementOf(members) };
    default:
      throw new Error(`Unknown event ${nameOf(event, action)}: send ${Object.values(WAYS).join(' or ')}`);
  }
}

function settlementOf({ incident, because, by }: Readonly<Record<string, unknown>>): Settlement {
  if (typeof incident !== 'string' || incident === '') {
    throw new Error(
      `"settle" needs the id of an open incident, as its messages show it: send ${WAYS.settle}`,
    );
  }
  return { incident, ...optionalText('because', because), ...optionalText('by', by) };
}

function optionalText(name: 'because' | 'by', value: unknown): Partial<Settlement> {
  if (value === undefined) return {};
  if (typeof value === 'string') return { [name]: value };
  throw new Error(
    `"${name}" must be a text, or be left out, and is of type ${typeof value}: send ${WAYS.settle}`,
  );
}

/** Not the event itself: it could hold anything. */
function nameOf(event: unknown, action: unknown): string {
  if (typeof action === 'string') return JSON.stringify(action.slice(0, 60));
  if (typeof event !== 'object' || event === null) return `of type ${event === null ? 'null' : typeof event}`;
  return `without an action, with the members ${Object.keys(event).slice(0, 10).join(', ') || '(none)'}`;
}
