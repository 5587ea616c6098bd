import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types';
import type { Resource } from './evaluate.ts';

/**
 * Checks resources against CloudFormation's own schemas, from the database that the CDK is made from. It accepts resources
 * as they are in a template, with their functions, and evaluated ones.
 */
const SPEC = loadAwsServiceSpecSync();

const ATTRIBUTES = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
];

/** What the API references allow where the schemas say only that it is a text. */
const ALSO_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudWatch::Alarm.Statistic': ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'],
  'AWS::CloudWatch::Alarm.ComparisonOperator': [
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ],
  'AWS::CloudWatch::Alarm.TreatMissingData': ['breaching', 'notBreaching', 'ignore', 'missing'],
  'AWS::Lambda::Function.Runtime': ['nodejs22.x', 'nodejs24.x'],
  'AWS::DynamoDB::Table.BillingMode': ['PROVISIONED', 'PAY_PER_REQUEST'],
  'AWS::SNS::Subscription.Protocol': ['email', 'email-json', 'https', 'lambda', 'sqs'],
  'AWS::Chatbot::SlackChannelConfiguration.LoggingLevel': ['ERROR', 'INFO', 'NONE'],
};

/** One line for each thing that CloudFormation would refuse. */
export function misfits(resources: Readonly<Record<string, Resource>>): readonly string[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    const unknown = Object.keys(resource).filter((name) => !ATTRIBUTES.includes(name));
    const [type] = SPEC.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
    if (type === undefined) return [`${id}: there is no type ${resource.Type}`];
    return [
      ...unknown.map((name) => `${id}: a resource has no ${name}`),
      ...ofObject(resource.Properties ?? {}, type.properties, id),
      ...Object.entries(resource.Properties ?? {}).flatMap(([name, value]) =>
        ofAllowed(value, ALSO_ALLOWED[`${resource.Type}.${name}`] ?? [], `${id}.${name}`),
      ),
    ];
  });
}

function ofObject(value: unknown, known: ResourceProperties, path: string): readonly string[] {
  if (!isObject(value)) return [`${path} must be an object`];
  const missing = Object.keys(known).filter((name) => known[name]?.required === true && !(name in value));
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const property = known[name];
    return property === undefined
      ? [`${path}.${name} is not known`]
      : ofType(member, property.type, `${path}.${name}`);
  });
  return [...missing.map((name) => `${path}.${name} is required`), ...wrong];
}

function ofType(value: unknown, type: PropertyType, path: string): readonly string[] {
  const branches = branchesOf(value);
  if (branches !== undefined) return branches.flatMap((branch) => ofType(branch, type, path));
  switch (type.type) {
    case 'ref':
      return ofObject(value, SPEC.get('typeDefinition', type.reference).properties, path);
    case 'array':
      if (!Array.isArray(value)) return [`${path} must be a list`];
      return value.flatMap((item, index) => ofType(item, type.element, `${path}.${index}`));
    case 'map':
      if (!isObject(value)) return [`${path} must be an object`];
      return Object.entries(value).flatMap(([key, item]) => ofType(item, type.element, `${path}.${key}`));
    case 'union':
      return ofUnion(value, type.types, path);
    case 'tag':
      return ofObject(value, TAG, path);
    default:
      return ofScalar(value, type, path);
  }
}

const TAG: ResourceProperties = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

/** If the schema has a shape, the value must match it, even if the schema also allows any JSON. */
function ofUnion(value: unknown, types: readonly PropertyType[], path: string): readonly string[] {
  const shaped = types.filter(({ type }) => type === 'ref' || type === 'array' || type === 'map');
  const tried = (shaped.length > 0 ? shaped : types).map((type) => ofType(value, type, path));
  return tried.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

type Scalar = Exclude<PropertyType, { readonly type: 'ref' | 'array' | 'map' | 'union' | 'tag' }>;

function ofScalar(value: unknown, type: Scalar, path: string): readonly string[] {
  if (!fits(value, type.type)) return [`${path} must be of type ${type.type}, not ${JSON.stringify(value)}`];
  return ofAllowed(value, ('allowedValues' in type && type.allowedValues) || [], path);
}

function ofAllowed(value: unknown, allowed: readonly unknown[], path: string): readonly string[] {
  const branches = branchesOf(value);
  if (branches !== undefined) return branches.flatMap((branch) => ofAllowed(branch, allowed, path));
  if (allowed.length === 0 || allowed.map(String).includes(String(value))) return [];
  return [`${path} must be one of ${allowed.join(', ')}, not ${JSON.stringify(value)}`];
}

/** A parameter is text, even if it is a number: CloudFormation converts it to what the property needs. */
function fits(value: unknown, type: Scalar['type']): boolean {
  switch (type) {
    case 'json':
      return isObject(value);
    case 'integer':
      return /^-?\d+$/.test(scalar(value));
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(scalar(value));
    case 'boolean':
      return /^(true|false)$/.test(scalar(value));
    case 'string':
    case 'date-time':
      return typeof value !== 'object' && value !== undefined;
    case 'null':
      return value === null;
  }
}

const scalar = (value: unknown): string => (typeof value === 'object' ? '' : String(value));

/** The results of a function that can be read from the template. Undefined for what is no function. */
function branchesOf(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value)) return undefined;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return name === 'Fn::If' && Array.isArray(argument) ? argument.slice(1) : [];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
