import { cutToBytes } from './domain/text.ts';

const SHOWN_BYTES = 60;
/** A web address, an access key, or a long unbroken word. */
const MAY_BE_SECRET = /:\/\/|(AKIA|ASIA)|[a-zA-Z0-9/+=_-]{32,}/;

/** A value that was refused, as it may be told: whoever reads the log must not learn a secret put in the wrong place. */
export const shown = (value: string): string =>
  MAY_BE_SECRET.test(value)
    ? `${value.length} characters that are not shown, as they may be secret`
    : `"${cutToBytes(value, SHOWN_BYTES)}"`;
