import type { Stack } from './stacks.ts';
import { members, type Xml } from './xml.ts';

export const described = ({ id, name, status, evaluated, tags, source }: Stack): Xml => ({
  StackId: id,
  StackName: name,
  StackStatus: status,
  CreationTime: '2026-01-01T00:00:00.000Z',
  Parameters: members(
    Object.entries(source?.parameters ?? {}).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  ),
  Outputs: members(
    Object.entries(evaluated.outputs).map(([OutputKey, value]) => ({
      OutputKey,
      OutputValue: String(value),
    })),
  ),
  Tags: members(Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))),
});

export const eventXml = ({ id, resource, type, status, reason }: Stack['events'][number]): Xml & object => ({
  EventId: id,
  LogicalResourceId: resource,
  ResourceType: type,
  ResourceStatus: status,
  ResourceStatusReason: reason,
  Timestamp: '2026-01-01T00:00:00.000Z',
});
