/** A request of the Query protocol as data: `Tags.member.1.Key` becomes a list of objects again. */
export type Decoded = string | { readonly [name: string]: Decoded } | readonly Decoded[];

interface Node {
  [name: string]: Node | string;
}

export function decodeQuery(body: string): Readonly<Record<string, Decoded>> {
  const root: Node = {};
  for (const [path, value] of new URLSearchParams(body)) put(root, path.split('.'), value);
  return decoded(root) as Record<string, Decoded>;
}

function put(node: Node, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    node[name] = value;
    return;
  }
  node[name] ??= {};
  put(node[name] as Node, rest, value);
}

function decoded(value: Node | string): Decoded {
  if (typeof value === 'string') return value;
  const { member } = value;
  if (member !== undefined && typeof member !== 'string') return Object.values(member).map(decoded);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, decoded(part)]));
}
