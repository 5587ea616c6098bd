import { identityCenterClient, listInstances } from '../../lib/aws/identity-center.ts';
import type { Loaded } from '../../lib/aws/records/store.ts';
import { dynamoClient, loadRecords } from '../../lib/aws/records/table.ts';
import type { Listing } from '../../lib/domain/observe/listing.ts';
import { healthyArn } from '../../local/aws/identity-center/healthy-instances.ts';
import { sdkInProcess } from '../../local/aws/wire/sdk-in-process.ts';
import { standAlone } from '../../test/support/sdk/stand-alone.ts';
import { createTable } from '../../test/support/table/table.ts';
import type { MeasuredFunction } from '../process/process.ts';
import { builtFunction, PRIMARY, SCOPE, SETTINGS, startWorld, type World } from '../world/world.ts';

export const REGIONS = 6;

/** An organisation of some size, and a warm function that watches it. */
export interface SizedOrganization {
  readonly instances: number;
  readonly world: World;
  readonly monitor: MeasuredFunction;
}

/**
 * With `TELL_FROM=critical` the removal of a Region is recorded at once, and told only after 30 minutes: what is measured is
 * never waiting for the pace at which messages go out.
 */
const QUIET_CHANGES = { TELL_FROM: 'critical' };
/** The heap of a process is limited to nine tenths of 256 MB, so that garbage is collected as often as in such a function. */
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=230 --max-semi-space-size=12' };

/** Its records are written by another process, so that this one has only ever seen polls like those that are measured. */
export async function organizationOf(instances: number): Promise<SizedOrganization> {
  const table = createTable({ name: SETTINGS.TABLE_NAME });
  const world = await startWorld({
    instances,
    regions: REGIONS,
    dynamoDb: table.endpoint,
    settings: { ...QUIET_CHANGES, ...MEMORY },
  });
  const first = await world.start(builtFunction('monitor'));
  for (let polls = 0; table.items().length <= instances; polls += 1) {
    const { failure } = await first.invoke({ action: 'poll' });
    if (polls === FIRST_POLLS)
      throw new Error(`${polls} polls did not record ${instances} instances: ${failure}`);
  }
  await first.stop();
  return { instances, world, monitor: await world.start(builtFunction('monitor')) };
}

/** A large organisation may need more than one. */
const FIRST_POLLS = 10;

/** Begins to remove a Region of a tenth of the instances, or keeps it after all: another tenth each time. */
export function changeTenth({ instances, world }: SizedOrganization, round: number): number {
  const numbers = tenthOf(instances, round);
  for (const number of numbers) toggle(world, healthyArn(number));
  return numbers.length;
}

/** The numbers of the instances that change, from 1. At least one. */
export function tenthOf(instances: number, round: number): readonly number[] {
  const size = Math.max(1, Math.round(instances / 10));
  const first = (round * size) % instances;
  return Array.from({ length: size }, (_, index) => ((first + index) % instances) + 1);
}

function toggle({ aws: { organization } }: World, arn: string): void {
  const region = organization
    .instances()
    .find((each) => each.arn === arn)
    ?.regions?.at(-1);
  if (region === undefined) throw new Error(`${arn} has no Region to change`);
  organization.putRegion(arn, { ...region, status: region.status === 'ACTIVE' ? 'REMOVING' : 'ACTIVE' });
}

/** What a poll goes by, as the monitor's own clients read it. */
export async function findingsOf({
  world,
}: SizedOrganization): Promise<{ listing: Listing; loaded: Loaded }> {
  standAlone();
  const requestHandler = sdkInProcess(world.aws.gateway);
  const { signal } = new AbortController();
  const listing = await listInstances(identityCenterClient(PRIMARY, { requestHandler }), { signal });
  const loaded = await loadRecords(
    dynamoClient({ requestHandler }),
    { tableName: SETTINGS.TABLE_NAME, scope: SCOPE },
    signal,
  );
  return { listing, loaded };
}
