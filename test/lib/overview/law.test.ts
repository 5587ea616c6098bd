import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Listing } from '../../../lib/domain/observe/listing.ts';
import { type Instant, MINUTE } from '../../../lib/domain/time.ts';
import type { Segment } from '../../../lib/overview/timeline.ts';
import { ARN, complete, T0 } from '../../support/decision/decide-once.ts';
import { BLIND, beta, regions, rowOf } from '../../support/decision/timeline.ts';
import { overviewOfPolls } from './overview-of-polls.ts';

/** What one poll showed of one Region, and whether it saw everything. */
type Shown = 'ACTIVE' | 'ADDING' | 'REMOVING' | 'REBUILDING' | 'not listed' | 'blind' | 'partial' | 'no run';

const REGION = 'us-east-1';

function listingOf(shown: Shown): Listing | undefined {
  switch (shown) {
    case 'no run':
      return undefined;
    case 'blind':
      return BLIND;
    case 'partial':
      return complete(rowOf({ [REGION]: 'ACTIVE' }), { arn: beta.arn ?? '' });
    case 'not listed':
      return regions({});
    case 'ACTIVE':
    case 'ADDING':
    case 'REMOVING':
    case 'REBUILDING':
      return regions({ [REGION]: shown });
  }
}

/** Stays as it is for a while, as Regions do. */
const stretch = fc
  .tuple(
    fc.constantFrom<Shown>(
      'ACTIVE',
      'ADDING',
      'REMOVING',
      'REBUILDING',
      'not listed',
      'blind',
      'partial',
      'no run',
    ),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([shown, polls]) => Array<Shown>(polls).fill(shown));

test('a timeline says of each poll what that poll saw, and forgets none', () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 14 }), (stretches) => {
      const shown: readonly Shown[] = ['ACTIVE', 'ACTIVE', ...stretches.flat(), 'ACTIVE'];
      const polls = shown.flatMap((one, index) => {
        const listing = listingOf(one);
        return listing ? [{ minute: 5 * index, listing }] : [];
      });
      const overview = overviewOfPolls(polls, {
        minute: 5 * shown.length - 4,
        range: 5 * shown.length + 10,
      });
      const track = overview.instances
        .find(({ arn }) => arn === ARN)
        ?.regions.find(({ name }) => name === REGION);
      shown.forEach((one, index) => {
        const at = T0 + 5 * index * MINUTE;
        const segment = segmentAt(track?.segments ?? [], at);
        if (isBeforeGap(shown.slice(index))) return;
        if (segment === undefined) throw new Error(`nothing at poll ${index}`);
        expect({ poll: index, ...segment }).toMatchObject(expected(one, shown.slice(index), segment));
      });
    }),
    { numRuns: 300 },
  );
});

const segmentAt = (segments: readonly Segment[], at: Instant): Segment | undefined =>
  segments.find(({ from, to }) => from <= at && at < to);

/** Three runs are missing after it: the gap begins at its moment, so the timeline has no room for what it saw. */
const isBeforeGap = ([, ...later]: readonly Shown[]): boolean =>
  later.length > 3 && later.slice(0, 3).every((shown) => shown === 'no run');

/** What the timeline must show at a poll. */
function expected(shown: Shown, rest: readonly Shown[], found: Segment): object {
  switch (shown) {
    case 'blind':
    case 'partial':
      return { type: 'unseen' };
    case 'no run':
      // Up to three that are missing are no gap; then the status goes on.
      return {};
    case 'not listed':
      // One poll proves nothing: only the next that shows the Region or does not shows what was so.
      return next(rest) === 'not listed' ? { type: found.type === 'lost' ? 'lost' : 'absent' } : {};
    case 'ACTIVE':
    case 'ADDING':
    case 'REMOVING':
    case 'REBUILDING':
      return { type: 'status', status: shown };
  }
}

/** What the next poll showed that showed anything. A partial one lists the Region. */
const next = ([, ...later]: readonly Shown[]): Shown | undefined =>
  later.find((shown) => shown !== 'blind' && shown !== 'no run');
