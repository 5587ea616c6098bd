import type { Cause } from '../../domain/episode.ts';
import type { Instant } from '../../domain/time.ts';
import { formatDuration } from '../../messages/duration.ts';
import type { Tone } from '../../messages/tone.ts';
import { SCOPE } from '../../messages/wording/not-seen.ts';
import { isWatching, type MonitorHealth } from '../health.ts';
import type { Overview } from '../overview.ts';

/** A sentence, and how loud it is. */
export interface Remark {
  readonly tone: Tone;
  readonly text: string;
}

/** A monitor that has run. */
export type Ran = Extract<MonitorHealth, { readonly type: 'ran' }>;

type Asked = Pick<Overview, 'incidents' | 'now'>;

/** What the last poll saw, and when. */
export function lastPoll(
  ran: Ran,
  overview: Asked,
  /** When no run has polled for long: the instant as the reader writes it. */
  instantText: (at: Instant) => string,
): Remark {
  const { lastPolledAt, interval, isLate } = ran;
  const { tone, text } = pollResult(ran, overview);
  const age = formatDuration(overview.now - lastPolledAt);
  const at = isLate ? ` (${instantText(lastPolledAt)})` : '';
  const every = formatDuration(interval);
  return {
    tone,
    text: `Last poll ${age} ago${at}: ${text}. Polls every ${every}.${lastSeen(ran, overview.now)}`,
  };
}

/** What the last poll saw, and why it saw no more. */
export function pollResult({ poll, isLate }: Ran, { incidents }: Pick<Asked, 'incidents'>): Remark {
  const saw = SCOPE[poll.status].fact;
  if (isLate) return { tone: 'critical', text: `${saw} then, and nobody has looked since` };
  if (poll.status === 'seen') return { tone: 'good', text: saw };
  const tone = incidents.find(({ kind }) => kind === 'not-seen')?.severity ?? 'warning';
  return { tone, text: poll.cause ? `${saw}: ${causeText(poll.cause)}` : saw };
}

/** Most messages name the code already. */
const causeText = ({ message, code }: Cause): string =>
  message.includes(code) ? message : `${message} (${code})`;

const lastSeen = ({ poll, lastSeenAt }: Ran, now: Instant): string =>
  poll.status === 'seen' || lastSeenAt === undefined
    ? ''
    : ` All was last seen ${formatDuration(now - lastSeenAt)} ago.`;

/** What else is wrong with the monitor. */
export function troubles({ pending, unreadable }: Ran, now: Instant): readonly Remark[] {
  return [
    ...(pending ? [{ tone: 'warning', text: pendingText(pending, now) } as const] : []),
    ...(unreadable > 0 ? [{ tone: 'critical', text: unreadableText(unreadable) } as const] : []),
  ];
}

function pendingText({ count, oldest }: NonNullable<Ran['pending']>, now: Instant): string {
  const what = count === 1 ? 'One notification is' : `${count} notifications are`;
  return `${what} pending, the oldest for ${formatDuration(now - oldest)}.`;
}

const unreadableText = (count: number): string =>
  count === 1
    ? "1 record can't be read and is not shown."
    : `${count} records can't be read and are not shown.`;

/** How many Regions are `ACTIVE`: what a verdict that is no good news does not say. */
export function countText({
  verdict,
  regions: { active, all },
  monitor,
}: Pick<Overview, 'verdict' | 'regions' | 'monitor'>): string | undefined {
  if (all === 0 || verdict.tone === 'good') return undefined;
  const are = isWatching(monitor) ? ['are', ''] : ['were', ' when last seen'];
  return `${active} of ${all} ${all === 1 ? 'Region' : 'Regions'} ${are[0]} ACTIVE${are[1]}.`;
}
