/**
 * What CloudFormation makes of a template and its parameters: it decides conditions, evaluates functions, and leaves out what
 * is absent. It is as strict as CloudFormation: it throws for what is unknown, missing or out of bounds.
 */

export interface Template {
  readonly AWSTemplateFormatVersion?: string;
  readonly Description?: string;
  readonly Parameters?: Readonly<Record<string, Parameter>>;
  readonly Rules?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
}

export interface Parameter {
  readonly Type: string;
  readonly Description?: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly (string | number)[];
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly MinLength?: number;
  readonly MaxLength?: number;
  readonly ConstraintDescription?: string;
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The stack as CloudFormation reads it: only what its conditions leave, with every function evaluated. */
export interface Stack {
  readonly parameters: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What `Ref` gives for each resource. */
  readonly references: Readonly<Record<string, string>>;
}

export interface Where {
  readonly partition: string;
  readonly urlSuffix: string;
  readonly region: string;
  readonly accountId: string;
}

export const IRELAND: Where = {
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  region: 'eu-west-1',
  accountId: '123456789012',
};

export function evaluate(
  template: Template,
  given: Readonly<Record<string, string>>,
  where: Where = IRELAND,
): Stack {
  const context = { template, parameters: parametersOf(template, given), where };
  const present = Object.entries(template.Resources).filter(([, { Condition }]) => holds(Condition, context));
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, { Condition }]) =>
    holds(Condition, context),
  );
  return {
    parameters: context.parameters,
    resources: Object.fromEntries(
      present.map(([id, resource]) => [id, resolve(resource, context) as Resource]),
    ),
    outputs: Object.fromEntries(outputs.map(([id, { Value }]) => [id, resolve(Value, context)])),
    references: Object.fromEntries(present.map(([id]) => [id, String(reference(id, context))])),
  };
}

interface Context {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly where: Where;
  /** What `Fn::Sub` brings along. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

function parametersOf(template: Template, given: Readonly<Record<string, string>>) {
  const declared = template.Parameters ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => {
      const value = given[name] ?? parameter.Default;
      if (value === undefined) throw new Error(`Parameters: [${name}] must have values`);
      const problem = problemOf(String(value), parameter);
      if (problem !== undefined) {
        throw new Error(`Parameter ${name} failed to satisfy constraint: ${problem}, got "${value}"`);
      }
      return [name, String(value)];
    }),
  );
}

function problemOf(value: string, parameter: Parameter): string | undefined {
  const { Type, AllowedValues, AllowedPattern, MinValue, MaxValue, MinLength, MaxLength } = parameter;
  const explained = (otherwise: string) => parameter.ConstraintDescription ?? otherwise;
  if (Type === 'Number' && !/^-?\d+(\.\d+)?$/.test(value)) return explained('must be a number');
  if (AllowedValues !== undefined && !AllowedValues.map(String).includes(value))
    return explained(`must be one of ${AllowedValues.join(', ')}`);
  // CloudFormation requires that the whole value matches.
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value))
    return explained(`must match ${AllowedPattern}`);
  if (MinValue !== undefined && Number(value) < MinValue) return explained(`must be at least ${MinValue}`);
  if (MaxValue !== undefined && Number(value) > MaxValue) return explained(`must be at most ${MaxValue}`);
  if (MinLength !== undefined && value.length < MinLength) return explained(`must be longer`);
  if (MaxLength !== undefined && value.length > MaxLength) return explained(`must be shorter`);
  return undefined;
}

function holds(name: string | undefined, context: Context): boolean {
  if (name === undefined) return true;
  const condition = context.template.Conditions?.[name];
  if (condition === undefined) throw new Error(`Unresolved condition ${name}`);
  return truth(condition, context);
}

function truth(condition: unknown, context: Context): boolean {
  const [name, argument] = onlyMember(condition) ?? fail('a condition', condition);
  const parts = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Condition':
      return holds(String(argument), context);
    case 'Fn::Equals':
      return String(resolve(parts[0], context)) === String(resolve(parts[1], context));
    case 'Fn::Not':
      return !truth(parts[0], context);
    case 'Fn::And':
      return parts.every((part) => truth(part, context));
    case 'Fn::Or':
      return parts.some((part) => truth(part, context));
    default:
      return fail('a condition', condition);
  }
}

const ABSENT = Symbol('AWS::NoValue');

function resolve(value: unknown, context: Context): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, context)).filter((item) => item !== ABSENT);
  if (typeof value !== 'object' || value === null) return value;
  const [name, argument] = onlyMember(value) ?? [];
  const evaluated = name === undefined ? undefined : FUNCTIONS[name];
  if (evaluated !== undefined) return evaluated(argument as never, context);
  if (name?.startsWith('Fn::')) return fail('a function', value);
  const members = Object.entries(value).map(([key, member]) => [key, resolve(member, context)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== ABSENT));
}

const FUNCTIONS: Readonly<Record<string, (argument: never, context: Context) => unknown>> = {
  Ref: (name: string, context) => reference(name, context),
  'Fn::GetAtt': (path: readonly string[] | string, context) => attribute(path, context),
  'Fn::If': ([name, yes, no]: readonly [string, unknown, unknown], context) =>
    resolve(holds(name, context) ? yes : no, context),
  'Fn::FindInMap': ([map, first, second]: readonly [string, unknown, unknown], context) => {
    const keys = [String(resolve(first, context)), String(resolve(second, context))] as const;
    const found = context.template.Mappings?.[map]?.[keys[0]]?.[keys[1]];
    return found ?? fail('an entry of a mapping', [map, ...keys]);
  },
  'Fn::Join': ([separator, parts]: readonly [string, readonly unknown[]], context) =>
    (resolve(parts, context) as readonly unknown[]).join(separator),
  'Fn::Sub': (argument: string | readonly [string, Record<string, unknown>], context) => {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
    return text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal !== '') return whole.replace('!', '');
      if (name in variables) return String(resolve(variables[name], context));
      return String(name.includes('.') ? attribute(name, context) : reference(name, context));
    });
  },
};

function reference(name: string, context: Context): unknown {
  const { partition, urlSuffix, region, accountId } = context.where;
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::Partition': partition,
    'AWS::URLSuffix': urlSuffix,
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::StackName': 'identity-center-monitor',
    'AWS::NoValue': ABSENT,
  };
  if (name in pseudo) return pseudo[name];
  const parameter = context.parameters[name];
  if (parameter !== undefined) return parameter;
  const resource = resourceOf(name, context);
  const properties = resolve(resource.Properties ?? {}, context) as Record<string, unknown>;
  return REFERENCES[resource.Type]?.(name, properties, context.where) ?? `${name}-id`;
}

function attribute(path: readonly string[] | string, context: Context): unknown {
  const [name = '', member = ''] = typeof path === 'string' ? path.split(/\.(.*)/) : path;
  const resource = resourceOf(name, context);
  const properties = resolve(resource.Properties ?? {}, context) as Record<string, unknown>;
  if (member === 'Arn') {
    return ARNS[resource.Type]?.(name, properties, context.where) ?? fail('an ARN of', resource.Type);
  }
  if (resource.Type === 'AWS::SNS::Topic' && member === 'TopicName') return `${name}-name`;
  if (resource.Type === 'AWS::SQS::Queue' && member === 'QueueName') {
    return properties.QueueName ?? `${name}-name`;
  }
  return fail('an attribute', path);
}

function resourceOf(name: string, context: Context): Resource {
  const resource = context.template.Resources[name] ?? fail('a reference', name);
  if (!holds(resource.Condition, context)) fail('a resource that the conditions leave', name);
  return resource;
}

type Naming = (id: string, properties: Readonly<Record<string, unknown>>, where: Where) => string;

const arn =
  (service: string, rest: (id: string, properties: Readonly<Record<string, unknown>>) => string): Naming =>
  (id, properties, { partition, region, accountId }) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest(id, properties)}`;

const globalArn =
  (rest: (id: string) => string): Naming =>
  (id, _, { partition, accountId }) =>
    `arn:${partition}:iam::${accountId}:${rest(id)}`;

/** A name that CloudFormation would generate is not known; the logical id stands for it. */
const ARNS: Readonly<Record<string, Naming>> = {
  'AWS::Lambda::Function': arn('lambda', (id, { FunctionName }) => `function:${FunctionName ?? id}`),
  'AWS::DynamoDB::Table': arn('dynamodb', (id) => `table/${id}-name`),
  'AWS::SNS::Topic': arn('sns', (id) => `${id}-name`),
  'AWS::SQS::Queue': arn('sqs', (id, { QueueName }) => String(QueueName ?? `${id}-name`)),
  'AWS::KMS::Key': arn('kms', () => 'key/11111111-2222-3333-4444-555555555555'),
  'AWS::Logs::LogGroup': arn('logs', (_, { LogGroupName }) => `log-group:${LogGroupName}:*`),
  'AWS::CloudWatch::Alarm': arn('cloudwatch', (id, { AlarmName }) => `alarm:${AlarmName ?? id}`),
  'AWS::IAM::Role': globalArn((id) => `role/${id}-name`),
};

const REFERENCES: Readonly<Record<string, Naming>> = {
  'AWS::Lambda::Function': (id, { FunctionName }) => String(FunctionName ?? id),
  'AWS::SNS::Topic': (id, properties, where) => ARNS['AWS::SNS::Topic']?.(id, properties, where) ?? id,
  'AWS::DynamoDB::Table': (id) => `${id}-name`,
  'AWS::SQS::Queue': (id, { QueueName }, { region, urlSuffix, accountId }) =>
    `https://sqs.${region}.${urlSuffix}/${accountId}/${QueueName ?? `${id}-name`}`,
  'AWS::IAM::Role': (id) => `${id}-name`,
  'AWS::IAM::ManagedPolicy': globalArn((id) => `policy/${id}-name`),
  'AWS::Logs::LogGroup': (_, { LogGroupName }) => String(LogGroupName),
  'AWS::CloudWatch::Dashboard': (_, { DashboardName }) => String(DashboardName),
};

function onlyMember(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  return members.length === 1 ? members[0] : undefined;
}

function fail(what: string, value: unknown): never {
  throw new Error(`CloudFormation would refuse ${what}: ${JSON.stringify(value)}`);
}
