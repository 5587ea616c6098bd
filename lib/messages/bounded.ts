import { plain } from './formats/plain.ts';

/**
 * In bytes. Whatever AWS or a person puts into a name, all bodies together stay below the 256 KiB of SNS,
 * even if every character is one that JSON within JSON writes as four.
 */
const TEXT_BYTES: Readonly<Record<string, number>> = {
  id: 256,
  incident: 256,
  ids: 160,
  because: 256,
  by: 256,
  statusReason: 1024,
  message: 1024,
  arn: 128,
  key: 128,
  name: 128,
  region: 32,
  primaryRegion: 32,
  asked: 32,
  shownIn: 32,
  was: 32,
  activeRegions: 32,
  from: 32,
  to: 32,
  ownerAccountId: 32,
};
const TEXT_BYTES_OTHERWISE = 64;

const ITEMS: Readonly<Record<string, number>> = { suspended: 5, earlier: 20, ids: 100 };
const ITEMS_OTHERWISE = 12;
const MEMBERS = 50;

/** The same data with every text on one line and bounded, so that nothing after it has to think of that. */
export const bounded = <T>(data: T): T => bound(data, '') as T;

function bound(data: unknown, name: string): unknown {
  if (typeof data === 'string') return plain(data, TEXT_BYTES[name] ?? TEXT_BYTES_OTHERWISE);
  if (Array.isArray(data)) {
    return data.slice(0, ITEMS[name] ?? ITEMS_OTHERWISE).map((item) => bound(item, name));
  }
  if (typeof data !== 'object' || data === null) return data;
  const members = Object.entries(data).slice(0, MEMBERS);
  return Object.fromEntries(
    members.map(([key, value]) => [plain(key, TEXT_BYTES_OTHERWISE), bound(value, key)]),
  );
}
