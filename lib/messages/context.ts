import type { Scope } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';

/** What a text needs beside the message itself. */
export interface MessageContext {
  readonly scope: Scope;
  /** When it is sent, which can be later than when it was decided. */
  readonly now: Instant;
  /** Every text then says that nothing of it is real. */
  readonly test?: boolean;
}
