import { healthyArn, putHealthyInstances } from '../../local/aws/identity-center/healthy-instances.ts';
import type { Organization } from '../../local/aws/identity-center/organization.ts';
import type { InstanceRow } from '../../local/aws/identity-center/state.ts';
import { PRIMARY, SCOPE } from '../world/world.ts';

export const INSTANCES = 6;
export const REGIONS = 4;

type Draw = <T>(options: readonly T[]) => T;

/** Options by these numbers, each from 0 to below 1. @throws RangeError without an option */
export const drawBy =
  (random: () => number): Draw =>
  (options) => {
    const drawn = options[Math.floor(random() * options.length)];
    if (drawn === undefined) throw new RangeError('There is nothing to draw from');
    return drawn;
  };

/** Everything is `ACTIVE`, and what was gone is back. */
export const heal = (organization: Pick<Organization, 'put'>): void =>
  putHealthyInstances(organization, {
    instances: INSTANCES,
    regions: REGIONS,
    primary: PRIMARY,
    ownerAccountId: SCOPE.accountId,
  });

/** One thing changes: mostly an additional Region, sometimes an instance. It stays so until it changes again. */
export function changeSomething(organization: Organization, draw: Draw): void {
  const arn = healthyArn(draw(Array.from({ length: INSTANCES }, (_, index) => index + 1)));
  const row = organization.instances().find((each) => each.arn === arn);
  if (row === undefined) putBack(organization, arn);
  else changeInstance(organization, row, draw);
}

const putBack = (organization: Organization, arn: string): void =>
  heal({
    put: (row) => {
      if (row.arn === arn) organization.put(row);
    },
  });

function changeInstance(organization: Organization, row: InstanceRow, draw: Draw): void {
  switch (draw(['region', 'region', 'region', 'region', 'region', 'status', 'gone'] as const)) {
    case 'region':
      changeRegion(organization, row, draw);
      break;
    case 'status':
      organization.put({ ...row, ...draw(STATUSES) });
      break;
    case 'gone':
      organization.remove(row.arn);
      break;
  }
}

const STATUSES: readonly Pick<InstanceRow, 'status' | 'statusReason'>[] = [
  { status: 'ACTIVE' },
  { status: 'ACTIVE' },
  { status: 'CREATE_IN_PROGRESS' },
  { status: 'CREATE_FAILED', statusReason: 'The service-linked role is missing' },
  { status: 'DELETE_IN_PROGRESS' },
];

/** Any status may follow any other: each is a case that the rules decide. */
function changeRegion(organization: Organization, { arn, regions = [] }: InstanceRow, draw: Draw): void {
  const name = draw(NAMES);
  const status = draw(['ADDING', 'ADDING', 'ACTIVE', 'ACTIVE', 'REMOVING', 'PAUSED', 'gone'] as const);
  const row = regions.find((each) => each.name === name);
  if (status !== 'gone') {
    organization.putRegion(arn, { isPrimary: false, ...row, name, status, addedAt: Date.now() });
  } else if (row !== undefined) {
    organization.removeRegionRow(arn, name);
  }
}

/** As in `putHealthyInstances`, without the primary. */
const NAMES = Array.from({ length: REGIONS - 1 }, (_, index) => `ap-somewhere-${index + 1}`);
