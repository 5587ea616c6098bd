import { cutToBytes, withoutSecrets } from '../../lib/domain/text.ts';
import type { Plan } from './plan.ts';
import { stackNameOf } from './stack.ts';
import { accountOf } from './where.ts';

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
  return [
    `Deploying the stack ${stackNameOf(plan)}, stage ${plan.stage}, to ${plan.region}, in the account of ${accountOf(plan)}, with\n`,
    ...lines,
    'and the defaults of all other parameters.\n',
    settings(plan),
  ].join('');
}

export const stackIs = (isFirst: boolean): string =>
  isFirst ? 'It will be a new stack.\n' : 'There is such a stack: it will be updated.\n';

const settings = ({ settings: { file, isThere } }: Plan): string =>
  isThere ? `The settings file ${file} was read.\n` : `There is no settings file ${file}.\n`;

const SHOWN_BYTES = 300;

const shown = (value: string): string =>
  value === '' ? 'empty' : withoutSecrets(cutToBytes(value, SHOWN_BYTES));
