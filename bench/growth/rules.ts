import { decide, type Memory } from '../../lib/domain/decide.ts';
import { POLICY_SETTINGS, policyOf } from '../../lib/policy-settings.ts';
import { readSettings } from '../../lib/settings.ts';
import { median } from '../figures/figures.ts';
import { SCOPE } from '../world/world.ts';
import { findingsOf, type SizedOrganization } from './organization.ts';

/** Microseconds of the processor that the rules alone take for each instance, when nothing has changed. In this process, warm. */
export async function rulesPerInstance(organization: SizedOrganization, rounds: number): Promise<number> {
  const { listing, loaded } = await findingsOf(organization);
  const memory: Memory = {
    ...(loaded.scope && { scope: loaded.scope.record }),
    instances: loaded.instances.map(({ record }) => record),
    unreadable: [],
    claimed: [],
  };
  const context = { scope: SCOPE, policy: policyOf(readSettings({}, POLICY_SETTINGS)), now: Date.now() };
  // A single decision about few instances takes less than the clock can tell.
  const decisions = Math.max(1, Math.round(INSTANCES_A_ROUND / organization.instances));
  const took = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let decision = 0; decision < decisions; decision += 1) decide(memory, listing, context);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return median(took) / decisions / organization.instances;
}

const INSTANCES_A_ROUND = 1000;
