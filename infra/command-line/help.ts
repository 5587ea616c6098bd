import { PARAMETERS, type Parameter } from '../parameters/parameter.ts';

const TARGET = `  --stage NAME           the name of the deployment (without it: prod)
  --region REGION        where it runs (without it: AWS_REGION, else AWS_DEFAULT_REGION)
  --aws-profile NAME     the profile of your AWS configuration (without it: AWS_PROFILE, else AWS_DEFAULT_PROFILE)
  --help                 show this
`;

export const DEPLOY_HELP = `Usage: npm run deploy -- --param="alertEmail=ops@example.com" [options]

Checks the parameters, builds the monitor, and deploys it to the account of your AWS credentials.

  --param="name=value"   one of the parameters below; may be given again for others
  --yes                  let what was chosen before, and is not given now, fall back to its default without asking
${TARGET}
Parameters can also stand in infra/settings/<stage>.yml, see infra/settings/example.yml. --param goes before it.

${PARAMETERS.filter(({ name }) => name !== 'stage')
  .map(entryOf)
  .join('\n')}
`;

export const REMOVE_HELP = `Usage: npm run remove -- [options]

Removes the monitor from the account of your AWS credentials, and says what is kept.

${TARGET}`;

function entryOf({ name, default: byDefault, description, must }: Parameter): string {
  const without = byDefault === undefined ? 'required' : `default: ${byDefault || 'empty'}`;
  return `  ${name} (${without})\n      ${description}\n      It ${must}.`;
}
