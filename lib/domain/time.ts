/** A point in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A length of time: milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** `2026-11-22T08:00:00.000Z`: the form of instants in ids. */
// biome-ignore lint/style/noRestrictedGlobals: formats the instant that it is given, and reads no clock
export const isoInstant = (at: Instant): string => new Date(at).toISOString();
