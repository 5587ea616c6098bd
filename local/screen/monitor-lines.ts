import { formatInstant } from '../../lib/messages/duration.ts';
import type { OpenIncident } from '../../lib/overview/incidents.ts';
import type { Overview } from '../../lib/overview/overview.ts';
import { countText, lastPoll, type Remark, troubles } from '../../lib/overview/text/beside-verdict.ts';
import { aheadText, LOUD_WORDS } from '../../lib/overview/words.ts';
import { harmless, wrapped } from './fit.ts';
import { dim, loud, toned } from './paint.ts';

export interface Room {
  readonly columns: number;
  /** How many incidents there is room for, beside the one that the verdict is about. */
  readonly incidents: number;
}

/** What the monitor itself makes of it: the verdict, what is open, and how its polls go. */
export function monitorLines(overview: Overview, { columns, incidents: atMost }: Room): readonly string[] {
  const { verdict, incidents } = overview;
  const first = incidents.find(({ id }) => id === verdict.incident);
  const others = incidents.filter((one) => one !== first);
  const more = others.length - atMost;
  return [
    ...wrapped(`${LOUD_WORDS[verdict.tone]}${harmless(verdict.text)}`, columns).map((line) =>
      loud(verdict.tone, line),
    ),
    ...(first ? detailsOf(first, overview).map((text) => `  ${text}`) : []),
    ...others.slice(0, atMost).map((incident) => otherLine(incident, overview)),
    ...(more > 0 ? [dim(`  and ${more} more open`)] : []),
    ...remarksOn(overview).flatMap(({ tone, text }) =>
      wrapped(harmless(text), columns).map((line) => (tone === 'good' ? line : toned(tone, line))),
    ),
  ];
}

/** What comes next stands first: the end of the line may be cut. */
function otherLine(incident: OpenIncident, overview: Overview): string {
  const details = detailsOf(incident, overview).map((text) => `${text}: `);
  return `  ${toned(incident.severity, LOUD_WORDS[incident.severity])}${details.join('')}${harmless(incident.title)}`;
}

function detailsOf({ next, isTold }: OpenIncident, { now }: Overview): readonly string[] {
  const parts = [...(next ? [aheadText(next, now)] : []), ...(isTold ? [] : ['nobody could be told yet'])];
  return parts.length > 0 ? [parts.join(', ')] : [];
}

function remarksOn(overview: Overview): readonly Remark[] {
  const { monitor, now } = overview;
  switch (monitor.type) {
    case 'never-ran':
      return [{ tone: 'good', text: 'The monitor begins with its next run.' }];
    case 'unreadable':
      return [{ tone: 'critical', text: 'What is wrong with its record stands in build/monitor.log.' }];
    case 'ran': {
      const { tone, text } = lastPoll(monitor, overview, (at) => formatInstant(at));
      const count = countText(overview);
      return [{ tone, text: count === undefined ? text : `${text} ${count}` }, ...troubles(monitor, now)];
    }
  }
}
