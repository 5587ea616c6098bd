import type { PolicyDocument, Statement } from '../roles/iam-policy.ts';
import type { Stack } from './evaluate.ts';
import { listed, resourcesOf } from './resources-of.ts';

/** Resources that answer over plain HTTP unless a policy denies it, and how such a policy names them. */
const REACHABLE = [
  {
    type: 'AWS::SNS::Topic',
    policy: 'AWS::SNS::TopicPolicy',
    attachedBy: 'Topics',
    actions: ['sns:Publish'],
    isNamed: (resource: string, reference: string) => resource === reference,
  },
  {
    type: 'AWS::SQS::Queue',
    policy: 'AWS::SQS::QueuePolicy',
    attachedBy: 'Queues',
    actions: ['sqs:*', 'sqs:SendMessage'],
    isNamed: (resource: string, reference: string) => resource.endsWith(`:${reference.split('/').at(-1)}`),
  },
  {
    type: 'AWS::S3::Bucket',
    policy: 'AWS::S3::BucketPolicy',
    attachedBy: 'Bucket',
    actions: ['s3:*'],
    isNamed: (resource: string, reference: string) => resource.endsWith(`:::${reference}/*`),
  },
] as const;

/** Resources that allow plain HTTP, one line for each. */
export const plainHttp = (stack: Stack): readonly string[] =>
  REACHABLE.flatMap((kind) =>
    resourcesOf(stack, kind.type)
      .filter(({ id }) => !deniesPlainHttp(stack, kind, stack.references[id] ?? ''))
      .map(({ id }) => `${id} takes plain HTTP`),
  );

type Kind = (typeof REACHABLE)[number];
type Policy = Readonly<Record<string, unknown>> & { readonly PolicyDocument: PolicyDocument };

/** A second policy of the same resource would replace the first. */
function deniesPlainHttp(stack: Stack, kind: Kind, reference: string): boolean {
  const attached = resourcesOf<Policy>(stack, kind.policy).filter(({ properties }) =>
    listed(properties[kind.attachedBy]).includes(reference),
  );
  const [only, ...others] = attached.map(({ properties }) => listed(properties.PolicyDocument.Statement));
  return others.length === 0 && only?.some((statement) => isDenial(statement, kind, reference)) === true;
}

const isDenial = (statement: Statement, kind: Kind, reference: string): boolean =>
  statement.Effect === 'Deny' &&
  ['"*"', '{"AWS":"*"}'].includes(JSON.stringify(statement.Principal)) &&
  listed(statement.Action).some((action) => (kind.actions as readonly string[]).includes(action)) &&
  listed(statement.Resource).some((resource) => kind.isNamed(resource, reference)) &&
  // Any other condition would let some of it through.
  /^\{"Bool":\{"aws:SecureTransport":"?false"?\}\}$/.test(JSON.stringify(statement.Condition));
