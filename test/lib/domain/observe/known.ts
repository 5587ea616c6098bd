import { EMPTY_LEDGER } from '../../../../lib/domain/ledger.ts';
import type { Listing, Row } from '../../../../lib/domain/observe/listing.ts';
import type { Known } from '../../../../lib/domain/observe/observation.ts';
import type { InstanceRecord } from '../../../../lib/domain/record.ts';
import type { InstanceStatus, RegionStatus } from '../../../../lib/domain/status.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';

export const NOBODY: Known = {
  instances: [],
  instanceSeen: false,
  unreadable: false,
  asked: 'eu-west-1',
  now: T0,
};

/** A poll's memory of one instance of which `eu-west-1` is the primary Region. */
export function known(
  status: InstanceStatus,
  regions: Readonly<Record<string, RegionStatus>> = {},
  more: Partial<InstanceRecord> = {},
): Known {
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    primaryRegion: 'eu-west-1',
    shownIn: 'eu-west-1',
    instance: {
      resource: { type: 'instance', arn: ARN },
      presence: { type: 'present' },
      episode: { type: 'instance', status, since: T0, clock: 'monitor' },
    },
    regions: Object.entries(regions).map(([region, of]) => ({
      resource: { type: 'region', arn: ARN, region },
      presence: { type: 'present' },
      episode: { type: 'region', status: of, since: T0, clock: 'monitor' },
    })),
    ledger: EMPTY_LEDGER,
    ...more,
  };
  return { ...NOBODY, instances: [record], instanceSeen: true };
}

const withRecord = (memory: Known, change: (record: InstanceRecord) => InstanceRecord): Known => ({
  ...memory,
  instances: memory.instances.map(change),
});

/** Seen, but never with a status. */
export const untold = (memory: Known): Known =>
  withRecord(memory, (record) => ({
    ...record,
    instance: { resource: record.instance.resource, presence: { type: 'present' } },
  }));

export const gone = (memory: Known): Known =>
  withRecord(memory, (record) => ({
    ...record,
    instance: { ...record.instance, presence: { type: 'gone', since: T0 } },
  }));

export const withRegionsGone = (memory: Known): Known =>
  withRecord(memory, (record) => ({
    ...record,
    regions: record.regions.map((region) => ({ ...region, presence: { type: 'gone', since: T0 } })),
  }));

export const full = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });
export const active: Row = { arn: ARN, status: 'ACTIVE', primaryRegion: 'eu-west-1' };
export const beta: Row = { arn: `${ARN}-beta`, status: 'ACTIVE', primaryRegion: 'eu-west-1' };
