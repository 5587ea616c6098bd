import {
  AddRegionCommand,
  ConflictException,
  CreateInstanceCommand,
  DeleteInstanceCommand,
  DescribeRegionCommand,
  ListInstancesCommand,
  ListRegionsCommand,
  RemoveRegionCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../lib/domain/time.ts';
import type { OrganizationOptions } from '../../../../local/aws/identity-center/core.ts';
import { ARN, type Harness, organizationInstance, START, startHarness, WAYS, type Way } from '../harness.ts';
import { PRIMARY, refusalOf } from '../sdk.ts';

const SYDNEY = 'ap-southeast-2';
const OHIO = 'us-east-2';
const about = (region: string) => ({ InstanceArn: ARN, RegionName: region });

async function start(way?: Way, organization: Omit<OrganizationOptions, 'now'> = {}): Promise<Harness> {
  const aws = await startHarness(way, { organization });
  aws.organization.put(organizationInstance());
  return aws;
}

async function regions(aws: Harness): Promise<Record<string, string>> {
  const { Regions } = await aws.identityCenter().send(new ListRegionsCommand({ InstanceArn: ARN }));
  return Object.fromEntries((Regions ?? []).map(({ RegionName, Status }) => [RegionName, Status]));
}

async function statuses(aws: Harness): Promise<readonly (string | undefined)[]> {
  const { Instances } = await aws.identityCenter().send(new ListInstancesCommand({}));
  return (Instances ?? []).map(({ Status }) => Status);
}

describe.each(WAYS)('the organisation, asked %s', (way) => {
  it('lists an instance with its Regions and dates as the SDK reads them', async () => {
    const aws = await start(way);
    const { Instances, NextToken } = await aws.identityCenter().send(new ListInstancesCommand({}));
    const at = new Date(START);
    expect(NextToken).toBeUndefined();
    expect(Instances).toEqual([
      {
        InstanceArn: ARN,
        Name: 'workforce',
        OwnerAccountId: '444455556666',
        IdentityStoreId: 'd-1234567890',
        CreatedDate: at,
        Status: 'ACTIVE',
        PrimaryRegion: PRIMARY,
        Regions: [{ RegionName: PRIMARY, Status: 'ACTIVE', AddedDate: at, IsPrimaryRegion: true }],
      },
    ]);
  });

  it('adds a Region: ADDING until addTakes has passed, then ACTIVE', async () => {
    const aws = await start(way, { addTakes: 40 * MINUTE });
    const client = aws.identityCenter();
    expect(await client.send(new AddRegionCommand(about(SYDNEY)))).toMatchObject({ Status: 'ADDING' });
    aws.pass(40 * MINUTE - 1);
    expect(await client.send(new DescribeRegionCommand(about(SYDNEY)))).toMatchObject({
      RegionName: SYDNEY,
      Status: 'ADDING',
      AddedDate: new Date(START),
      IsPrimaryRegion: false,
    });
    aws.pass(1);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE', [SYDNEY]: 'ACTIVE' });
  });

  it('removes a Region: REMOVING until removeTakes has passed, then its row is gone', async () => {
    const aws = await start(way, { removeTakes: 5 * MINUTE });
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'ACTIVE', addedAt: START });
    const client = aws.identityCenter();
    expect(await client.send(new RemoveRegionCommand(about(SYDNEY)))).toMatchObject({ Status: 'REMOVING' });
    aws.pass(5 * MINUTE - 1);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE', [SYDNEY]: 'REMOVING' });
    aws.pass(1);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE' });
    const refusal = await refusalOf(client.send(new DescribeRegionCommand(about(SYDNEY))));
    expect(refusal).toBeInstanceOf(ResourceNotFoundException);
  });

  it('creates an instance, and deletes it again', async () => {
    const aws = await startHarness(way, {
      organization: { createTakes: MINUTE, deleteTakes: 2 * MINUTE },
    });
    const client = aws.identityCenter();
    const { InstanceArn } = await client.send(new CreateInstanceCommand({ Name: 'mine' }));
    expect(await statuses(aws)).toEqual(['CREATE_IN_PROGRESS']);
    aws.pass(MINUTE);
    expect(await statuses(aws)).toEqual(['ACTIVE']);
    await client.send(new DeleteInstanceCommand({ InstanceArn }));
    aws.pass(2 * MINUTE - 1);
    expect(await statuses(aws)).toEqual(['DELETE_IN_PROGRESS']);
    aws.pass(1);
    expect(await statuses(aws)).toEqual([]);
  });
});

describe('the workflows', () => {
  it('an add that hangs never completes, until it is finished', async () => {
    const aws = await start();
    aws.organization.hang(ARN, SYDNEY);
    await aws.identityCenter().send(new AddRegionCommand(about(SYDNEY)));
    aws.pass(1_000_000 * MINUTE);
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'ADDING' });
    aws.organization.finish(ARN, SYDNEY);
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'ACTIVE' });
  });

  it('one that is under way can be made to hang, and only that one', async () => {
    const aws = await start();
    const client = aws.identityCenter();
    await client.send(new AddRegionCommand(about(SYDNEY)));
    aws.organization.hang(ARN, SYDNEY);
    aws.pass(1_000_000 * MINUTE);
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'ADDING' });
    aws.organization.vanish(ARN, SYDNEY);
    await client.send(new AddRegionCommand(about(SYDNEY)));
    aws.pass(10 * MINUTE);
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'ACTIVE' });
  });

  it('an add can vanish, and does not come back when it would have completed', async () => {
    const aws = await start();
    await aws.identityCenter().send(new AddRegionCommand(about(SYDNEY)));
    aws.organization.vanish(ARN, SYDNEY);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE' });
    aws.pass(10 * MINUTE);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE' });
  });

  it('a removal can be reverted, and does not happen later', async () => {
    const aws = await start();
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'ACTIVE' });
    await aws.identityCenter().send(new RemoveRegionCommand(about(SYDNEY)));
    aws.organization.revert(ARN, SYDNEY);
    aws.pass(10 * MINUTE);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE', [SYDNEY]: 'ACTIVE' });
  });

  it('a removal can be finished at once', async () => {
    const aws = await start();
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'REMOVING' });
    aws.organization.finish(ARN, SYDNEY);
    expect(await regions(aws)).toEqual({ [PRIMARY]: 'ACTIVE' });
  });

  it('what is set by hand ends what was under way there', async () => {
    const aws = await start();
    await aws.identityCenter().send(new AddRegionCommand(about(SYDNEY)));
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'ADDING', addedAt: START });
    aws.pass(10 * MINUTE);
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'ADDING' });
    aws.organization.removeRegionRow(ARN, SYDNEY);
    await aws.identityCenter().send(new AddRegionCommand(about(SYDNEY)));
    aws.organization.put(
      organizationInstance({ regions: [{ name: SYDNEY, status: 'ADDING', addedAt: START }] }),
    );
    aws.pass(10 * MINUTE);
    expect(await regions(aws)).toEqual({ [SYDNEY]: 'ADDING' });
    aws.organization.remove(ARN);
    expect(await statuses(aws)).toEqual([]);
  });

  it('finishing, reverting or removing what does not exist is refused', async () => {
    const { organization } = await start();
    expect(() => organization.finish(ARN, PRIMARY)).toThrow('eu-west-1 of');
    expect(() => organization.revert(ARN, SYDNEY)).toThrow('has no row; there must be REMOVING');
    expect(() => organization.vanish(ARN, SYDNEY)).toThrow('has no row');
    expect(() => organization.putRegion('arn:none', { name: SYDNEY })).toThrow(
      'There is no instance arn:none',
    );
  });

  it('a creation fails with the reason that was set, until that is cleared', async () => {
    const aws = await startHarness('in process', { organization: { createTakes: MINUTE } });
    aws.organization.failCreations('KMS key is disabled');
    const { InstanceArn } = await aws.identityCenter().send(new CreateInstanceCommand({}));
    aws.organization.failCreations(undefined);
    expect(await statuses(aws)).toEqual(['CREATE_IN_PROGRESS']);
    aws.pass(MINUTE);
    const { Instances } = await aws.identityCenter().send(new ListInstancesCommand({}));
    expect(Instances).toMatchObject([{ Status: 'CREATE_FAILED', StatusReason: 'KMS key is disabled' }]);
    aws.organization.remove(InstanceArn ?? '');
    await aws.identityCenter().send(new CreateInstanceCommand({}));
    aws.pass(MINUTE);
    expect(await statuses(aws)).toEqual(['ACTIVE']);
  });
});

describe('the errors', () => {
  it.each([AddRegionCommand, RemoveRegionCommand, DescribeRegionCommand])(
    '%o: a malformed ARN or Region is a ValidationException that names it; an unknown one is not found',
    async (Command) => {
      const aws = await start();
      const ask = (input: { InstanceArn: string; RegionName: string }) =>
        refusalOf(aws.identityCenter().send(new Command(input) as AddRegionCommand));
      const malformedArn = await ask({ InstanceArn: 'arn:aws:sso:::instance/x', RegionName: SYDNEY });
      expect(malformedArn).toBeInstanceOf(ValidationException);
      expect(malformedArn.message).toContain("at 'instanceArn'");
      const malformedRegion = await ask({ InstanceArn: ARN, RegionName: 'Sydney' });
      expect(malformedRegion).toBeInstanceOf(ValidationException);
      expect(malformedRegion.message).toContain("Value 'Sydney' at 'regionName'");
      const unknown = await ask({ InstanceArn: ARN.replace('1111', '2222'), RegionName: SYDNEY });
      expect(unknown).toBeInstanceOf(ResourceNotFoundException);
      expect(unknown.$metadata?.httpStatusCode).toBe(404);
    },
  );

  it('Regions are added and removed at the endpoint of the primary only', async () => {
    const aws = await start();
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'ACTIVE' });
    const client = aws.identityCenter(SYDNEY);
    const added = await refusalOf(client.send(new AddRegionCommand(about(OHIO))));
    expect(added).toBeInstanceOf(ValidationException);
    expect(added.message).toContain('must be made from the primary Region eu-west-1');
    const removed = await refusalOf(client.send(new RemoveRegionCommand(about(SYDNEY))));
    expect(removed).toBeInstanceOf(ValidationException);
    expect(await client.send(new DescribeRegionCommand(about(SYDNEY)))).toMatchObject({ Status: 'ACTIVE' });
    const elsewhere = aws.identityCenter(OHIO).send(new DescribeRegionCommand(about(SYDNEY)));
    expect(await refusalOf(elsewhere)).toBeInstanceOf(ResourceNotFoundException);
  });

  it('one add or remove at a time, also when it hangs', async () => {
    const aws = await start();
    const client = aws.identityCenter();
    aws.organization.putRegion(ARN, { name: OHIO, status: 'ACTIVE' });
    await client.send(new AddRegionCommand(about(SYDNEY)));
    aws.organization.hang(ARN, SYDNEY);
    aws.pass(1000 * MINUTE);
    const added = await refusalOf(client.send(new AddRegionCommand(about('us-west-2'))));
    expect(added).toBeInstanceOf(ConflictException);
    expect(added.message).toContain('ap-southeast-2 is ADDING');
    expect(await refusalOf(client.send(new RemoveRegionCommand(about(OHIO))))).toBeInstanceOf(
      ConflictException,
    );
  });

  it('a Region that exists is not added, and the primary or an unknown one is not removed', async () => {
    const aws = await start();
    const client = aws.identityCenter();
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'ACTIVE' });
    const there = await refusalOf(client.send(new AddRegionCommand(about(SYDNEY))));
    expect(there).toBeInstanceOf(ConflictException);
    const primary = await refusalOf(client.send(new RemoveRegionCommand(about(PRIMARY))));
    expect(primary).toBeInstanceOf(ValidationException);
    expect(primary.message).toContain('The primary Region cannot be removed');
    const unknown = await refusalOf(client.send(new RemoveRegionCommand(about(OHIO))));
    expect(unknown).toBeInstanceOf(ResourceNotFoundException);
  });

  it.each([
    [2, 'us-east-1'],
    [6, 'us-east-1'],
  ])('a quota of %i Regions counts the primary', async (regionQuota, refused) => {
    const aws = await start('in process', regionQuota === 6 ? {} : { regionQuota });
    for (let number = 1; number < regionQuota; number++) {
      await aws.identityCenter().send(new AddRegionCommand(about(`us-west-${number}`)));
      aws.pass(10 * MINUTE);
    }
    const refusal = await refusalOf(aws.identityCenter().send(new AddRegionCommand(about(refused))));
    expect(refusal).toBeInstanceOf(ServiceQuotaExceededException);
    expect(refusal.$metadata?.httpStatusCode).toBe(402);
  });

  it('an account has one instance beside that of the organisation, and the same one for the same token', async () => {
    const aws = await start();
    const create = (ClientToken: string, Name = 'mine') =>
      aws.identityCenter().send(new CreateInstanceCommand({ ClientToken, Name }));
    const { InstanceArn } = await create('one');
    expect(InstanceArn).toMatch(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/);
    expect((await create('one')).InstanceArn).toBe(InstanceArn);
    expect(await statuses(aws)).toHaveLength(2);
    expect(await refusalOf(create('two'))).toBeInstanceOf(ConflictException);
    expect((await refusalOf(create('one', 'yours'))).name).toBe('IdempotentParameterMismatch');
  });

  it('an instance is deleted by its owner, once', async () => {
    const aws = await start();
    const client = aws.identityCenter();
    const foreign = await refusalOf(client.send(new DeleteInstanceCommand({ InstanceArn: ARN })));
    expect(foreign.name).toBe('AccessDeniedException');
    const { InstanceArn } = await client.send(new CreateInstanceCommand({}));
    await client.send(new DeleteInstanceCommand({ InstanceArn }));
    const again = await refusalOf(client.send(new DeleteInstanceCommand({ InstanceArn })));
    expect(again).toBeInstanceOf(ConflictException);
    aws.pass(10 * MINUTE);
    const gone = await refusalOf(client.send(new DeleteInstanceCommand({ InstanceArn })));
    expect(gone).toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the endpoints of the Regions', () => {
  it('show an instance where it is primary or ACTIVE; elsewhere an empty list', async () => {
    const aws = await start();
    const seenAt = async (region: string) =>
      (await aws.identityCenter(region).send(new ListInstancesCommand({}))).Instances?.length;
    await aws.identityCenter().send(new AddRegionCommand(about(SYDNEY)));
    expect([await seenAt(PRIMARY), await seenAt(SYDNEY), await seenAt(OHIO)]).toEqual([1, 0, 0]);
    aws.pass(10 * MINUTE);
    expect([await seenAt(PRIMARY), await seenAt(SYDNEY), await seenAt(OHIO)]).toEqual([1, 1, 0]);
  });

  it('show a row that lacks what it should have, with just that left out', async () => {
    const aws = await startHarness();
    aws.organization.put({ arn: ARN, hidesArn: true, createdAt: START });
    aws.organization.put({
      arn: ARN.replace('1111', '2222'),
      createdAt: START,
      primaryRegion: 'us-west-2',
      listedAt: [PRIMARY],
      regions: [{ status: 'ADDING' }, { name: SYDNEY }],
    });
    const { Instances } = await aws.identityCenter().send(new ListInstancesCommand({}));
    expect(Instances).toEqual([
      { CreatedDate: new Date(START) },
      {
        InstanceArn: ARN.replace('1111', '2222'),
        CreatedDate: new Date(START),
        PrimaryRegion: 'us-west-2',
        Regions: [{ Status: 'ADDING' }, { RegionName: SYDNEY }],
      },
    ]);
  });

  it('pass on a status that the SDK does not know', async () => {
    const aws = await start();
    aws.organization.putRegion(ARN, { name: SYDNEY, status: 'PAUSED' });
    expect(await regions(aws)).toMatchObject({ [SYDNEY]: 'PAUSED' });
  });
});
