import type { InstanceRecord, MonitorRecord, ScopeRecord } from '../../domain/record.ts';
import type { Instant } from '../../domain/time.ts';

export interface Stored<R extends MonitorRecord = MonitorRecord> {
  readonly record: R;
  readonly version: number;
  /** Until then another run may be delivering what is pending in it. */
  readonly claimedUntil?: Instant;
}

export interface Loaded {
  /** Absent before the first run, and when it can't be read. */
  readonly scope?: Stored<ScopeRecord>;
  readonly instances: readonly Stored<InstanceRecord>[];
  readonly unreadable: readonly { readonly key: string; readonly reason: string }[];
}

export interface SaveOptions {
  readonly claimedUntil?: Instant;
  readonly signal: AbortSignal;
}

export type Saved = { readonly type: 'saved'; readonly version: number } | { readonly type: 'stale' };

export interface RecordStore {
  load(signal: AbortSignal): Promise<Loaded>;
  /** `expected` is the version that was loaded, or undefined for a record that must not exist yet. */
  save(record: MonitorRecord, expected: number | undefined, options: SaveOptions): Promise<Saved>;
}
