import type { Scenario } from './deployed-function.ts';
import { monitor } from './scenario-of-monitor.ts';
import { slack } from './scenario-of-slack.ts';
import { widget } from './scenario-of-widget.ts';

/** One for each file of `functions/`, under its name. */
const SCENARIOS: Readonly<Record<string, Scenario>> = { monitor, slack, widget };

/** @throws Error that says where to write the one that is missing */
export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS[name];
  if (scenario !== undefined) return scenario;
  throw new Error(
    `functions/${name}.ts has no scenario: write one in test/infra/roles/scenario-of-${name}.ts, in which it makes every call it ever makes, and add it to test/infra/roles/scenarios.ts`,
  );
}
