import type { Played } from '../slow-table/scenario.ts';
import type { Soaked } from '../soak/soak.ts';
import type { ColdStart } from '../topics/cold-start.ts';
import type { Cost } from '../topics/cost.ts';
import type { AtSize } from '../topics/growth.ts';
import type { Polls } from '../topics/polls.ts';
import type { Widget } from '../topics/widget.ts';

/** What was measured, and on which machine. It survives JSON. */
export interface Results<Topics = Measured> {
  readonly machine: string;
  /** There when as little as possible was measured, so that the figures mean nothing. */
  readonly quick?: true;
  /** By their names. */
  readonly topics: Topics;
}

/** Of a whole run. */
export type Measured = {
  readonly 'cold-start': ColdStart;
  readonly polls: Polls;
  readonly growth: readonly AtSize[];
  readonly 'slow-table': readonly Played[];
  readonly soak: Soaked;
  readonly widget: Widget;
  readonly cost: Cost;
};

/** Of any topics. */
export type Some = Readonly<Record<string, unknown>>;
