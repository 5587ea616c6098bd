import type { Parameter } from '../parameters/parameter.ts';

export function deployHelp(declared: readonly Parameter[]): string {
  const parameters = declared
    .filter(({ name }) => name !== 'stage')
    .map(line)
    .join('\n');
  return `Usage: npm run deploy -- --param="alertEmail=ops@example.com" [options]

Checks the parameters, builds the monitor, and deploys it to the account of your AWS credentials.

  --param="name=value"   one of the parameters below; may be given again for others
  --stage NAME           the name of this deployment (without it: prod)
  --region REGION        where it runs (without it: AWS_REGION, else AWS_DEFAULT_REGION)
  --aws-profile NAME     the profile of your AWS configuration (without it: AWS_PROFILE, else AWS_DEFAULT_PROFILE)
  --help                 show this

Parameters can also stand in infra/settings/<stage>.yml, see infra/settings/example.yml. --param goes before it.

${parameters}
`;
}

export const REMOVE_HELP = `Usage: npm run remove -- [options]

Removes the monitor from the account of your AWS credentials, and says what is kept.

  --stage NAME           the name of the deployment (without it: prod)
  --region REGION        where it runs (without it: AWS_REGION, else AWS_DEFAULT_REGION)
  --aws-profile NAME     the profile of your AWS configuration (without it: AWS_PROFILE, else AWS_DEFAULT_PROFILE)
  --help                 show this
`;

function line({ name, default: value, description, must }: Parameter): string {
  const without = value === undefined ? 'required' : `default: ${value === '' ? 'empty' : value}`;
  return `  ${name} (${without})\n      ${description}\n      It ${must}.`;
}
