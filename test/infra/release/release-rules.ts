import { evaluate, type Template } from '../template/evaluate.ts';

interface Rule {
  readonly RuleCondition?: unknown;
  readonly Assertions: readonly { readonly Assert: unknown; readonly AssertDescription: string }[];
}

/** Why the rules of a template refuse these parameters. Empty when they allow them. */
export function refusals(template: Template, given: Readonly<Record<string, string>>): readonly string[] {
  const rules = Object.values(template.Rules ?? {}) as readonly Rule[];
  return rules.flatMap(({ RuleCondition, Assertions }) => {
    if (RuleCondition !== undefined && !isTrue(RuleCondition, template, given)) return [];
    const failed = Assertions.filter(({ Assert }) => !isTrue(Assert, template, given));
    return failed.map(({ AssertDescription }) => AssertDescription);
  });
}

/** CloudFormation's functions for rules that `evaluate` also knows as functions for conditions. */
const KNOWN = ['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or', 'Ref'];

/** Evaluates it as a condition, which holds for the same parameters. In a rule it can see only parameters. */
function isTrue(expression: unknown, { Parameters }: Template, given: Readonly<Record<string, string>>) {
  const text = JSON.stringify(expression);
  const unknown = [...text.matchAll(/"(Fn::\w+|Ref|Condition)":/g)].filter(
    ([, name]) => !KNOWN.includes(`${name}`),
  );
  if (unknown.length > 0) throw new Error(`A rule can't use ${unknown.join(', ')}`);
  const outputs = { Holds: { Value: 'it does', Condition: 'Holds' } };
  const alone = {
    Parameters: Parameters ?? {},
    Conditions: { Holds: expression },
    Resources: {},
    Outputs: outputs,
  };
  return 'Holds' in evaluate(alone, given).outputs;
}
