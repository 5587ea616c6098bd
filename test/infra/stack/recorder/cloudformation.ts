import { evaluate } from '../../template/evaluate.ts';
import type { Cloud } from './cloud.ts';
import { deleteAll, whyNotDeleted } from './deletion.ts';
import { invalid, Refusal } from './refusal.ts';
import { type Input, sourceOf, templateOf, text } from './source.ts';
import { described, eventXml } from './stack-xml.ts';
import { ended, madeOf, next, requireCode, type Source, type Stack } from './stacks.ts';
import { members, type Xml } from './xml.ts';

type Action = (input: Input, cloud: Cloud, region: string) => Xml;

/** The actions of CloudFormation that osls and the project call. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  DescribeStacks: (input, cloud) => ({ Stacks: members([described(stackOf(input, cloud))]) }),

  CreateStack(input, cloud, region) {
    if (cloud.stacks.has(text(input.StackName))) {
      throw new Refusal('AlreadyExistsException', `Stack [${input.StackName}] already exists`);
    }
    const stack = made(newStack(input), sourceOf(input, cloud, region), cloud);
    cloud.stacks.set(stack.name, ended(stack, 'CREATE'));
    return { StackId: stack.id };
  },

  CreateChangeSet(input, cloud, region) {
    const name = text(input.StackName);
    const before = input.ChangeSetType === 'CREATE' ? newStack(input) : stackOf(input, cloud);
    const source = sourceOf(input, cloud, region);
    madeOf(source, before.bucket);
    cloud.stacks.set(name, before);
    cloud.changeSets.set(name, source);
    return { Id: `arn:aws:cloudformation:${region}:123456789012:changeSet/${name}`, StackId: before.id };
  },

  /** Never an empty one: each deployment has a folder of its own for the code. */
  DescribeChangeSet(input, cloud) {
    changeSetOf(input, cloud);
    return { StackId: stackOf(input, cloud).id, Changes: members([]), Status: 'CREATE_COMPLETE' };
  },

  ExecuteChangeSet(input, cloud) {
    const before = stackOf(input, cloud);
    const stack = made(before, changeSetOf(input, cloud), cloud);
    cloud.changeSets.delete(stack.name);
    cloud.stacks.set(stack.name, ended(stack, before.source === undefined ? 'CREATE' : 'UPDATE'));
    return {};
  },

  DeleteChangeSet(input, cloud) {
    cloud.changeSets.delete(stackOf(input, cloud).name);
    return {};
  },

  GetTemplateSummary(input, cloud) {
    const declared = stackOf(input, cloud).source?.template.Parameters ?? {};
    const parameters = Object.entries(declared).map(([ParameterKey, { Default }]) => ({
      ParameterKey,
      ...(Default !== undefined && { DefaultValue: String(Default) }),
      NoEcho: false,
    }));
    return { Parameters: members(parameters) };
  },

  DescribeStackEvents(input, cloud) {
    const { name, events } = stackOf(input, cloud);
    return { StackEvents: members(events.map((event) => ({ StackName: name, ...eventXml(event) }))) };
  },

  DescribeStackResource(input, cloud) {
    const { name, bucket, evaluated } = stackOf(input, cloud);
    const id = text(input.LogicalResourceId);
    const resource = evaluated.resources[id];
    if (resource === undefined) throw invalid(`Resource ${id} does not exist for stack ${name}`);
    const PhysicalResourceId = resource.Type === 'AWS::S3::Bucket' ? bucket : `${id}-id`;
    return {
      StackResourceDetail: { LogicalResourceId: id, PhysicalResourceId, ResourceType: resource.Type },
    };
  },

  ListStackResources(input, cloud) {
    const { evaluated } = stackOf(input, cloud);
    const summaries = Object.entries(evaluated.resources).map(([LogicalResourceId, { Type }]) => ({
      LogicalResourceId,
      PhysicalResourceId: `${LogicalResourceId}-id`,
      ResourceType: Type,
      ResourceStatus: 'CREATE_COMPLETE',
    }));
    return { StackResourceSummaries: members(summaries) };
  },

  ValidateTemplate(input, cloud) {
    templateOf(input, cloud);
    return {};
  },

  DeleteStack(input, cloud) {
    const stack = cloud.stacks.get(text(input.StackName));
    if (stack === undefined) return {};
    const problem = whyNotDeleted(stack, cloud);
    if (problem !== undefined) cloud.stacks.set(stack.name, ended(stack, 'DELETE', problem));
    else deleteAll(stack, cloud);
    return {};
  },
};

function stackOf(input: Input, { stacks }: Cloud): Stack {
  const name = text(input.StackName);
  const found = [...stacks.values()].find((stack) => stack.name === name || stack.id === name);
  if (found === undefined) throw invalid(`Stack with id ${name} does not exist`);
  return found;
}

function changeSetOf(input: Input, { changeSets }: Cloud): Source {
  const found = changeSets.get(text(input.StackName));
  if (found === undefined) {
    throw new Refusal('ChangeSetNotFound', `ChangeSet [${input.ChangeSetName}] does not exist`, 404);
  }
  return found;
}

function newStack(input: Input): Stack {
  const name = text(input.StackName);
  const number = next();
  return {
    id: `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/${number}`,
    name,
    status: 'REVIEW_IN_PROGRESS',
    tags: {},
    evaluated: evaluate({ Resources: {} }, {}),
    bucket: `${name.toLowerCase()}-serverlessdeploymentbucket-${number}`,
    events: [],
  };
}

function made(stack: Stack, source: Source, { buckets }: Cloud): Stack {
  const evaluated = madeOf(source, stack.bucket);
  requireCode(evaluated, buckets);
  if (evaluated.resources.ServerlessDeploymentBucket !== undefined && !buckets.has(stack.bucket)) {
    buckets.set(stack.bucket, new Map());
  }
  return { ...stack, source, evaluated, tags: source.tags };
}
