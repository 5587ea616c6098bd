import * as v from 'valibot';
import { type Duration, MINUTE } from './domain/time.ts';

export type Setting = TextSetting | TimeZoneSetting | ChoiceSetting | MinutesSetting | MinutesListSetting;

interface Common {
  /** Absent when it must be set. */
  readonly default?: string;
  readonly example: string;
  /** The rule for its value, such as `must be a Region such as eu-central-1`. */
  readonly must: string;
  /** Another setting that it must not be less than, while both are on. */
  readonly notLessThan?: string;
}

export interface TextSetting extends Common {
  readonly type: 'text';
  readonly pattern: RegExp;
}

/** An IANA name, or empty. What Intl takes beside names, such as +02:00, is none. */
export interface TimeZoneSetting extends Common {
  readonly type: 'time-zone';
}

export interface ChoiceSetting extends Common {
  readonly type: 'choice';
  readonly values: readonly string[];
}

export interface MinutesSetting extends Common {
  readonly type: 'minutes';
  readonly canBeZero: boolean;
}

/** Separated by commas. A single 0 is the empty list. */
export interface MinutesListSetting extends Common {
  readonly type: 'minutes-list';
}

/** What a setting is read as. Minutes become milliseconds. */
export type ValueOf<S extends Setting> = S extends { readonly type: 'choice' }
  ? S['values'][number]
  : S extends { readonly type: 'minutes' }
    ? Duration
    : S extends { readonly type: 'minutes-list' }
      ? readonly Duration[]
      : string;

/** A year. */
export const MINUTES_AT_MOST = 525_600;

/** Reads the text of a setting. The message of its first issue is the rule that the text breaks. */
export function schemaOf(setting: Setting): v.GenericSchema<unknown, unknown> {
  switch (setting.type) {
    case 'text':
      return matching(setting.pattern, setting.must);
    case 'time-zone':
      return v.pipe(
        v.string(setting.must),
        v.check((name) => name === '' || isTimeZone(name), setting.must),
      );
    case 'choice':
      return v.picklist(setting.values, setting.must);
    case 'minutes':
      return v.pipe(minutes(setting.must), v.minValue(setting.canBeZero ? 0 : 1, setting.must));
    case 'minutes-list':
      return minutesList(setting.must);
  }
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const NUMBER = /^\d+(\.\d+)?$/;

const matching = (pattern: RegExp, must: string) => v.pipe(v.string(must), v.regex(pattern, must));

/** Whole milliseconds. Only 0 itself may become 0, because 0 turns things off. */
const minutes = (must: string) =>
  v.pipe(
    matching(NUMBER, must),
    v.check(
      (text) => Number(text) <= MINUTES_AT_MOST,
      `must be at most ${MINUTES_AT_MOST} minutes, which is a year`,
    ),
    v.check((text) => Number(text) === 0 || inMilliseconds(text) >= 1, must),
    v.transform(inMilliseconds),
  );

const inMilliseconds = (text: string): Duration => Math.round(Number(text) * MINUTE);

const minutesList = (must: string) =>
  v.pipe(
    v.string(must),
    v.transform((text) => (isZero(text) ? [] : text.split(',').map((part) => part.trim()))),
    v.array(minutes(must)),
  );

const isZero = (text: string): boolean => NUMBER.test(text) && Number(text) === 0;
