import type { Policy } from '../domain/policy.ts';
import type { Scope } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';

/** From where and when one looks, and what then counts as too long. */
export interface Standpoint {
  readonly scope: Scope;
  readonly policy: Policy;
  readonly now: Instant;
}
