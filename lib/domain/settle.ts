import type { Justification } from './change.ts';
import type { ConditionKind } from './conditions.ts';
import { instanceFacts } from './facts.ts';
import { judge } from './judge/judge.ts';
import type { JudgeContext } from './judge/notifications.ts';
import type { Incident } from './ledger.ts';
import type { MonitorRecord } from './record.ts';
import { cutToBytes, redact } from './text.ts';
import { DAY, type Duration, type Instant } from './time.ts';
import { withoutFuture } from './track/clock.ts';
import { settled } from './track/settled.ts';

/** What a person asks for: to take as intended what an open incident says. */
export interface Settlement {
  /** The id of the incident. */
  readonly incident: string;
  readonly because?: string;
  readonly by?: string;
}

export type Settled =
  | { readonly type: 'settled'; readonly record: MonitorRecord; readonly incident: string }
  | { readonly type: 'refused' | 'busy'; readonly why: string };

/** How old an incident must be before a person can end it; `never`: only AWS ends a status that is there. */
const SETTLED_AFTER: Readonly<Record<ConditionKind, Duration | 'never'>> = {
  'region-adding': 'never',
  'region-removing': 'never',
  'region-lost': 0,
  'instance-creating': 'never',
  'instance-create-failed': 'never',
  'instance-deleting': 'never',
  'instance-lost': 0,
  'primary-elsewhere': DAY,
  'no-longer-watched': 0,
  unlisted: 0,
  'not-seen': 'never',
  'nothing-to-watch': 0,
  'unknown-status': 'never',
  'record-unreadable': 'never',
};

interface Held {
  readonly record: MonitorRecord;
  /** Whether another run is delivering it. */
  readonly isClaimed: boolean;
}

/** Ends an incident because a person says that it is as intended. Pure: what it returns is still to be committed. */
export function settle(
  settlement: Settlement,
  held: readonly Held[],
  context: Omit<JudgeContext, 'about'>,
): Settled {
  const found = held.flatMap((one) => one.record.ledger.incidents.map((incident) => ({ ...one, incident })));
  const open = found.find(({ incident }) => incident.id === settlement.incident);
  if (open === undefined) {
    return { type: 'refused', why: 'no open incident has this id: it has ended, or the id is misspelled' };
  }
  const why = refusalOf(open.incident, context.now);
  if (why !== undefined) return { type: 'refused', why };
  if (open.isClaimed) {
    return {
      type: 'busy',
      why: 'a run is delivering what is pending of this incident: try again in a minute',
    };
  }
  const record = withoutFuture(open.record, context.now);
  const { after, changes } = settled(record, open.incident, context.now);
  if (changes.length === 0) {
    return {
      type: 'refused',
      why: 'the monitor no longer holds what this incident is about: it ends by itself',
    };
  }
  const justification = justificationOf(settlement);
  const justified = changes.map((change) => ({ ...change, justification }));
  const about = after.type === 'instance' ? { instance: instanceFacts(after) } : {};
  const ledger = judge(record.ledger, { changes: justified, current: [] }, { ...context, about });
  return { type: 'settled', record: { ...after, ledger }, incident: open.incident.id };
}

function refusalOf({ kind, openedAt }: Incident, now: Instant): string | undefined {
  const after = SETTLED_AFTER[kind];
  if (after === 'never') return `${kind} says what AWS shows now, and ends when AWS shows something else`;
  if (now - openedAt >= after) return undefined;
  return `${kind} can be settled a day after it was opened: until then look into it`;
}

const JUSTIFICATION_BYTES = 200;

/** Whoever reads it must not take it for what the monitor knows, and it may hold anything. */
function justificationOf({ because, by }: Settlement): Justification {
  const shown = (text: string): string => cutToBytes(redact(text), JUSTIFICATION_BYTES);
  return {
    ...(because !== undefined && { because: shown(because) }),
    ...(by !== undefined && { by: shown(by) }),
  };
}
