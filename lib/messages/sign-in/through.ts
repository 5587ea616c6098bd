import type { Episode } from '../../domain/episode.ts';
import type { Notification } from '../../domain/ledger.ts';
import type { Resource } from '../../domain/resource.ts';
import type { InstanceStatus, RegionStatus } from '../../domain/status.ts';
import type { MessageContext } from '../context.ts';

/** What is known of signing in, to follow `Sign-in: `. It claims only what follows from what was seen. */
export type SignIn<N extends Notification> = (notification: N, context: MessageContext) => string;

export const ENDS_WITH_THE_DELETION =
  'may fail at any time, and ends for everybody when AWS has deleted this instance.';

const IN_REGION: Readonly<Record<RegionStatus, (region: string) => string>> = {
  ACTIVE: (region) => `expected to work in ${region}, which is ACTIVE. The monitor does not try it.`,
  ADDING: (region) => `don't count on ${region} until it is ACTIVE.`,
  REMOVING: (region) => `ends in ${region}.`,
};

const IN_INSTANCE: Readonly<Record<InstanceStatus, string>> = {
  ACTIVE: 'expected to work: the instance is ACTIVE. The monitor does not try it.',
  CREATE_IN_PROGRESS: 'not possible through this instance until it is ACTIVE.',
  CREATE_FAILED: 'not possible through this instance. AWS could not create it.',
  DELETE_IN_PROGRESS: ENDS_WITH_THE_DELETION,
};

/** By what a Region or an instance is shown in now; undefined when the episode is of something else. */
export function signInThrough(resource: Resource, episode: Episode): string | undefined {
  switch (episode.type) {
    case 'region':
      return resource.type === 'region' ? IN_REGION[episode.status](resource.region) : undefined;
    case 'instance':
      return IN_INSTANCE[episode.status];
    case 'unknown':
      return inUnknownStatus(resource, episode.status);
    case 'lost':
    case 'primary':
    case 'unwatched':
    case 'unlisted':
    case 'scope':
    case 'idle':
    case 'record':
      return undefined;
  }
}

const IS_CREATED: readonly string[] = ['ACTIVE', 'DELETE_IN_PROGRESS'];

/** AWS documents no way back to being created. Undefined for any other way. */
export const backward = (from: string, to: string): string | undefined =>
  IS_CREATED.includes(from) && !IS_CREATED.includes(to)
    ? `unknown. AWS shows the instance as ${to}, and showed it as ${from} before.`
    : undefined;

/** The primary Region is being removed, which AWS says can't happen. */
export const atRisk = (resource: Resource): string =>
  `at risk. AWS is removing the primary Region${resource.type === 'region' ? ` ${resource.region}` : ''}.`;

/** In a status that this monitor does not know. */
export function inUnknownStatus(resource: Resource, status: string): string {
  const where = resource.type === 'region' ? `in ${resource.region}` : 'through this instance';
  return `unknown ${where}. AWS shows it as ${status}, which this monitor does not know.`;
}

/** When the latest poll did not show what people were told. */
export const signInUndecided = (resource: Resource, { shownAs }: { readonly shownAs?: string }): string =>
  shownAs === undefined
    ? `unknown. The latest poll did not show ${resource.type === 'region' ? resource.region : 'how it stands with this instance'}.`
    : inUnknownStatus(resource, shownAs);
