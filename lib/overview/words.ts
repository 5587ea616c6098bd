import type { Crossing } from '../domain/conditions.ts';
import type { Instant } from '../domain/time.ts';
import { formatDuration } from '../messages/duration.ts';
import type { Tone } from '../messages/tone.ts';
import type { Phase, Segment, State, Unseen } from './timeline.ts';

const UNSEEN: Readonly<Record<Unseen, string>> = {
  'no-run': 'not seen: the monitor did not run',
  'not-seen': 'not seen: a poll did not see everything',
  'regions-left-out': 'not seen: AWS left the Regions out',
  'not-decided': "not seen: the monitor's record could not be used",
  'asked-elsewhere': 'not seen: the monitor asked another Region',
  'being-deleted': 'not watched: the instance is being deleted',
  'not-listed': 'not listed by the latest poll; the next one tells',
  'without-status': 'listed without a status',
};

/** As people read it. */
export function phaseText(phase: Phase): string {
  switch (phase.type) {
    case 'status':
      return phase.status;
    case 'lost':
      return phase.shownAs === undefined ? 'LOST (not listed)' : `LOST, listed again as ${phase.shownAs}`;
    case 'absent':
      return 'not listed';
    case 'unseen':
      return UNSEEN[phase.why];
    case 'forgotten':
      return 'not remembered';
  }
}

/** A word or two, for where there is little room. */
export function phaseWord(phase: Phase): string | undefined {
  switch (phase.type) {
    case 'status':
      return phase.status;
    case 'lost':
      return 'LOST';
    case 'unseen':
      return 'not seen';
    case 'absent':
    case 'forgotten':
      return undefined;
  }
}

/** `2h 10m`, or `at least 2h 10m` when it may have begun earlier. */
export const lengthText = ({ from, to, isAtLeast }: Pick<Segment, 'from' | 'to' | 'isAtLeast'>): string =>
  `${isAtLeast ? 'at least ' : ''}${formatDuration(to - from)}`;

/** `for 2h 10m`, or that it was so when it was seen last. */
export function ageText({ since, isAtLeast, isSeen }: State, now: Instant): string {
  return isSeen ? `for ${lengthText({ from: since, to: now, isAtLeast })}` : 'when last seen';
}

/** `critical in 1h 20m`: what happens if it lasts. */
export const aheadText = ({ threshold, at }: Crossing, now: Instant): string =>
  `${threshold} in ${formatDuration(at - now)}`;

/** What is said in front of a text, so that its tone needs no colour. */
export const LOUD_WORDS: Readonly<Record<Tone, string>> = {
  good: '',
  info: '',
  warning: 'WARNING: ',
  critical: 'CRITICAL: ',
};

/** A name can be as long as AWS lets it be, and a title has one. */
export const shortened = (text: string, atMost = 80): string =>
  text.length > atMost ? `${Array.from(text).slice(0, atMost).join('')}…` : text;
