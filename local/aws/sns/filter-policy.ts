/** One of these must hold for the member of that name: a value, or a condition as far as it is simulated. */
export type FilterPolicy = Readonly<Record<string, readonly Condition[]>>;

type Condition =
  | string
  | { readonly exists: boolean }
  | { readonly 'anything-but': { readonly prefix: string } };

/**
 * Whether a subscription with this policy and the scope `MessageBody` gets the message. SNS does not deliver what is no JSON
 * object to such a subscription.
 * @throws Error for a condition that is not simulated
 */
export function passesBody(policy: FilterPolicy, body: string): boolean {
  const members = parse(body);
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return false;
  return Object.entries(policy).every(([name, conditions]) =>
    conditions.some((condition) => holds(condition, (members as Record<string, unknown>)[name])),
  );
}

function holds(condition: Condition, value: unknown): boolean {
  if (typeof condition === 'string') return value === condition;
  const [operator, ...others] = Object.keys(condition);
  if (others.length === 0 && 'exists' in condition) return (value !== undefined) === condition.exists;
  if (others.length === 0 && 'anything-but' in condition) {
    const { prefix } = condition['anything-but'];
    if (typeof prefix === 'string') return typeof value === 'string' && !value.startsWith(prefix);
  }
  throw new Error(`Not simulated in a filter policy: ${operator} in ${JSON.stringify(condition)}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
