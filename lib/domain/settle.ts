import type { Justification } from './change.ts';
import { instanceFacts } from './facts.ts';
import { judge } from './judge/judge.ts';
import type { JudgeContext } from './judge/notifications.ts';
import type { MonitorRecord } from './record.ts';
import { cutToBytes, redact } from './text.ts';
import { DAY, type Duration } from './time.ts';
import { withoutFuture } from './track/clock.ts';
import { isSettleable, type SettleableKind, settled } from './track/settled.ts';

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

/** How old an incident must be before a person can end it. */
const SETTLED_AFTER: Readonly<Record<SettleableKind, Duration>> = {
  'region-lost': 0,
  'instance-lost': 0,
  'primary-elsewhere': DAY,
  'no-longer-watched': 0,
  unlisted: 0,
  'nothing-to-watch': 0,
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
  const { incident } = open;
  if (!isSettleable(incident)) {
    const why = `${incident.kind} says what AWS shows now, and ends when AWS shows something else`;
    return { type: 'refused', why };
  }
  if (context.now - incident.openedAt < SETTLED_AFTER[incident.kind]) {
    const why = `${incident.kind} can be settled a day after it was opened: until then look into it`;
    return { type: 'refused', why };
  }
  if (open.isClaimed) {
    return {
      type: 'busy',
      why: 'a run is delivering what is pending of this incident: try again in a minute',
    };
  }
  const record = withoutFuture(open.record, context.now);
  const { after, changes } = settled(record, incident, context.now);
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
  return { type: 'settled', record: { ...after, ledger }, incident: incident.id };
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
