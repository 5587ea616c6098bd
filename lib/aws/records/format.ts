import * as v from 'valibot';
import { type MonitorRecord, recordKey } from '../../domain/record.ts';
import { cutToBytes } from '../../domain/text.ts';
import { recordSchema } from './schema.ts';

/** From a record of one schema to one of the next, as it is in JSON. The first makes schema 2 of schema 1. */
type Upgrades = readonly ((older: unknown) => unknown)[];

/**
 * One more whenever a record changes so that an older version would misread it: that version then leaves it alone.
 * None is ever taken away or changed, for a record of any age may still be in a table.
 */
export const UPGRADES: Upgrades = [];

export const SCHEMA = UPGRADES.length + 1;

/** A record as it is stored, under its key. */
export interface StoredText {
  readonly key: string;
  readonly schema: number;
  readonly text: string;
}

export type Decoded = { readonly record: MonitorRecord } | { readonly unreadable: string };

const REASON_BYTES = 300;

/** Throws rather than write what could never be read again: the record stays as it was. */
export function encode(record: MonitorRecord): string {
  const text = JSON.stringify(record);
  const decoded = decode({ key: recordKey(record), schema: SCHEMA, text });
  if ('record' in decoded) return text;
  throw new TypeError(`The record ${recordKey(record)} can't be stored: ${decoded.unreadable}`);
}

/** Never throws and never guesses: a record that is not wholly as we would write it is unreadable. */
export function decode({ key, schema, text }: StoredText, upgrades = UPGRADES): Decoded {
  const newest = upgrades.length + 1;
  if (schema > newest) {
    return unreadable(
      `it has schema ${schema}, this version reads ${newest}: deploy the newer version again`,
    );
  }
  if (schema < 1) return unreadable(`it has schema ${schema}, this version reads ${newest}`);
  const json = parse(text);
  if (json === undefined) return unreadable('it is not JSON');
  const upgraded = upgrade(json, upgrades.slice(schema - 1));
  if (upgraded instanceof Error)
    return unreadable(`it can't be upgraded from schema ${schema}: ${upgraded.message}`);
  const result = v.safeParse(recordSchema, upgraded, { abortEarly: true });
  if (!result.success) return unreadable(problem(result.issues[0]));
  const found = recordKey(result.output);
  return found === key ? { record: result.output } : unreadable(`it holds the record of ${found}`);
}

/** What an upgrade can't make sense of is damaged. */
function upgrade(json: unknown, upgrades: Upgrades): unknown {
  try {
    return upgrades.reduce((older, next) => next(older), json);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const problem = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
};

const unreadable = (reason: string): Decoded => ({ unreadable: cutToBytes(reason, REASON_BYTES) });
