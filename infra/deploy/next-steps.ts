import type { Plan } from './plan.ts';
import { type Stack, stackNameOf } from './stack.ts';

/** What a person does after a deployment. */
export function nextSteps(plan: Plan, outputs: Stack['outputs']): string {
  const profile = plan.profile === undefined ? '' : ` --profile ${plan.profile}`;
  const name = outputs.FunctionName ?? stackNameOf(plan);
  return `
Deployed. What is left to do:
  1. ${confirm(plan)}
     Until then nobody is told. Not by the link, which a mail scanner can undo: docs/operations.md, "Check".
  2. Send a test notification, and see that it arrives:
     aws lambda invoke --function-name ${name} --payload '{"action":"test-notification"}' --cli-binary-format raw-in-base64-out --region ${plan.region}${profile} /dev/stdout
  3. Look at the dashboard ${outputs.DashboardName ?? stackNameOf(plan)} in CloudWatch (${plan.region}).
`;
}

function confirm(plan: Plan): string {
  const given = (name: string) =>
    plan.parameters.find(({ parameter }) => parameter.name === name)?.choice.value;
  const alerts = given('alertEmail');
  const operations = given('operationsEmail') || alerts;
  return alerts === operations
    ? `Confirm both subscriptions that AWS has sent to ${alerts}: alerts, and operations (later deployments send one only to a new address).`
    : `Confirm the subscriptions that AWS has sent to ${alerts} (alerts) and ${operations} (operations) (later deployments send one only to a new address).`;
}
