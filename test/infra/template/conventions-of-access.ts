import { type PolicyDocument, type Statement, statementsOf } from '../roles/iam-policy.ts';
import { type Stated, statedPolicies } from '../roles/stated-policies.ts';
import { IRELAND, type Stack } from './evaluate.ts';
import { listed, resourceOf, resourcesOf, textsIn } from './resources-of.ts';

/** Conventions of every template about who may do what. Each returns a line for every breach. */

export function sharedRoles(stack: Stack): readonly string[] {
  const roles = resourcesOf(stack, 'AWS::IAM::Role').map(({ id }) => id);
  const texts = Object.entries(stack.resources).map(([id, resource]) => [id, textsIn(resource)] as const);
  return resourcesOf<{ readonly Role: string }>(stack, 'AWS::Lambda::Function').flatMap(
    ({ id, properties }) => {
      const role = roles.find((each) => properties.Role.endsWith(`:role/${stack.references[each]}`));
      if (role === undefined) return [`${id} has no role of this stack`];
      const others = texts.filter(([user, used]) => user !== id && used.includes(properties.Role));
      return others.map(([user]) => `${id} and ${user} share ${role}`);
    },
  );
}

/** A role is assumed by the service of the resource that has it. Only for Lambda is there no account to compare. */
const ASSUMED_BY: Readonly<Record<string, { readonly service: string; readonly tellsAccount: boolean }>> = {
  'AWS::Lambda::Function': { service: 'lambda.amazonaws.com', tellsAccount: false },
  'AWS::Scheduler::Schedule': { service: 'scheduler.amazonaws.com', tellsAccount: true },
  'AWS::Chatbot::SlackChannelConfiguration': { service: 'chatbot.amazonaws.com', tellsAccount: true },
};

export const misplacedTrust = (stack: Stack): readonly string[] =>
  resourcesOf<{ readonly AssumeRolePolicyDocument: PolicyDocument }>(stack, 'AWS::IAM::Role').flatMap(
    ({ id, properties }) => {
      const ends = `:role/${stack.references[id]}`;
      const users = Object.values(stack.resources).filter(({ Properties }) =>
        textsIn(Properties).some((text) => text.endsWith(ends)),
      );
      const trusted = users.map(({ Type }) => trustIn(ASSUMED_BY[Type]));
      const statements = JSON.stringify(statementsOf([properties.AssumeRolePolicyDocument]));
      return statements === JSON.stringify(trusted) ? [] : [`${id} trusts another than its user`];
    },
  );

const trustIn = (user: (typeof ASSUMED_BY)[string] | undefined): Statement => ({
  Effect: 'Allow',
  Principal: { Service: user?.service },
  Action: 'sts:AssumeRole',
  ...(user?.tellsAccount && { Condition: { StringEquals: { 'aws:SourceAccount': IRELAND.accountId } } }),
});

export function unboundedRoles(stack: Stack, boundary: string | undefined): readonly string[] {
  const roles = resourcesOf<{ readonly PermissionsBoundary?: string }>(stack, 'AWS::IAM::Role');
  const wrong = roles.filter(({ properties }) => properties.PermissionsBoundary !== boundary);
  return wrong.map(({ id, properties }) => `${id} has the boundary ${properties.PermissionsBoundary}`);
}

/** Actions that have no resource, or that AWS requires on all resources. A condition, if there is one, takes its place. */
const WITHOUT_RESOURCE: Readonly<Record<string, Statement['Condition']>> = {
  'sso:ListInstances': undefined,
  'cloudwatch:PutMetricData': { StringEquals: { 'cloudwatch:namespace': 'IdentityCenterMonitor' } },
  // Of whatever key a person has chosen for that parameter.
  'kms:Decrypt': {
    StringEquals: {
      'kms:ViaService': ['ssm.eu-west-1.amazonaws.com', 'ssm.eu-west-1.amazonaws.com'],
      'kms:EncryptionContext:PARAMETER_ARN':
        'arn:aws:ssm:eu-west-1:123456789012:parameter/identity-center-monitor/slack',
    },
  },
  'cloudwatch:DescribeAlarms': undefined,
  'cloudwatch:GetMetricData': undefined,
  'cloudwatch:GetMetricStatistics': undefined,
  'cloudwatch:GetMetricWidgetImage': undefined,
  'cloudwatch:ListDashboards': undefined,
  'cloudwatch:ListMetrics': undefined,
  'logs:StopQuery': undefined,
};

/** In a key's own policy `*` is this key, and these are what AWS documents for its account and its services. */
const IN_KEY_POLICY = ['kms:*', 'kms:GenerateDataKey*'];

const STREAMS_OF_ONE_LOG_GROUP = /:log-group:[^*]+:\*$/;

export const wildcards = (stack: Stack): readonly string[] =>
  statedPolicies(stack)
    .filter(({ statement }) => statement.Effect === 'Allow')
    .flatMap((stated) => {
      const negated = Object.keys(stated.statement).some((member) => member.startsWith('Not'));
      const open = textsIn(stated.statement.Principal).includes('*');
      return [
        ...(negated ? ['allows all but something'] : []),
        ...(open ? ['allows everyone'] : []),
        ...wildActions(stated),
        ...wildResources(stated),
      ].map((breach) => `${stated.id} ${stated.statement.Sid ?? ''} ${breach}`);
    });

const wildActions = ({ property, statement }: Stated): readonly string[] =>
  listed(statement.Action)
    .filter((action) => action.includes('*'))
    .filter((action) => !(property === 'KeyPolicy' && IN_KEY_POLICY.includes(action)));

function wildResources({ property, statement }: Stated): readonly string[] {
  const wild = listed(statement.Resource).filter((resource) => resource.includes('*'));
  return wild.filter((resource) => {
    if (resource !== '*') return !STREAMS_OF_ONE_LOG_GROUP.test(resource);
    return (
      property !== 'KeyPolicy' && !listed(statement.Action).every((action) => knowsNone(action, statement))
    );
  });
}

const knowsNone = (action: string, { Condition }: Statement): boolean =>
  action in WITHOUT_RESOURCE && JSON.stringify(WITHOUT_RESOURCE[action]) === JSON.stringify(Condition);

/** All that anybody in the channel, and the role of the channel, may do. */
export function writesFromChat(stack: Stack): readonly string[] {
  const { properties } = resourceOf<{ readonly GuardrailPolicies?: readonly string[] }>(
    stack,
    'AWS::Chatbot::SlackChannelConfiguration',
  );
  const guardrails = properties.GuardrailPolicies ?? [];
  if (guardrails.length === 0) return ['without a guardrail, AWS takes AdministratorAccess'];
  const own = Object.keys(stack.references).filter((id) => guardrails.includes(stack.references[id] ?? ''));
  const foreign = own.length === guardrails.length ? [] : ['a guardrail is not of this stack'];
  const actions = statedPolicies(stack)
    .filter(({ id }) => own.includes(id))
    .flatMap(({ statement }) => listed(statement.Action));
  return [...foreign, ...actions.filter((action) => !/^[a-z]+:(Get|List|Describe)[a-zA-Z]+$/.test(action))];
}

/** What ends in `_PARAMETER` is the name of a parameter, which begins with a slash. */
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|CREDENTIAL|KEY|WEBHOOK/i;
const isNameOfParameter = (name: string, value: string): boolean =>
  name.endsWith('_PARAMETER') && value.startsWith('/');
const SECRET_VALUE = /:\/\/|hooks\.slack|AKIA|ASIA/;

export const secrets = (stack: Stack): readonly string[] =>
  resourcesOf<{ readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> } }>(
    stack,
    'AWS::Lambda::Function',
  ).flatMap(({ id, properties }) =>
    Object.entries(properties.Environment?.Variables ?? {})
      .filter(
        ([name, value]) =>
          SECRET_VALUE.test(value) || (SECRET_NAME.test(name) && !isNameOfParameter(name, value)),
      )
      .map(([name]) => `${id} ${name}`),
  );
