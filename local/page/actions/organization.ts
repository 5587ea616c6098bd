import type { Organization } from '../../aws/identity-center/organization.ts';
import type { InstanceRow } from '../../aws/identity-center/state.ts';
import { primaryOf } from '../../aws/identity-center/state.ts';
import type { Stage } from '../../story/stage.ts';
import { arnOf } from '../../story/stage.ts';
import { type Fields, fieldOf, oneOf } from './fields.ts';

export interface OrganizationContext {
  readonly organization: Organization;
  readonly stage: Stage;
}

/** What a row can lack. */
export const FIELDS = ['regions', 'status', 'arn', 'primary'] as const;

export type OrganizationAction = keyof ReturnType<typeof organizationActions>;

/** What people can do to the organisation, by the name of the button. */
export function organizationActions({ organization, stage }: OrganizationContext) {
  const leftOut = new Map<string, InstanceRow>();
  const rowOf = (fields: Fields): InstanceRow => {
    const row = organization.instances().find(({ arn }) => arn === fields.get('arn'));
    if (row === undefined) throw new Error('This instance is gone already.');
    return row;
  };
  const change = (fields: Fields, edit: (row: InstanceRow) => InstanceRow): void =>
    organization.put(edit(rowOf(fields)));
  const onRegion = (act: (arn: string, region: string) => void) => (fields: Fields) =>
    act(rowOf(fields).arn, fieldOf(fields, 'region'));
  return {
    'add-region': (fields: Fields) => {
      const row = rowOf(fields);
      organization.addRegion(primaryOf(row) ?? '', inputOf(row, fields));
      if (fields.has('hangs')) organization.hang(row.arn, fieldOf(fields, 'region'));
    },
    'remove-region': (fields: Fields) => {
      const row = rowOf(fields);
      organization.removeRegion(primaryOf(row) ?? '', inputOf(row, fields));
    },
    'hang-region': onRegion(organization.hang),
    'complete-region': onRegion(organization.finish),
    'vanish-region': onRegion(organization.vanish),
    'revert-region': onRegion(organization.revert),
    'fail-region': onRegion((arn, region) => {
      const found = organization.instances().find((row) => row.arn === arn)?.regions;
      const row = found?.find(({ name }) => name === region) ?? { name: region };
      organization.putRegion(arn, { ...row, status: 'ADD_FAILED' });
    }),
    'create-instance': (fields: Fields) => {
      const instance = nameOf(fields);
      if (organization.instances().some(({ arn }) => arn === arnOf(instance))) {
        throw new Error(`There is an instance ${instance} already.`);
      }
      stage.apply({ type: 'status', of: { instance }, status: 'CREATE_IN_PROGRESS', also: false });
    },
    'delete-instance': (fields: Fields) => change(fields, withStatus('DELETE_IN_PROGRESS')),
    'revert-instance': (fields: Fields) => change(fields, withStatus('ACTIVE')),
    'fail-instance': (fields: Fields) => change(fields, withStatus('CREATE_FAILED', REASON)),
    'complete-instance': (fields: Fields) => {
      const row = rowOf(fields);
      if (row.status === 'CREATE_IN_PROGRESS') organization.put(withStatus('ACTIVE')(row));
      else organization.remove(row.arn);
    },
    'vanish-instance': (fields: Fields) => organization.remove(rowOf(fields).arn),
    'leave-out': (fields: Fields) => {
      const row = rowOf(fields);
      const what = oneOf(fields, 'field', FIELDS);
      leftOut.set(row.arn, { ...leftOut.get(row.arn), ...row });
      organization.put(without(row, what));
    },
    'bring-back': (fields: Fields) =>
      change(fields, (row) => ({ ...leftOut.get(row.arn), ...row, hidesArn: false })),
  };
}

const REASON =
  'The customer managed key is disabled: enable it, then delete this instance and create it again.';

const inputOf = ({ arn }: InstanceRow, fields: Fields) => ({
  InstanceArn: arn,
  RegionName: fieldOf(fields, 'region'),
});

/** As stories name instances. */
function nameOf(fields: Fields): string {
  const name = fieldOf(fields, 'name');
  if (/^[a-z][a-z0-9]{0,15}$/.test(name)) return name;
  throw new Error(`A name must have 1 to 16 small letters and digits, such as sandbox2, got "${name}"`);
}

const withStatus =
  (status: string, reason?: string) =>
  ({ statusReason: _, ...row }: InstanceRow): InstanceRow => ({
    ...row,
    status,
    ...(reason !== undefined && { statusReason: reason }),
  });

function without(row: InstanceRow, what: (typeof FIELDS)[number]): InstanceRow {
  const { regions, status, primaryRegion, ...rest } = row;
  switch (what) {
    case 'arn':
      return { ...row, hidesArn: true };
    case 'regions':
      return { ...rest, ...optional({ status, primaryRegion }) };
    case 'status':
      return { ...rest, ...optional({ regions, primaryRegion }) };
    case 'primary':
      return { ...rest, ...optional({ regions, status }) };
  }
}

/** Without the members that have no value. */
const optional = <T extends object>(members: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

/** What a row lacks. */
export const leftOutOf = (row: InstanceRow): readonly string[] => [
  ...(row.regions === undefined ? ['Regions'] : []),
  ...(row.status === undefined ? ['Status'] : []),
  ...(row.hidesArn ? ['InstanceArn'] : []),
  ...(row.primaryRegion === undefined ? ['PrimaryRegion'] : []),
];
