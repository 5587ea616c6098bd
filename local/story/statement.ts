import { CONDITION_KINDS } from '../../lib/domain/conditions.ts';
import {
  at,
  type CallName,
  type CallTrouble,
  type EndpointTrouble,
  type Leftout,
  type Place,
  type RecordState,
  SETTLE_ANSWERS,
  type Statement,
  type Subject,
} from './story.ts';
import { type Reader, reader, timeOf, type Word } from './words.ts';

const FORMS =
  'a statement: "<region> <STATUS> [since <time>]", "<region> gone", "<instance> <STATUS> ["reason"]", ' +
  '"<instance> without regions", "throttled", "silent but <region>", "page 2 fails", "publish fails", …';

/** What AWS answers from here on, or what goes wrong in this run. */
export function parseStatement(words: readonly Word[], place: Place): Statement {
  const line = reader(words, place);
  const statement =
    trouble(line) ??
    callTrouble(line) ??
    ofTable(line) ??
    settle(line, place) ??
    overlap(line) ??
    ofSubject(line, place);
  line.end();
  return statement;
}

function trouble(line: Reader): Statement | undefined {
  const found = endpointTrouble(line);
  return found && { type: 'endpoint', trouble: found };
}

function endpointTrouble(line: Reader): EndpointTrouble | undefined {
  for (const type of ['throttled', 'failing', 'empty'] as const) if (line.take(type)) return { type };
  if (line.take('denied'))
    return { type: 'denied', ...(line.isQuoted() && { reason: line.quoted('a reason') }) };
  if (line.take('silent')) return { type: 'silent', ...(line.take('but') && { but: line.next('a Region') }) };
  if (line.take('token')) return { type: line.take('repeats') ? 'token-repeats' : line.fail('"repeats"') };
  if (!line.take('page')) return undefined;
  const page = line.count('the number of a page');
  if (!line.take('fails')) line.fail('"fails"');
  return { type: 'page-fails', page };
}

const CALLS: readonly CallName[] = ['list', 'load', 'save', 'publish', 'metrics'];

/** `publish fails`, `save 2 loses its answer`: every such call of the run, or the one with this number. */
function callTrouble(line: Reader): Statement | undefined {
  const call = CALLS.find((name) => line.take(name));
  if (call === undefined) return undefined;
  const nth = /^\d+$/.test(line.peek() ?? '') ? { nth: line.count('the number of a call') } : {};
  return { type: 'call', call, ...nth, trouble: whatGoesWrong(line) };
}

function whatGoesWrong(line: Reader): CallTrouble {
  if (line.take('fails') || line.take('fail')) return 'fails';
  if (line.take('loses') && line.take('its') && line.take('answer')) return 'loses its answer';
  return line.fail('"fails" or "loses its answer"');
}

function ofTable(line: Reader): Statement | undefined {
  if (line.take('table')) {
    if (!line.take('emptied')) line.fail('"emptied"');
    return { type: 'table-emptied' };
  }
  if (!line.take('record')) return undefined;
  const of = { instance: line.next('the name of an instance, or scope') };
  const state = RECORD_STATES.find((one) => line.take(one));
  return state ? { type: 'record', of, state } : line.fail('"damaged", "newer", "mended" or "deleted"');
}

const RECORD_STATES: readonly RecordState[] = ['damaged', 'newer', 'mended', 'deleted'];

/** `settle region-lost eu-west-1 "moved" is settled`; without the end any answer will do. */
function settle(line: Reader, place: Place): Statement | undefined {
  if (!line.take('settle')) return undefined;
  const kind = CONDITION_KINDS.find((one) => line.take(one)) ?? line.fail('the kind of an incident');
  const name = line.next('an instance, a Region, or scope');
  const of = name === 'scope' ? name : subjectOf(name, 'an instance, a Region, or scope', place);
  const because = line.isQuoted() ? { because: line.quoted('why') } : {};
  if (!line.take('is')) return { type: 'settle', kind, of, ...because };
  const answer = SETTLE_ANSWERS.find((one) => line.take(one)) ?? line.fail(SETTLE_ANSWERS.join(', '));
  return { type: 'settle', kind, of, ...because, answer };
}

/** `2 runs at once`. */
function overlap(line: Reader): Statement | undefined {
  if (!/^\d+$/.test(line.peek() ?? '')) return undefined;
  const runs = line.count('a number of runs');
  if (line.take('runs') && line.take('at') && line.take('once')) return { type: 'overlap', runs };
  return line.fail('"runs at once"');
}

const REGION = /^(?:[a-z]+-){2,3}\d$/;
const INSTANCE = /^[a-z][a-z0-9]*$/;

/** `eu-west-1`, of the instance `org`; `sandbox/eu-west-1`; `sandbox`. */
export function subjectOf(text: string, expected: string, place: Place): Subject {
  const [first = '', second] = text.split('/');
  if (second === undefined && REGION.test(first)) return { instance: 'org', region: first };
  if (second === undefined && INSTANCE.test(first)) return { instance: first };
  if (second !== undefined && INSTANCE.test(first) && REGION.test(second))
    return { instance: first, region: second };
  throw at(place, `expected ${expected}, found "${text}"`);
}

function ofSubject(line: Reader, place: Place): Statement {
  const of = subjectOf(line.next(FORMS), FORMS, place);
  if (line.take('gone')) return { type: 'gone', of };
  if (line.take('primary')) return { type: 'primary', of, region: line.next('a Region') };
  if (line.take('with')) return line.take('regions') ? { type: 'with-regions', of } : line.fail('"regions"');
  if (line.take('without')) return { type: 'without', of, what: leftout(line) };
  return status(line, of, place);
}

function leftout(line: Reader): Leftout {
  for (const what of ['status', 'regions', 'arn', 'primary'] as const) if (line.take(what)) return what;
  return line.fail('"status", "regions", "arn" or "primary"');
}

function status(line: Reader, of: Subject, place: Place): Statement {
  const also = line.take('also');
  const name = line.next(FORMS);
  if (!/^[A-Z][A-Z_]*$/.test(name))
    throw at(place, `expected a status in capitals, "gone", "without" or "primary", found "${name}"`);
  const statusReason = line.isQuoted() ? { statusReason: line.quoted('a reason') } : {};
  if (!line.take('since')) return { type: 'status', of, status: name, ...statusReason, also };
  const since = line.take('unknown') ? 'unknown' : timeOf(line.next('a time'), place);
  return { type: 'status', of, status: name, ...statusReason, since, also };
}
