import type { InstanceFacts, Kind } from '../../domain/ledger.ts';
import { instanceId, REGION_NAME } from '../../domain/resource.ts';
import type { MessageContext } from '../context.ts';

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
  if (!arn.startsWith('arn:aws:') || !INSTANCE_ID.test(id) || !REGION_NAME.test(region)) {
    return `${region}: its access portal address is in the console, under Settings`;
  }
  return `${region}: https://${id}.${region}.portal.amazonaws.com (dual-stack: https://${id}.portal.${region}.app.aws)`;
}

export interface Link {
  readonly label: string;
  readonly url: string;
}

interface Concern {
  readonly kind: Kind;
  /** The primary one. */
  readonly region: string;
}

/** Where to look: the monitor's own dashboard, the console, and the runbook if there is one. */
export function linksOf(
  concern: Concern,
  { scope, deployedIn, runbookUrl }: MessageContext,
): readonly Link[] {
  const dashboard = `cloudwatch/home?region=${deployedIn}#dashboards/dashboard/identity-center-monitor-${scope.stage}-${deployedIn}`;
  return [...linkTo('Dashboard', consoleUrl(deployedIn, dashboard)), ...placesToLook(concern, runbookUrl)];
}

/** Where to look for whoever is at the dashboard. */
export const placesToLook = ({ kind, region }: Concern, runbookUrl: string | undefined): readonly Link[] => [
  ...linkTo('IAM Identity Center console', consoleUrl(region, `singlesignon/home?region=${region}`)),
  ...linkTo('Runbook', runbookUrl && `${runbookUrl}#${kind}`),
];

const linkTo = (label: string, url: string | undefined): readonly Link[] => (url ? [{ label, url }] : []);

/** The console of IAM Identity Center, with its address where it is known. */
export function consoleAt(region: string): string {
  const url = consoleUrl(region, `singlesignon/home?region=${region}`);
  return `the IAM Identity Center console${url === undefined ? '' : ` (${url})`}`;
}

function consoleUrl(region: string, page: string): string | undefined {
  const domain = consoleDomain(region);
  return domain === undefined || !REGION_NAME.test(region)
    ? undefined
    : `https://${region}.${domain}/${page}`;
}

function consoleDomain(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return /^(us-iso|eu-iso|eusc-)/.test(region) ? undefined : 'console.aws.amazon.com';
}
