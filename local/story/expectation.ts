import { OUTCOMES } from '../../lib/domain/change.ts';
import { CONDITION_KINDS } from '../../lib/domain/conditions.ts';
import { REASONS } from '../../lib/domain/ledger.ts';
import { SEVERITIES, type Severity } from '../../lib/domain/resource.ts';
import type { Expectation, Place } from './story.ts';
import { durationOf, type Reader, reader, wordsOf } from './words.ts';

/**
 * `opened <severity> <kind> <resource>` and likewise `escalated`, `overdue`, `updated` and `reminded`;
 * `closed <outcome> <kind> <resource>`, `announced <severity> <outcome> <resource>`, `summarised <severity> <count> <resource>`.
 * Each can end with `after <duration>`, `as <severity>`, `listing <reason>, …`, `with "text"` and `without "text"`.
 */
export function parseExpectation(text: string, place: Place): Expectation {
  const line = reader(wordsOf(text, place), place);
  const reason = oneOf(line, REASONS);
  const written = { place, text };
  switch (reason) {
    case 'closed': {
      const outcome = oneOf(line, OUTCOMES);
      const kind = oneOf(line, CONDITION_KINDS);
      const resource = line.next('a resource');
      const details = ending(line);
      return { ...written, reason, outcome, kind, resource, ...details };
    }
    case 'announced': {
      const severity = oneOf(line, SEVERITIES);
      const outcome = oneOf(line, OUTCOMES);
      return { ...written, reason, severity, outcome, resource: line.next('a resource'), ...ending(line) };
    }
    case 'summarised': {
      const severity = oneOf(line, SEVERITIES);
      const count = line.count('how many notifications it counts');
      return { ...written, reason, severity, count, resource: line.next('a resource'), ...ending(line) };
    }
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded': {
      const severity = oneOf(line, SEVERITIES);
      const kind = oneOf(line, CONDITION_KINDS);
      return { ...written, reason, severity, kind, resource: line.next('a resource'), ...ending(line) };
    }
  }
}

function oneOf<T extends string>(line: Reader, names: readonly T[]): T {
  const name = names.find((known) => line.take(known));
  return name ?? line.fail(`one of ${names.join(', ')}`);
}

interface Ending {
  readonly listing: readonly string[];
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly after?: number;
  readonly severity?: Severity;
}

function ending(line: Reader): Ending {
  let found: Ending = { listing: [], with: [], without: [] };
  for (;;) {
    if (line.take('after'))
      found = { ...found, after: durationOf(line) ?? line.fail('a duration such as 2h 10m') };
    else if (line.take('as')) found = { ...found, severity: oneOf(line, SEVERITIES) };
    else if (line.take('with'))
      found = { ...found, with: [...found.with, line.quoted('a text in quotation marks')] };
    else if (line.take('without'))
      found = { ...found, without: [...found.without, line.quoted('a text in quotation marks')] };
    else if (line.take('listing')) found = { ...found, listing: reasons(line) };
    else break;
  }
  line.end();
  return found;
}

function reasons(line: Reader): readonly string[] {
  const list = [oneOf(line, REASONS)];
  while (line.take(',')) list.push(oneOf(line, REASONS));
  return list;
}
