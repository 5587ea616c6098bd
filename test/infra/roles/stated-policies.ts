import type { Stack } from '../template/evaluate.ts';
import { type PolicyDocument, type Statement, statementsOf } from './iam-policy.ts';

/** A statement, and where it stands. */
export interface Stated {
  readonly id: string;
  /** The property that holds its document. */
  readonly property: string;
  readonly statement: Statement;
}

/** Every statement of every policy in the stack, whatever it is attached to. */
export const statedPolicies = ({ resources }: Stack): readonly Stated[] =>
  Object.entries(resources).flatMap(([id, { Properties }]) => stated(id, '', Properties));

function stated(id: string, property: string, value: unknown): readonly Stated[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Statement' in value) {
    return statementsOf([value as PolicyDocument]).map((statement) => ({ id, property, statement }));
  }
  return Object.entries(value).flatMap(([name, member]) => stated(id, name, member));
}
