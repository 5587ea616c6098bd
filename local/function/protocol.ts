import type { Duration } from '../../lib/domain/time.ts';

/** From the parent to the function's process. */
export interface FunctionRequest {
  readonly id: number;
  readonly event: unknown;
  readonly timeLimit: Duration;
}

export interface FunctionError {
  readonly name: string;
  readonly message: string;
}

/** From the function's process to the parent. */
export type FunctionReply =
  | { readonly type: 'ready' }
  /** The bundle could not be loaded, for example because of a wrong environment. */
  | { readonly type: 'refused'; readonly error: FunctionError }
  | { readonly type: 'succeeded'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: FunctionError };
