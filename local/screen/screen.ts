import type { Duration } from '../../lib/domain/time.ts';
import type { Overview } from '../../lib/overview/overview.ts';
import type { InstanceRow } from '../aws/identity-center/state.ts';
import type { Entry } from './entry.ts';

/** Where a person watches. */
export interface Screen {
  readonly show: (scene: Scene) => void;
  readonly add: (entry: Entry) => void;
  /** Leaves everything readable. A second call does nothing. */
  readonly end: () => void;
}

/** What there is to show at one moment. */
export interface Scene {
  /** Where the simulated AWS is, and whatever else does not change. What is most useful comes first. */
  readonly about: readonly string[];
  readonly elapsed: Duration;
  readonly runs: number;
  readonly lastRun: LastRun;
  /** How things stand, as the monitor remembers them. */
  readonly overview: Overview;
  /** How they really stand. */
  readonly instances: readonly InstanceRow[];
}

export type LastRun =
  | { readonly type: 'none' }
  | { readonly type: 'succeeded'; readonly took: Duration }
  | { readonly type: 'failed'; readonly message: string };

export interface Output {
  readonly write: (text: string) => unknown;
}

export function runText({ runs, lastRun }: Pick<Scene, 'runs' | 'lastRun'>): string {
  switch (lastRun.type) {
    case 'none':
      return 'starting';
    case 'succeeded':
      return `run ${runs}: fine, ${Math.round(lastRun.took)} ms`;
    case 'failed':
      return `run ${runs} failed: ${lastRun.message.replace(/\s+/g, ' ')}`;
  }
}
