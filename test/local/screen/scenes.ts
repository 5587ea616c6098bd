import { SECOND } from '../../../lib/domain/time.ts';
import { overviewOf } from '../../../lib/overview/overview.ts';
import type { InstanceRow } from '../../../local/aws/identity-center/state.ts';
import type { Entry } from '../../../local/screen/entry.ts';
import type { Scene } from '../../../local/screen/screen.ts';
import { overviewOfPolls } from '../../lib/overview/overview-of-polls.ts';
import { ARN, POLICY, SCOPE, T0 } from '../../support/decision/decide-once.ts';
import type { Poll } from '../../support/decision/timeline.ts';

/** What AWS has: the instance `acme` with these Regions, the first of which is its primary. */
export const acme = (
  regions: Readonly<Record<string, string>>,
  more: Partial<InstanceRow> = {},
): InstanceRow => ({
  arn: ARN,
  name: 'acme',
  createdAt: T0,
  status: 'ACTIVE',
  primaryRegion: 'eu-west-1',
  regions: Object.entries(regions).map(([name, status]) => ({
    name,
    status,
    isPrimary: name === 'eu-west-1',
  })),
  ...more,
});

/** Of a monitor that remembers nothing. */
const NEVER_RAN = overviewOf(
  { instances: [], unreadable: [] },
  { scope: SCOPE, policy: POLICY, now: T0, range: { from: T0, to: T0 } },
);

/** After these polls, when AWS has these instances. */
export const sceneOf = (
  polls: readonly Poll[],
  instances: readonly InstanceRow[],
  more: Partial<Scene> = {},
): Scene => ({
  about: ['The simulated AWS is at http://127.0.0.1:4566.', 'Logs: build/monitor.log.'],
  elapsed: 14 * SECOND,
  runs: 7,
  lastRun: { type: 'succeeded', took: 21.4 },
  overview: polls.length === 0 ? NEVER_RAN : overviewOfPolls(polls, { range: 60 }),
  instances,
  ...more,
});

export const entry = (title: string, ...lines: readonly string[]): Entry => ({
  at: 12 * SECOND,
  title,
  heading: `Subject: ${title}`,
  lines,
});
