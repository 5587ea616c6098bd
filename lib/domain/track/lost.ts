import type { InstanceEpisode, LostEpisode, RegionEpisode } from '../episode.ts';
import { DAY, type Instant } from '../time.ts';

interface Lost extends Pick<LostEpisode, 'of'> {
  /** Absent when AWS never said. */
  readonly was: string | undefined;
}

export const lostSince = (since: Instant, { of, was }: Lost): LostEpisode => ({
  type: 'lost',
  of,
  status: 'LOST',
  since,
  clock: 'monitor',
  ...(was !== undefined && { was }),
  provedDays: 1,
  lastProvedDay: 0,
});

/** What it was before it was lost. One that was added anew, and never became `ACTIVE` again, was that before. */
export const heldBefore = (episode: RegionEpisode | InstanceEpisode | undefined): string | undefined =>
  episode?.status === 'ADDING' ? episode.after : episode?.status;

/** After so many days, on each of which a poll proved it absent, what is lost is taken as intended. */
export const DAYS_UNTIL_SETTLED = 7;

/** So many days are over, each with such a poll, when a poll of the day after them proves it too. */
export const isTakenAsIntended = ({ provedDays }: LostEpisode): boolean => provedDays > DAYS_UNTIL_SETTLED;

/** After one more poll that proved it absent. */
export function provedOn(lost: LostEpisode, now: Instant): LostEpisode {
  const day = Math.floor((now - lost.since) / DAY);
  if (day <= lost.lastProvedDay) return unseen(lost);
  return { ...unseen(lost), provedDays: lost.provedDays + 1, lastProvedDay: day };
}

/** It is no longer listed in any status. */
export const unseen = ({ shownAs: _, ...lost }: LostEpisode): LostEpisode => lost;
