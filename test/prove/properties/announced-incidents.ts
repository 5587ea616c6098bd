import type { Reason } from '../../../lib/domain/ledger.ts';
import { type Arrival, keyOf } from '../../../local/story/arrival.ts';
import type { Life, LifeMoment } from '../../support/story/life.ts';

/** All that arrived about one incident, for as long as its record was remembered. */
export interface AnnouncedIncident {
  readonly incident: string;
  readonly messages: readonly Arrival[];
  /** Every notification that they cover, in the order of arrival. */
  readonly covered: readonly { readonly id: string; readonly reason: Reason; readonly moment: LifeMoment }[];
  /** Its record was deleted later, so nobody remembers what was open. */
  readonly forgotten: boolean;
  /** Some notifications of its record were summarised, so its closing may be one that was only counted. */
  readonly summarised: boolean;
}

/** A record that was deleted begins anew, and so do the sequences of its incidents. */
export function announcedIncidents({ moments }: Life): readonly AnnouncedIncident[] {
  const epochs = new Map<string, number>();
  const found = new Map<
    string,
    { messages: Arrival[]; covered: AnnouncedIncident['covered'][number][]; epoch: number }
  >();
  const summarised = new Set<string>();
  for (const moment of moments) {
    for (const key of moment.forgotten) epochs.set(key, (epochs.get(key) ?? 0) + 1);
    for (const message of moment.arrivals) {
      const epoch = epochs.get(keyOf(message.resource)) ?? 0;
      if (message.reason === 'summarised') summarised.add(keyOf(message.resource));
      const name = `${epoch} ${message.incident}`;
      const one = found.get(name) ?? { messages: [], covered: [], epoch };
      found.set(name, one);
      one.messages.push(message);
      one.covered.push(...message.covers.map((notification) => ({ ...notification, moment })));
    }
  }
  return [...found.values()].map(({ messages, covered, epoch }) => {
    const [first] = messages;
    const key = first === undefined ? '' : keyOf(first.resource);
    const forgotten = epoch < (epochs.get(key) ?? 0);
    return { incident: first?.incident ?? '', messages, covered, forgotten, summarised: summarised.has(key) };
  });
}

export const openings = (incident: AnnouncedIncident): readonly string[] => idsWith(incident, 'opened');

export const closings = (incident: AnnouncedIncident): readonly string[] => idsWith(incident, 'closed');

const idsWith = ({ covered }: AnnouncedIncident, wanted: Reason): readonly string[] => [
  ...new Set(covered.filter(({ reason }) => reason === wanted).map(({ id }) => id)),
];
