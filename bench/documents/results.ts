/** What was measured, and on which machine. It survives JSON. */
export interface Results {
  readonly machine: string;
  /** There when as little as possible was measured, so that the figures mean nothing. */
  readonly quick?: true;
  /** By their names. */
  readonly topics: Readonly<Record<string, unknown>>;
}
