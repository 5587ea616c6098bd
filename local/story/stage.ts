import type { Instant } from '../../lib/domain/time.ts';
import type { IdentityCenterFault } from '../aws/identity-center/faults.ts';
import type { Organization } from '../aws/identity-center/organization.ts';
import type { InstanceRow, RegionRow } from '../aws/identity-center/state.ts';
import type { Faults } from '../aws/wire/faults.ts';
import type { EndpointTrouble, Leftout, Statement, StatusStatement, Story, Subject } from './story.ts';

/** Puts what a story says of AWS into a simulated organisation. */
export interface Stage {
  readonly apply: (statement: Statement) => void;
  /** Ends what goes wrong. */
  readonly calm: () => void;
}

export interface StageOptions {
  readonly organization: Pick<Organization, 'instances' | 'put' | 'remove' | 'putRegion' | 'removeRegionRow'>;
  readonly faults: Faults<IdentityCenterFault>;
  /** The primary Region of an instance that names no other. */
  readonly primaryRegion: string;
  /** The instant of time 00:00. */
  readonly start: Instant;
}

const ACCOUNT = '111122223333';
const DEFAULT_REGION = 'eu-west-1';

/** The ARN of an instance by its name in a story. */
export const arnOf = (name: string): string => `arn:aws:sso:::instance/ssoins-${name.padStart(16, '0')}`;

/** The first Region that a story names is its primary Region, and the one that the monitor asks. */
export function primaryRegionOf(story: Story): string {
  const statements = story.steps.flatMap((step) => (step.type === 'runs' ? step.statements : []));
  const regions = statements.flatMap((statement) =>
    'of' in statement && statement.of !== 'scope' ? (statement.of.region ?? []) : [],
  );
  return regions[0] ?? DEFAULT_REGION;
}

export function createStage(options: StageOptions): Stage {
  // What `with regions` brings back.
  const leftOut = new Map<string, InstanceRow['regions']>();
  return {
    calm: () => options.faults.clear(),
    apply: (statement) => {
      switch (statement.type) {
        case 'status':
          if (statement.of.region === undefined) return instanceStatus(statement, options);
          return regionStatus(statement, statement.of.region, options);
        case 'gone':
          return gone(statement.of, options);
        case 'without':
          return change(statement.of, options, (row) => without(row, statement.what, leftOut));
        case 'with-regions':
          return change(statement.of, options, (row) => ({ ...row, regions: leftOut.get(row.arn) ?? [] }));
        case 'primary':
          return change(statement.of, options, (row) => withPrimary(row, statement.region));
        case 'endpoint':
          for (const fault of faultsOf(statement.trouble)) set(fault, statement.trouble, options);
          return;
        case 'call':
        case 'record':
        case 'overlap':
        case 'settle':
        case 'table-emptied':
          throw new Error(`"${statement.type}" is not about Identity Center`);
      }
    },
  };
}

const rowOf = ({ instance }: Subject, { organization }: StageOptions): InstanceRow | undefined =>
  organization.instances().find(({ arn }) => arn === arnOf(instance));

function change(of: Subject, options: StageOptions, edit: (row: InstanceRow) => InstanceRow): void {
  const row = rowOf(of, options) ?? newRow(of, options);
  options.organization.put(edit(row));
}

const newRow = ({ instance }: Subject, { primaryRegion, start }: StageOptions): InstanceRow => ({
  arn: arnOf(instance),
  name: instance,
  ownerAccountId: ACCOUNT,
  identityStoreId: 'd-1234567890',
  createdAt: start,
  status: 'ACTIVE',
  primaryRegion,
  regions: [],
});

function instanceStatus({ of, status, statusReason }: StatusStatement, options: StageOptions): void {
  change(of, options, ({ statusReason: _, hidesArn: __, ...row }) => ({
    ...row,
    status,
    ...(statusReason !== undefined && { statusReason }),
  }));
}

function regionStatus(statement: StatusStatement, region: string, options: StageOptions): void {
  const { of, also, status } = statement;
  const row = rowOf(of, options) ?? newRow(of, options);
  const addedBefore = row.regions?.find((one) => one.name === region)?.addedAt;
  const addedAt = addedAtOf(statement, addedBefore, options);
  const entry: RegionRow = {
    name: region,
    status,
    isPrimary: region === row.primaryRegion,
    ...(addedAt !== undefined && { addedAt }),
  };
  if (also) options.organization.put({ ...row, regions: [...(row.regions ?? []), entry] });
  else if (rowOf(of, options) === undefined) options.organization.put({ ...row, regions: [entry] });
  else options.organization.putRegion(row.arn, entry);
}

function addedAtOf(
  { since }: StatusStatement,
  before: Instant | undefined,
  { start }: StageOptions,
): Instant | undefined {
  if (since === undefined) return before;
  return since === 'unknown' ? undefined : start + since;
}

function gone(of: Subject, { organization }: StageOptions): void {
  if (of.region === undefined) organization.remove(arnOf(of.instance));
  else organization.removeRegionRow(arnOf(of.instance), of.region);
}

function without(row: InstanceRow, what: Leftout, leftOut: Map<string, InstanceRow['regions']>): InstanceRow {
  switch (what) {
    case 'arn':
      return { ...row, hidesArn: true };
    case 'status': {
      const { status: _, ...rest } = row;
      return rest;
    }
    case 'primary': {
      const { primaryRegion: _, ...rest } = row;
      return rest;
    }
    case 'regions': {
      const { regions, ...rest } = row;
      leftOut.set(row.arn, regions);
      return rest;
    }
  }
}

const withPrimary = (row: InstanceRow, primaryRegion: string): InstanceRow => ({
  ...row,
  primaryRegion,
  ...(row.regions && {
    regions: row.regions.map((region) => ({ ...region, isPrimary: region.name === primaryRegion })),
  }),
});

function faultsOf(trouble: EndpointTrouble): readonly IdentityCenterFault[] {
  switch (trouble.type) {
    case 'throttled':
      return [{ type: 'throttle' }];
    case 'failing':
      return [{ type: 'fail' }];
    case 'empty':
      return [{ type: 'empty-list' }];
    case 'denied':
      return [{ type: 'deny', ...(trouble.reason !== undefined && { reason: trouble.reason }) }];
    case 'silent':
      return [{ type: 'reset' }];
    case 'token-repeats':
      return [{ type: 'short-pages', size: 1 }, { type: 'repeat-token' }];
    case 'page-fails':
      return [
        { type: 'short-pages', size: 1 },
        { type: 'break-page', page: trouble.page },
      ];
  }
}

function set(
  fault: IdentityCenterFault,
  trouble: EndpointTrouble,
  { faults, primaryRegion }: StageOptions,
): void {
  const primaryOnly = trouble.type === 'silent' && trouble.but !== undefined;
  faults.set(fault, primaryOnly ? { region: primaryRegion } : {});
}
