import { onTestFinished } from 'vitest';
import type { Duration, Instant } from '../../../lib/domain/time.ts';
import type { InstanceRow } from '../../../local/aws/identity-center/state.ts';
import { createLocalAws, type LocalAws, type LocalAwsOptions } from '../../../local/aws/local-aws.ts';
import { serve } from '../../../local/aws/wire/serve.ts';
import { createTable, type Table } from '../../support/table/table.ts';
import { type Clients, inProcess, overHttp, PRIMARY } from './sdk.ts';

export const START: Instant = Date.parse('2026-11-22T08:00:00.250Z');
export const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';
export const ARN = 'arn:aws:sso:::instance/ssoins-1111111111111111';
export const MANAGEMENT = '444455556666';

export const WAYS = ['over HTTP', 'in process'] as const;
export type Way = (typeof WAYS)[number];

export interface Harness extends LocalAws, Clients {
  readonly table: Table;
  readonly pass: (duration: Duration) => void;
  readonly now: () => Instant;
}

/** AWS on a virtual clock that begins at {@link START}, with clients that reach it either way. */
export async function startHarness(
  way: Way = 'in process',
  options: Partial<LocalAwsOptions> = {},
): Promise<Harness> {
  let at = START;
  const now = () => at;
  const table = createTable({ name: 'monitor' });
  const aws = createLocalAws(table.endpoint, { now, topics: [TOPIC], ...options });
  const clients = way === 'in process' ? inProcess(aws.gateway) : overHttp(await served(aws));
  return {
    ...aws,
    ...clients,
    table,
    now,
    pass: (duration) => {
      at += duration;
    },
  };
}

async function served({ gateway }: LocalAws): Promise<string> {
  const { url, close } = await serve(gateway, { port: 0 });
  onTestFinished(close);
  return url;
}

export const organizationInstance = (overrides: Partial<InstanceRow> = {}): InstanceRow => ({
  arn: ARN,
  name: 'workforce',
  ownerAccountId: MANAGEMENT,
  identityStoreId: 'd-1234567890',
  createdAt: START,
  status: 'ACTIVE',
  primaryRegion: PRIMARY,
  regions: [{ name: PRIMARY, status: 'ACTIVE', addedAt: START, isPrimary: true }],
  ...overrides,
});

/** The n-th of many instances, from 1. */
export const numbered = (number: number): InstanceRow =>
  organizationInstance({ arn: `arn:aws:sso:::instance/ssoins-${String(number).padStart(16, '0')}` });
