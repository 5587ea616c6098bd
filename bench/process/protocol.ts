import type { Duration } from '../../lib/domain/time.ts';

/** From the parent to the measured process. */
export type Request =
  | { readonly type: 'invoke'; readonly id: number; readonly event: unknown; readonly timeLimit: Duration }
  | { readonly type: 'state'; readonly id: number };

/** What something took, in milliseconds. */
export interface Effort {
  readonly wall: number;
  /** Of the processor, user and system together, of all threads. */
  readonly cpu: number;
}

export interface Loaded extends Effort {
  /** The most memory that the process has had so far, in bytes. */
  readonly peak: number;
}

/** How one invocation ended, and what it took inside the process. */
export interface Invoked extends Effort {
  readonly result?: unknown;
  /** Its name and its message, if it failed. */
  readonly failure?: string;
}

/** After a garbage collection. */
export interface State {
  /** Bytes, without those of code. */
  readonly heap: number;
  readonly resident: number;
  /** The most memory that the process has had so far, in bytes. */
  readonly peak: number;
  /** What keeps the process alive, such as `Timeout` or `TCPSocketWrap`, sorted. */
  readonly resources: readonly string[];
}

/** From the measured process to its parent. */
export type Reply =
  | { readonly type: 'loaded'; readonly loaded: Loaded }
  | { readonly type: 'invoked'; readonly id: number; readonly invoked: Invoked }
  | { readonly type: 'state'; readonly id: number; readonly state: State };
