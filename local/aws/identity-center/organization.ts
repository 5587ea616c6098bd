import { controlsOf, type OrganizationControls } from './controls.ts';
import { createCore, type OrganizationOptions } from './core.ts';
import { type OrganizationOperations, operationsOn } from './operations.ts';

/** An organisation's Identity Center instances: the operations of the API, and what tests and stories do to them. */
export interface Organization extends OrganizationOperations, OrganizationControls {}

export function createOrganization(options: OrganizationOptions): Organization {
  const core = createCore(options);
  return { ...controlsOf(core), ...operationsOn(core) };
}
