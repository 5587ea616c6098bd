import { describe, expect, test } from 'vitest';
import { isoInstant } from '../../../../lib/domain/time.ts';
import type { Overview } from '../../../../lib/overview/overview.ts';
import { countText, lastPoll, type Ran, troubles } from '../../../../lib/overview/text/beside-verdict.ts';
import { T0 } from '../../../support/decision/decide-once.ts';
import { at, BLIND, regions } from '../../../support/decision/timeline.ts';
import { minutes, overviewOfPolls } from '../overview-of-polls.ts';

const ADDING = regions({ 'us-east-1': 'ADDING' });

function ranIn({ monitor }: Overview): Ran {
  if (monitor.type !== 'ran') throw new Error(monitor.type);
  return monitor;
}

const lastPollOf = (overview: Overview) => lastPoll(ranIn(overview), overview, isoInstant);

describe('beside the verdict stands', () => {
  test('that the last poll saw everything', () => {
    expect(lastPollOf(overviewOfPolls(at(minutes(0, 10), ADDING), { minute: 12 }))).toEqual({
      tone: 'good',
      text: 'Last poll 2m ago: all could be read. Polls every 5m.',
    });
  });

  test('why it did not, as loud as the incident about that, and when all was seen last', () => {
    const polls = [...at([0, 5], ADDING), ...at(minutes(10, 25), BLIND)];
    expect(lastPollOf(overviewOfPolls(polls.slice(0, 3)))).toMatchObject({ tone: 'warning' });
    const blind = [...at([0], ADDING), ...at(minutes(5, 80), BLIND)];
    expect(lastPollOf(overviewOfPolls(blind))).toEqual({
      tone: 'critical',
      text: 'Last poll 0s ago: nothing could be read: No answer (TimeoutError). Polls every 5m. All was last seen 1h 20m ago.',
    });
  });

  test('that nobody has looked since, and the instant of the last poll', () => {
    expect(lastPollOf(overviewOfPolls(at([0, 5], ADDING), { minute: 65 }))).toEqual({
      tone: 'critical',
      text: `Last poll 1h ago (${isoInstant(T0 + 300_000)}): all could be read then, and nobody has looked since. Polls every 5m.`,
    });
  });

  test('what is pending, and what can not be read, in the singular too', () => {
    const ran = ranIn(overviewOfPolls(at([0, 5], ADDING)));
    const now = T0 + 300_000;
    expect(troubles(ran, now)).toEqual([]);
    expect(troubles({ ...ran, unreadable: 1, pending: { count: 1, oldest: T0 } }, now)).toEqual([
      { tone: 'warning', text: 'One notification is pending, the oldest for 5m.' },
      { tone: 'critical', text: "1 record can't be read and is not shown." },
    ]);
  });

  test('how many Regions are ACTIVE, or were, unless that is the verdict', () => {
    expect(countText(overviewOfPolls(at([0, 30], ADDING)))).toBe('1 of 2 Regions are ACTIVE.');
    expect(countText(overviewOfPolls([...at([0, 5], ADDING), ...at([10], BLIND)]))).toBe(
      '1 of 2 Regions were ACTIVE when last seen.',
    );
    expect(countText(overviewOfPolls(at([0, 5], regions({ 'us-east-1': 'ACTIVE' }))))).toBe(undefined);
  });
});
