import { listed } from '../template/resources-of.ts';

export interface PolicyDocument {
  readonly Statement: Statement | readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A request as IAM sees it. */
export interface Access {
  readonly action: string;
  /** `*` for an action that has no resource. */
  readonly resource: string;
  /** Condition keys. */
  readonly context: Readonly<Record<string, string>>;
}

export const statementsOf = (documents: readonly PolicyDocument[]): readonly Statement[] =>
  documents.flatMap(({ Statement }) => listed(Statement));

/** As IAM decides: a `Deny` wins, and what nothing allows is denied. */
export function isAllowed(documents: readonly PolicyDocument[], access: Access): boolean {
  const applying = statementsOf(documents).filter((statement) => applies(statement, access));
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

export function applies(statement: Statement, access: Access): boolean {
  const unknown = Object.keys(statement).filter((member) => !KNOWN.includes(member));
  if (unknown.length > 0) throw new Error(`Not simulated in a policy: ${unknown.join(', ')}`);
  return (
    listed(statement.Action).some((pattern) => isLike(access.action.toLowerCase(), pattern.toLowerCase())) &&
    listed(statement.Resource).some((pattern) => isLike(access.resource, pattern)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, access))
  );
}

const KNOWN = ['Sid', 'Effect', 'Action', 'Resource', 'Condition'];

function holds(
  operator: string,
  keys: Readonly<Record<string, string | readonly string[]>>,
  { context }: Access,
): boolean {
  if (operator !== 'StringEquals') throw new Error(`Not simulated in a policy: the condition ${operator}`);
  return Object.entries(keys).every(([key, values]) =>
    listed(values).some((value) => value === context[key]),
  );
}

function isLike(text: string, pattern: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}
