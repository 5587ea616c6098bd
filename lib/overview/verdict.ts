import type { UnseenStatus } from '../domain/status.ts';
import type { Instant } from '../domain/time.ts';
import { formatDuration } from '../messages/duration.ts';
import type { Tone } from '../messages/tone.ts';
import type { MonitorHealth } from './health.ts';
import type { OpenIncident } from './incidents.ts';
import type { InstanceOverview } from './instances.ts';
import type { Track } from './tracks.ts';
import { ageText, lengthText, phaseText } from './words.ts';

/** How all of it stands, in one line. */
export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
  /** The id of the open incident that it is about. */
  readonly incident?: string;
}

export interface Findings {
  readonly monitor: MonitorHealth;
  /** The worst first. */
  readonly incidents: readonly OpenIncident[];
  readonly instances: readonly InstanceOverview[];
  readonly now: Instant;
}

/** Nothing is good while nobody watches: that comes first, then what is open, and only then how the Regions are. */
export function verdictOf(findings: Findings): Verdict {
  return (
    ofMonitor(findings) ??
    ofIncidents(findings) ??
    ofPoll(findings) ??
    ofRecords(findings) ??
    ofDelivery(findings) ??
    ofRegions(findings)
  );
}

function ofMonitor({ monitor, now }: Findings): Verdict | undefined {
  switch (monitor.type) {
    case 'never-ran':
      return { tone: 'warning', text: 'The monitor has not run yet' };
    case 'unreadable':
      return { tone: 'critical', text: "Nobody is watching: the monitor can't read its own record" };
    case 'ran': {
      if (!monitor.isLate) return undefined;
      const age = formatDuration(now - monitor.lastPolledAt);
      return { tone: 'critical', text: `Nobody is watching: the monitor has not run for ${age}` };
    }
  }
}

function ofIncidents({ incidents: [worst, ...others], monitor, now }: Findings): Verdict | undefined {
  if (worst === undefined) return undefined;
  const more = others.length > 0 ? `, and ${others.length} more open` : '';
  const text = worst.kind === 'not-seen' ? blindness(monitor, now) : worst.title;
  return { tone: worst.severity, text: `${text}${more}`, incident: worst.id };
}

/** What a viewer must not take for an outage of AWS. */
const SAW: Readonly<Record<UnseenStatus, string>> = {
  partial: 'has seen only a part of Identity Center',
  empty: 'has found no instance',
  elsewhere: 'has had no answer from the primary Region',
  blind: 'has been blind',
};

function blindness(monitor: MonitorHealth, now: Instant): string {
  const poll = monitor.type === 'ran' ? monitor.poll : undefined;
  const unseen = poll?.status === 'seen' ? undefined : poll;
  const age = unseen ? ` for ${lengthText({ from: unseen.since, to: now, isAtLeast: true })}` : '';
  return `The monitor ${SAW[unseen?.status ?? 'blind']}${age}`;
}

function ofPoll({ monitor, now }: Findings): Verdict | undefined {
  if (monitor.type !== 'ran' || monitor.poll.status === 'seen') return undefined;
  return { tone: 'warning', text: blindness(monitor, now) };
}

/** Until the next poll has opened an incident for a record that can't be read. */
function ofRecords({ monitor }: Findings): Verdict | undefined {
  if (monitor.type !== 'ran') return undefined;
  const { unreadable, behind } = monitor;
  if (unreadable > 0) {
    return {
      tone: 'critical',
      text: `${countOf(unreadable, 'record')} can't be read: nobody knows how it stands there`,
    };
  }
  return behind > 0
    ? {
        tone: 'warning',
        text: `${countOf(behind, 'instance')} not watched: what polls see of it can't be stored`,
      }
    : undefined;
}

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What is pending for so long that runs must have tried to deliver it. */
function ofDelivery({ monitor, now }: Findings): Verdict | undefined {
  const pending = monitor.type === 'ran' ? monitor.pending : undefined;
  if (
    monitor.type !== 'ran' ||
    pending === undefined ||
    now - pending.oldest <= RUNS_TO_DELIVER * monitor.interval
  )
    return undefined;
  const age = formatDuration(now - pending.oldest);
  return { tone: 'warning', text: `Nobody is told: SNS has accepted no notification for ${age}` };
}

const RUNS_TO_DELIVER = 3;

function ofRegions({ instances, now }: Findings): Verdict {
  const others = instances.flatMap(({ itself, regions }) => [itself, ...regions]).filter(isNoted);
  const [first] = others;
  const there = instances.filter(({ itself }) => isListed(itself));
  if (there.length === 0) return { tone: 'info', text: 'Identity Center has no instance' };
  if (first === undefined) return ofPrimary(there) ?? allActive(there);
  const more = others.length > 1 ? `, and ${others.length - 1} more not ACTIVE or not seen` : '';
  return { tone: 'info', text: `${stateText(first, now)}${more}` };
}

/** With tell-from critical nobody is told of that. */
function ofPrimary(instances: readonly InstanceOverview[]): Verdict | undefined {
  const found = instances.find(({ primaryElsewhere }) => primaryElsewhere !== undefined);
  if (found === undefined) return undefined;
  return {
    tone: 'info',
    text: `The primary Region of ${found.name} is ${found.primaryElsewhere}, not the one that the monitor asks`,
  };
}

/** What is gone, as it should be, is no longer counted. */
const isListed = ({ state }: Track): boolean => state.phase.type !== 'absent';

const isNoted = (track: Track): boolean => isListed(track) && track.tone !== 'good';

/** Replicated means that people can sign in when the primary Region is down, for every instance. */
function allActive(instances: readonly InstanceOverview[]): Verdict {
  const { all } = countRegions(instances);
  const of = instances.length > 1 ? ` of ${instances.length} instances` : '';
  const single = instances.filter(({ regions }) => regions.filter(isListed).length < 2);
  if (all === 0) return { tone: 'info', text: 'ACTIVE, but AWS lists no Regions' };
  if (single.length === 0) return { tone: 'good', text: `Replicated: all ${all} Regions${of} are ACTIVE` };
  if (all === 1) return { tone: 'info', text: 'Not replicated: its only Region is ACTIVE' };
  const which =
    single.length === instances.length
      ? 'Not replicated'
      : `${single.length} of ${instances.length} instances not replicated`;
  return { tone: 'info', text: `${which}: all ${all} Regions are ACTIVE` };
}

/** How many Regions are listed, and how many of them are `ACTIVE`, or were when they were seen last. */
export interface RegionCount {
  readonly active: number;
  readonly all: number;
}

export function countRegions(instances: readonly InstanceOverview[]): RegionCount {
  const listed = instances.flatMap(({ regions }) => regions).filter(isListed);
  const active = listed.filter(
    ({ state }) => state.phase.type === 'status' && state.phase.status === 'ACTIVE',
  );
  return { active: active.length, all: listed.length };
}

function stateText({ type, name, state }: Track, now: Instant): string {
  const verb = state.isSeen ? 'has been' : 'was';
  return `${type === 'region' ? name : `Instance ${name}`} ${verb} ${phaseText(state.phase)} ${ageText(state, now)}`;
}
