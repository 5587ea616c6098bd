import { cutToBytes } from './domain/text.ts';

const LONGEST_BYTES = 60;
/** A web address, an access key, or a long unbroken word. */
const MAY_BE_SECRET = /:\/\/|(AKIA|ASIA)|[a-zA-Z0-9/+=_-]{32,}/;

/** A refused value in quotes, cut to 60 bytes. A secret that was put in the wrong place must not reach a log. */
export const redacted = (value: string): string =>
  MAY_BE_SECRET.test(value)
    ? `${value.length} characters that are not shown, as they may be secret`
    : `"${cutToBytes(value, LONGEST_BYTES)}"`;
