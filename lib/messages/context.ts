import type { Scope } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';

/** What the person who deploys the monitor chooses for its messages, and where it runs. */
export interface MessageSettings {
  /** The Region of the stack. */
  readonly deployedIn: string;
  /** IANA name. Without it times are in UTC only. */
  readonly timeZone?: string;
  /** A page with an anchor for each kind. */
  readonly runbookUrl?: string;
}

/** What a text needs beside the message itself. */
export interface MessageContext extends MessageSettings {
  readonly scope: Scope;
  /** When it is sent, which can be later than when it was decided. */
  readonly now: Instant;
}
