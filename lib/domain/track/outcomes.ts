import type { Episode, Resource, Severity } from '../resource.ts';

/** How an episode ended. Only `completed` and `recovered` are good news. */
export const OUTCOMES = [
  'completed',
  'recovered',
  'appeared',
  'removal-started',
  'deletion-started',
  'vanished',
  'superseded',
  'reverted',
  'lost',
  'primary-changed',
  'instance-gone',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What tells one change from another: from which status, to which, of what. `undefined` is: not there. */
export interface Transition {
  readonly resource: Resource;
  readonly from: Episode | undefined;
  readonly to: Episode | undefined;
  /** Whether the resource is the primary Region. */
  readonly primary: boolean;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** When no incident of the ending episode is open, and so the change is told by itself. */
  readonly severity: Severity;
}

type Rule = readonly [matches: (t: Moved) => boolean, outcome: Outcome, severity: (t: Moved) => Severity];

interface Moved {
  readonly type: Resource['type'];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly primary: boolean;
}

const info = (): Severity => 'info';
const warning = (): Severity => 'warning';
const critical = (): Severity => 'critical';

/** Every change has one outcome: that of the first row that matches. `undefined` as `from` is new or back after gone. */
const RULES: readonly Rule[] = [
  [(t) => t.from === 'ADDING' && t.to === 'ACTIVE', 'completed', info],
  [(t) => t.from === 'REMOVING' && t.to === undefined, 'completed', info],
  [(t) => t.from === 'CREATE_IN_PROGRESS' && t.to === 'ACTIVE', 'completed', info],
  [(t) => t.from === 'DELETE_IN_PROGRESS' && t.to === undefined, 'completed', warning],
  [(t) => t.from === 'CREATE_FAILED' && t.to === 'ACTIVE', 'recovered', info],
  [(t) => t.type === 'scope' && t.to === 'seen', 'recovered', info],
  [(t) => t.from === undefined, 'appeared', info],
  [(t) => t.to === 'REMOVING', 'removal-started', (t) => (t.primary ? 'critical' : 'warning')],
  [(t) => t.to === 'DELETE_IN_PROGRESS', 'deletion-started', critical],
  [(t) => t.from === 'ADDING' && t.to === undefined, 'vanished', warning],
  [(t) => t.from === 'ADDING' && t.to === 'ADDING', 'superseded', warning],
  [(t) => t.from === 'REMOVING' && t.to === 'ACTIVE', 'reverted', warning],
  [(t) => t.from === 'DELETE_IN_PROGRESS' && t.to === 'ACTIVE', 'reverted', warning],
  [(t) => t.type === 'region' && t.from === 'ACTIVE' && t.to === undefined, 'lost', critical],
  [(t) => t.type === 'instance' && t.from !== 'CREATE_FAILED' && t.to === undefined, 'lost', critical],
];

export function verdict(transition: Transition): Verdict {
  const moved: Moved = {
    type: transition.resource.type,
    from: transition.from?.status,
    to: transition.to?.status,
    primary: transition.primary,
  };
  for (const [matches, outcome, severity] of RULES) {
    if (matches(moved)) return { outcome, severity: severity(moved) };
  }
  return { outcome: 'superseded', severity: 'info' };
}
