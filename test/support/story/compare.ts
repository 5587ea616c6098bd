import { SECOND } from '../../../lib/domain/time.ts';
import { type Arrival, countOf, expectationText, nameOf } from '../../../local/story/arrival.ts';
import { at, type Expectation } from '../../../local/story/story.ts';
import type { PlayedMoment } from './player.ts';

/**
 * Exactly these messages must have arrived, and the runs must have failed or not, as the story says.
 * @throws StoryError that names the line, and says what arrived instead
 */
export function compareMoment({ step, arrivals, reports }: Compared): void {
  compareArrivals(step, arrivals);
  const failures = reports.flatMap((report) => report.failures);
  if (step.fails && failures.length === 0) throw at(step.place, 'expected the run to fail, but it did not');
  if (!step.fails && failures.length > 0) {
    throw at(step.place, `the run failed: ${failures.map(({ message }) => message).join('; ')}`);
  }
}

type Compared = Pick<PlayedMoment, 'step' | 'arrivals' | 'reports'>;

function compareArrivals({ place, expected }: Compared['step'], arrivals: readonly Arrival[]): void {
  const left = [...arrivals];
  for (const one of expected) {
    const index = left.findIndex((arrival) => mismatch(one, arrival) === undefined);
    if (index < 0) throw at(one.place, `expected ${one.text}\n${reasonsAgainst(left, one)}`);
    left.splice(index, 1);
  }
  const [extra] = left;
  if (extra) throw at(place, `expected nothing else to arrive, but this did: ${expectationText(extra)}`);
}

/** Says why what arrived is not what was expected. */
function reasonsAgainst(arrivals: readonly Arrival[], expected: Expectation): string {
  if (arrivals.length === 0) return '  but nothing (else) arrived';
  return arrivals
    .map((arrival) => `  arrived: ${expectationText(arrival)} (${mismatch(expected, arrival)})`)
    .join('\n');
}

/** How a message differs from what was expected. Undefined when it does not. */
function mismatch(expected: Expectation, arrival: Arrival): string | undefined {
  const { email } = arrival;
  const missing = expected.with.find((wanted) => !email.includes(wanted));
  const unwanted = expected.without.find((one) => email.includes(one));
  const earlier = arrival.earlier.map(({ reason }) => reason).join(', ');
  if (arrival.reason !== expected.reason) return `not ${expected.reason}`;
  if (!hasSameFacts(expected, arrival)) return 'another severity, kind or outcome';
  if (nameOf(arrival.resource) !== fullName(expected.resource)) return 'another resource';
  if (earlier !== expected.listing.join(', ')) return `listing "${earlier}"`;
  if (expected.after !== undefined && expected.after / SECOND !== arrival.durationSeconds) {
    return `after ${arrival.durationSeconds} s`;
  }
  if (unwanted !== undefined) return `with "${unwanted}" in:\n${email}`;
  return missing === undefined ? undefined : `without "${missing}" in:\n${email}`;
}

function hasSameFacts(expected: Expectation, arrival: Arrival): boolean {
  switch (expected.reason) {
    case 'closed':
      return (
        arrival.kind === expected.kind &&
        arrival.outcome === expected.outcome &&
        (expected.severity === undefined || expected.severity === arrival.severity)
      );
    case 'announced':
      return arrival.outcome === expected.outcome && arrival.severity === expected.severity;
    case 'summarised':
      return arrival.severity === expected.severity && countOf(arrival) === expected.count;
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded':
      return arrival.kind === expected.kind && arrival.severity === expected.severity;
  }
}

const REGION = /^(?:[a-z]+-){2,3}\d$/;

/** Regions without an instance are those of `org`. */
const fullName = (name: string): string => (REGION.test(name) ? `org/${name}` : name);
