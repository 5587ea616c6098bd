import {
  AccessDeniedException,
  CreateInstanceCommand,
  DeleteInstanceCommand,
  DescribeInstanceCommand,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, MANAGEMENT, organizationInstance, START, startHarness, WAYS } from '../harness.ts';
import { PRIMARY, refusalOf } from '../sdk.ts';

const describeInstance = (InstanceArn: string | undefined) => new DescribeInstanceCommand({ InstanceArn });

describe.each(WAYS)('DescribeInstance, asked %s', (way) => {
  it('tells of one instance what ListInstances tells, and where its users are', async () => {
    const aws = await startHarness(way);
    aws.organization.put(organizationInstance());
    const { $metadata: _, ...details } = await aws.identityCenter().send(describeInstance(ARN));
    expect(details).toEqual({
      InstanceArn: ARN,
      Name: 'workforce',
      OwnerAccountId: MANAGEMENT,
      IdentityStoreId: 'd-1234567890',
      IdentityStoreArn: `arn:aws:identitystore::${MANAGEMENT}:identitystore/d-1234567890`,
      CreatedDate: new Date(START),
      Status: 'ACTIVE',
      PrimaryRegion: PRIMARY,
      Regions: [{ RegionName: PRIMARY, Status: 'ACTIVE', AddedDate: new Date(START), IsPrimaryRegion: true }],
    });
  });
});

describe('DescribeInstance', () => {
  it('says why a creation failed, which is why messages tell people to call it', async () => {
    const aws = await startHarness();
    aws.organization.failCreations('The key is disabled');
    const { InstanceArn } = await aws.identityCenter().send(new CreateInstanceCommand({ Name: 'mine' }));
    const statusOf = async () => {
      const { Status, StatusReason } = await aws.identityCenter().send(describeInstance(InstanceArn));
      return [Status, StatusReason];
    };
    expect(await statusOf()).toEqual(['CREATE_IN_PROGRESS', undefined]);
    aws.pass(10 * MINUTE);
    expect(await statusOf()).toEqual(['CREATE_FAILED', 'The key is disabled']);
  });

  it('is denied once the instance is deleted, and for one that was never there', async () => {
    const aws = await startHarness();
    const client = aws.identityCenter();
    const { InstanceArn } = await client.send(new CreateInstanceCommand({}));
    await client.send(new DeleteInstanceCommand({ InstanceArn }));
    expect(await client.send(describeInstance(InstanceArn))).toMatchObject({ Status: 'DELETE_IN_PROGRESS' });
    aws.pass(10 * MINUTE);
    for (const arn of [InstanceArn, ARN]) {
      const refusal = await refusalOf(client.send(describeInstance(arn)));
      expect(refusal).toBeInstanceOf(AccessDeniedException);
      expect(refusal.$metadata?.httpStatusCode).toBe(403);
    }
  });

  it('answers only where the instance is enabled, and refuses what is no ARN', async () => {
    const aws = await startHarness();
    aws.organization.put(organizationInstance());
    const elsewhere = await refusalOf(aws.identityCenter('us-east-2').send(describeInstance(ARN)));
    expect(elsewhere).toBeInstanceOf(AccessDeniedException);
    const malformed = await refusalOf(aws.identityCenter().send(describeInstance('ssoins-1')));
    expect(malformed).toBeInstanceOf(ValidationException);
    expect(malformed.message).toContain("at 'instanceArn'");
  });

  it('fails with the endpoint', async () => {
    const aws = await startHarness();
    aws.organization.put(organizationInstance());
    aws.faults.set({ type: 'throttle' });
    const refusal = await refusalOf(aws.identityCenter().send(describeInstance(ARN)));
    expect(refusal).toBeInstanceOf(ThrottlingException);
  });
});
