import { instanceId } from '../../../lib/domain/resource.ts';
import type { Instant } from '../../../lib/domain/time.ts';
import type { InstanceRow } from '../../aws/identity-center/state.ts';
import type { InboxMessage } from '../../aws/sns/inbox.ts';
import { type Arrival, arrivalOf, expectationText } from '../arrival.ts';
import { parseExpectation } from '../expectation.ts';
import { arnOf } from '../stage.ts';
import type { Place, Statement, Step, Story } from '../story.ts';
import { type ChangesContext, changesOf, type Remembered, remembered } from './changes.ts';

/** What one run was given, and what came of it. */
export interface RecordedRun {
  /** The instant that its rules went by. */
  readonly now: Instant;
  /** Of the answer that it got last. */
  readonly instances: readonly InstanceRow[];
  /** What went wrong for it. */
  readonly troubles: readonly Statement[];
  readonly messages: readonly InboxMessage[];
  readonly hasFailed: boolean;
}

export interface Recording {
  readonly add: (run: RecordedRun) => void;
  /** All that has happened, as a story that expects what has arrived. */
  readonly story: () => Story;
}

export interface RecordingOptions extends Omit<ChangesContext, 'nameOf'> {
  /** The story that is played: its policy holds. */
  readonly played: Story;
}

const PLACE: Place = { file: 'recorded', line: 0 };

/** Records, run by run, what AWS has answered and what has arrived. */
export function createRecording({ played, start, primaryRegion }: RecordingOptions): Recording {
  const nameOf = namer();
  const known = new Map<string, Remembered>();
  const steps: Step[] = [];
  return {
    add: ({ now, instances, troubles, messages, hasFailed }) => {
      const changes = changesIn(instances, known, { start, primaryRegion, nameOf });
      const at = Math.max(0, now - start);
      const statements = [...primaryFirst(changes, primaryRegion), ...troubles];
      const expected = expectedOf(messages, nameOf);
      steps.push({ type: 'runs', place: PLACE, from: at, to: at, statements, expected, fails: hasFailed });
    },
    story: () => ({
      title: 'recorded with npm start',
      place: PLACE,
      steps: [...played.steps.filter(({ type }) => type === 'policy'), asks(primaryRegion), ...steps],
    }),
  };
}

const asks = (region: string): Step => ({ type: 'policy', place: PLACE, settings: { asks: region } });

function changesIn(
  instances: readonly InstanceRow[],
  known: Map<string, Remembered>,
  context: ChangesContext,
): readonly Statement[] {
  const gone = [...known.keys()].filter((arn) => !instances.some((row) => row.arn === arn));
  const changes = instances.flatMap((row) => changesOf(known.get(row.arn), row, context));
  for (const arn of gone) known.delete(arn);
  for (const row of instances) known.set(row.arn, remembered(known.get(row.arn), row));
  return [
    ...gone.map((arn) => ({ type: 'gone', of: { instance: context.nameOf(arn) } }) as const),
    ...changes,
  ];
}

/** The first Region that a story names is its primary Region. */
const primaryFirst = (changes: readonly Statement[], primaryRegion: string): readonly Statement[] => {
  const isPrimary = (one: Statement): boolean =>
    'of' in one && one.of !== 'scope' && one.of.region === primaryRegion;
  return [...changes.filter(isPrimary), ...changes.filter((one) => !isPrimary(one))];
};

/** A message that is repeated within one run is one message of a story, in which each call is tried once. */
function expectedOf(messages: readonly InboxMessage[], nameOf: ChangesContext['nameOf']) {
  const arrivals = messages.filter(isOurs).map(arrivalOf);
  const once = new Map(arrivals.map((arrival) => [arrival.id, arrival]));
  return [...once.values()].map((arrival) =>
    parseExpectation(expectationText(renamed(arrival, nameOf)), PLACE),
  );
}

/** Any client may publish here, and a test notification is about nothing. */
const isOurs = ({ bodies }: InboxMessage): boolean =>
  bodies.lambda !== undefined && JSON.parse(bodies.lambda).test !== true;

function renamed(arrival: Arrival, nameOf: ChangesContext['nameOf']): Arrival {
  const { resource } = arrival;
  if (resource.type === 'scope') return arrival;
  if (resource.type === 'record') {
    return resource.key === 'scope'
      ? arrival
      : { ...arrival, resource: { ...resource, key: arnOf(nameOf(resource.key)) } };
  }
  return { ...arrival, resource: { ...resource, arn: arnOf(nameOf(resource.arn)) } };
}

/** The name that an ARN was made from, or else a new one: stories name instances in letters. */
function namer(): (arn: string) => string {
  const given = new Map<string, string>();
  return (arn) => {
    const [, name = ''] = /^ssoins-0*([a-z][a-z0-9]*)$/.exec(instanceId(arn)) ?? [];
    const chosen = given.get(arn) ?? (arnOf(name) === arn ? name : `instance${given.size + 1}`);
    given.set(arn, chosen);
    return chosen;
  };
}
