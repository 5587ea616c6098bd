import fc from 'fast-check';
import type { ConditionKind } from '../../../lib/domain/conditions.ts';
import { DAY, type Duration, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { RecordState, Statement, Subject } from '../../../local/story/story.ts';

/** What may happen in a life, besides changes of instances and Regions. */
export interface Happenings {
  /** Calls that fail or lose their answer: each by its number, all of a kind, or none. */
  readonly calls: 'each' | 'all' | 'none';
  /** What Identity Center answers instead of its list. `whole` leaves out what depends on its pages. */
  readonly endpoint: 'any' | 'whole' | 'none';
  readonly clockMoves: boolean;
  readonly overlaps: boolean;
  /** Records are damaged, mended or deleted, and the table is emptied. */
  readonly records: boolean;
  readonly policies: boolean;
}

export const EVERYTHING: Happenings = {
  calls: 'each',
  endpoint: 'any',
  clockMoves: true,
  overlaps: true,
  records: true,
  policies: true,
};

type EditOf = { readonly type: 'record'; readonly instance: string; readonly state: RecordState };

/** What one step of a life may bring, whether or not it can be said at that moment. */
export interface Draw {
  readonly wait: Duration;
  readonly changes: readonly Change[];
  readonly troubles: readonly Statement[];
  readonly edit?: EditOf | { readonly type: 'table-emptied' } | undefined;
  readonly settle?: Statement | undefined;
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** A statement about AWS; `before` is how long before the run `AddedDate` lies. */
export interface Change {
  readonly statement: Statement;
  readonly before?: Duration;
}

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const instance = oneOf('org', 'org', 'beta');
const additional = oneOf('us-east-1', 'ap-southeast-2', 'ca-central-1');
const subject = fc.record({
  instance,
  region: fc.oneof({ weight: 5, arbitrary: additional }, oneOf('eu-west-1')),
});

const regionStatus = fc
  .record({
    of: subject,
    status: oneOf(
      ...([
        'ADDING',
        'ADDING',
        'ADDING',
        'REMOVING',
        'REMOVING',
        'ACTIVE',
        'ACTIVE',
        'PAUSED',
        'ADD_FAILED',
      ] as const),
    ),
    since: oneOf<Duration | 'unknown' | undefined>(undefined, 'unknown', 0, 10 * MINUTE, HOUR, DAY, -HOUR),
    also: oneOf(false, false, false, false, false, true),
  })
  .map(({ since, ...rest }): Change => {
    if (typeof since === 'number') return { statement: { type: 'status', ...rest }, before: since };
    return { statement: { type: 'status', ...rest, ...(since && { since }) } };
  });

const instanceStatus = fc.record({
  of: fc.record({ instance }),
  status: oneOf(
    'ACTIVE',
    'CREATE_IN_PROGRESS',
    'CREATE_FAILED',
    'DELETE_IN_PROGRESS',
    'FROZEN',
    'DELETE_FAILED',
  ),
  reason: oneOf(undefined, 'quota "exceeded"', 'no # permission, at all'),
});

export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: regionStatus },
  { weight: 3, arbitrary: subject.map((of): Change => ({ statement: { type: 'gone', of } })) },
  {
    weight: 2,
    arbitrary: instanceStatus.map(({ reason, ...rest }): Change => {
      const statusReason = reason === undefined ? {} : { statusReason: reason };
      return { statement: { type: 'status', ...rest, ...statusReason, also: false } };
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        of: fc.record({ instance }),
        kind: oneOf('gone', 'arn', 'status', 'regions', 'primary', 'back', 'moved'),
      })
      .map(({ of, kind }): Change => ({ statement: rowChange(of, kind) })),
  },
);

function rowChange(of: Subject, kind: string): Statement {
  switch (kind) {
    case 'arn':
    case 'status':
    case 'regions':
    case 'primary':
      return { type: 'without', of, what: kind };
    case 'back':
      return { type: 'with-regions', of };
    case 'moved':
      return { type: 'primary', of, region: 'us-east-1' };
    default:
      return { type: 'gone', of };
  }
}

const WAITS = [
  20 * SECOND,
  MINUTE,
  5 * MINUTE,
  5 * MINUTE,
  16 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  5 * HOUR,
  DAY,
];
const MOVES_BACK = [-MINUTE, -10 * MINUTE, -5 * HOUR];

export const draw = (happenings: Happenings): fc.Arbitrary<Draw> =>
  fc.record({
    wait: happenings.clockMoves
      ? fc.oneof({ weight: 12, arbitrary: oneOf(0, ...WAITS) }, oneOf(...MOVES_BACK))
      : oneOf(...WAITS.slice(2)),
    changes: fc.array(change, { maxLength: 3 }),
    troubles: troublesOf(happenings),
    edit: happenings.records ? fc.option(edit, { freq: 4, nil: undefined }) : fc.constant(undefined),
    settle: happenings.policies ? fc.option(settle, { freq: 6, nil: undefined }) : fc.constant(undefined),
    settings: happenings.policies ? fc.option(settings, { freq: 8, nil: undefined }) : fc.constant(undefined),
  });

const edit: fc.Arbitrary<NonNullable<Draw['edit']>> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('record' as const),
      instance: oneOf('beta', 'beta', 'org', 'scope'),
      state: oneOf<RecordState>('damaged', 'newer', 'mended', 'mended', 'deleted'),
    }),
  },
  fc.constant({ type: 'table-emptied' as const }),
);

/** Most of what a person settles is not open. */
const settle: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({
    type: fc.constant('settle' as const),
    kind: oneOf<ConditionKind>(
      'instance-lost',
      'no-longer-watched',
      'unlisted',
      'primary-elsewhere',
      'instance-deleting',
    ),
    of: fc.record({ instance }),
  }),
  fc.record({
    type: fc.constant('settle' as const),
    kind: oneOf<ConditionKind>('region-lost', 'region-lost', 'region-adding'),
    of: fc.record({ instance, region: additional }),
  }),
  fc.constant({ type: 'settle' as const, kind: 'nothing-to-watch' as const, of: 'scope' as const }),
);

const settings = oneOf<Readonly<Record<string, string>>>(
  { 'adding-warning': '0' },
  { 'adding-warning': '5', 'adding-critical': '20' },
  { 'removing-warning': '5' },
  { 'tell-from': 'info' },
  { 'tell-from': 'critical' },
  { reminders: '30,60' },
  { reminders: '0' },
  { update: '5' },
  { 'not-seen-warning': '1', 'not-seen-critical': '0' },
  { interval: '1' },
  { asks: 'us-east-1' },
  { asks: 'eu-west-1' },
);

function troublesOf({ calls, endpoint, overlaps }: Happenings): fc.Arbitrary<readonly Statement[]> {
  const nth = calls === 'each' ? oneOf(undefined, 1, 2, 3) : fc.constant(undefined);
  const call = fc
    .record({
      call: oneOf('list', 'load', 'save', 'save', 'publish', 'publish', 'metrics'),
      nth,
      trouble: oneOf('fails', 'loses its answer'),
    })
    .map(({ nth: number, ...rest }): Statement => {
      return { type: 'call', ...rest, ...(number !== undefined && { nth: number }) } as Statement;
    });
  const trouble = oneOf<Statement>(
    ...(['throttled', 'failing', 'empty', 'denied', 'silent'] as const).map(
      (type): Statement => ({ type: 'endpoint', trouble: { type } }),
    ),
    { type: 'endpoint', trouble: { type: 'silent', but: 'us-east-1' } },
    ...(endpoint === 'any'
      ? ([
          { type: 'endpoint', trouble: { type: 'page-fails', page: 2 } },
          { type: 'endpoint', trouble: { type: 'token-repeats' } },
        ] as const)
      : []),
  );
  const nothing = fc.constant(undefined);
  const overlap = oneOf(2, 3).map((runs): Statement => ({ type: 'overlap', runs }));
  return fc
    .tuple(
      calls === 'none' ? nothing : fc.option(call, { freq: 2, nil: undefined }),
      calls === 'none' ? nothing : fc.option(call, { freq: 4, nil: undefined }),
      endpoint === 'none' ? nothing : fc.option(trouble, { freq: 4, nil: undefined }),
      overlaps ? fc.option(overlap, { freq: 6, nil: undefined }) : nothing,
    )
    .map((found) => found.filter((one) => one !== undefined));
}
