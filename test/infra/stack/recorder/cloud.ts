import type { Buckets } from './buckets.ts';
import type { Source, Stack } from './stacks.ts';

/** What there is in the account, for as long as the recorder runs. */
export interface Cloud {
  readonly stacks: Map<string, Stack>;
  readonly buckets: Buckets;
  /** Names of tables that outlived their stack. */
  readonly keptTables: string[];
  /** By the name of the stack: osls has one at a time. */
  readonly changeSets: Map<string, Source>;
}
