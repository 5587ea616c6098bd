import type { InstanceFacts } from '../domain/ledger.ts';
import { instanceId } from '../domain/resource.ts';

const REGION = /^([a-z]+-){2,3}\d$/;
const INSTANCE_ID = /^(sso)?ins-[a-zA-Z0-9-.]{16}$/;

/**
 * Where people can sign in when they can't at `region`: a line for each other one that is `ACTIVE`.
 * Other partitions have other domains, so only the Region is named there.
 */
export const signInElsewhere = (instance: InstanceFacts, region: string | undefined): readonly string[] =>
  instance.activeRegions
    .filter((active) => active !== region)
    .map((active) => signInLine(instance.arn, active));

function signInLine(arn: string, region: string): string {
  const id = instanceId(arn);
  if (!arn.startsWith('arn:aws:') || !INSTANCE_ID.test(id) || !REGION.test(region)) {
    return `${region}: its access portal address is in the console, under Settings`;
  }
  return `${region}: https://${id}.${region}.portal.amazonaws.com (dual-stack: https://${id}.portal.${region}.app.aws)`;
}
