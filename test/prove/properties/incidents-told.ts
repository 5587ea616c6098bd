import type { Reason } from '../../../lib/domain/ledger.ts';
import { type Arrival, keyOf } from '../../support/story/arrival.ts';
import type { Life, LifeMoment } from '../../support/story/life.ts';

/** All that arrived about one incident, for as long as its record was remembered. */
export interface IncidentTold {
  readonly incident: string;
  readonly messages: readonly Arrival[];
  /** Every notification that they cover, in the order of arrival. */
  readonly told: readonly { readonly id: string; readonly reason: Reason; readonly moment: LifeMoment }[];
  /** Its record was deleted later: nobody remembers what was open. */
  readonly forgotten: boolean;
  /** Some of its record were folded: its closing may be one of those that were only counted. */
  readonly folded: boolean;
}

/** A record that was deleted begins anew, and so do the sequences of its incidents. */
export function incidentsTold({ moments }: Life): readonly IncidentTold[] {
  const epochs = new Map<string, number>();
  const found = new Map<
    string,
    { messages: Arrival[]; told: IncidentTold['told'][number][]; epoch: number }
  >();
  const folded = new Set<string>();
  for (const moment of moments) {
    for (const key of moment.forgotten) epochs.set(key, (epochs.get(key) ?? 0) + 1);
    for (const message of moment.arrivals) {
      const epoch = epochs.get(keyOf(message.resource)) ?? 0;
      if (message.reason === 'folded') folded.add(keyOf(message.resource));
      const name = `${epoch} ${message.incident}`;
      const one = found.get(name) ?? { messages: [], told: [], epoch };
      found.set(name, one);
      one.messages.push(message);
      one.told.push(...message.covers.map((told) => ({ ...told, moment })));
    }
  }
  return [...found.values()].map(({ messages, told, epoch }) => {
    const [first] = messages;
    const key = first === undefined ? '' : keyOf(first.resource);
    const forgotten = epoch < (epochs.get(key) ?? 0);
    return { incident: first?.incident ?? '', messages, told, forgotten, folded: folded.has(key) };
  });
}

export const openings = (told: IncidentTold): readonly string[] => idsWith(told, 'opened');

export const closings = (told: IncidentTold): readonly string[] => idsWith(told, 'closed');

const idsWith = ({ told }: IncidentTold, wanted: Reason): readonly string[] => [
  ...new Set(told.filter(({ reason }) => reason === wanted).map(({ id }) => id)),
];
