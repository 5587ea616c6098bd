import type { Organization } from './organization.ts';

export interface Healthy {
  /** How many. */
  readonly instances: number;
  /** For each instance, including the primary. */
  readonly regions: number;
  readonly primary: string;
  readonly ownerAccountId: string;
}

/** Instances of which everything is `ACTIVE`, so that no notification is sent. */
export function putHealthyInstances(
  organization: Pick<Organization, 'put'>,
  { instances, regions, primary, ownerAccountId }: Healthy,
): void {
  const addedAt = Date.UTC(2026, 0, 1);
  for (let number = 1; number <= instances; number++) {
    organization.put({
      arn: healthyArn(number),
      name: `instance-${number}`,
      ownerAccountId,
      identityStoreId: `d-${String(number).padStart(10, '0')}`,
      createdAt: addedAt,
      status: 'ACTIVE',
      primaryRegion: primary,
      regions: [primary, ...additional(regions - 1)].map((name) => ({
        name,
        status: 'ACTIVE',
        addedAt,
        isPrimary: name === primary,
      })),
    });
  }
}

/** Of the instance with this number, from 1. */
export const healthyArn = (number: number): string =>
  `arn:aws:sso:::instance/ssoins-${String(number).padStart(16, '0')}`;

/** Names as long as real ones. */
const additional = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `ap-somewhere-${index + 1}`);
