import { cutToBytes, withoutSecrets } from '../../lib/domain/text.ts';
import type { Plan } from './plan.ts';
import { stackNameOf } from './stack.ts';

/** What will be deployed: the values that are not the defaults. */
export function announcement(plan: Plan): string {
  const chosen = plan.parameters.filter(
    ({ parameter, choice }) => parameter.name !== 'stage' && choice.value !== parameter.default,
  );
  const width = Math.max(...chosen.map(({ parameter }) => parameter.name.length));
  const lines = chosen.map(({ parameter, choice }) => {
    const instead = parameter.default ? ` instead of ${parameter.default}` : '';
    return `  ${parameter.name.padEnd(width)}  ${shown(choice.value)}${instead} (${choice.from})\n`;
  });
  const account = plan.profile === undefined ? 'your AWS credentials' : `the profile ${plan.profile}`;
  return [
    `Deploying the stack ${stackNameOf(plan)}, stage ${plan.stage}, to ${plan.region}, in the account of ${account}, with\n`,
    ...lines,
    'and the defaults of all other parameters.\n',
  ].join('');
}

const SHOWN_BYTES = 300;

const shown = (value: string): string =>
  value === '' ? 'empty' : withoutSecrets(cutToBytes(value, SHOWN_BYTES));
