import type { WireRequest } from '../../../local/aws/wire/call.ts';
import type { RecordedCall, Verdict } from '../../../local/aws/wire/gateway.ts';
import { CALLER_HEADER } from './clients.ts';

/** One attempt of one call of a run. */
export interface Point {
  readonly caller: string;
  readonly service: string;
  readonly operation: string;
  /** Names the call, alike in every play: `PutItem scope 1` is the run's first write of the scope's record. */
  readonly label: string;
  /** From 1. */
  readonly attempt: number;
}

/** Names the calls of one play, in whatever order overlapping ones arrive. */
export function createPoints(): (call: RecordedCall, request: WireRequest) => Point {
  const labels = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ service, region, operation }, request) => {
    const { headers } = request;
    const caller = headers[CALLER_HEADER] ?? '';
    const id = headers['amz-sdk-invocation-id'] ?? '';
    const name = `${operation}${subjectOf(operation, region, request)}`;
    const nth = (counts.get(`${caller} ${name}`) ?? 0) + (labels.has(id) ? 0 : 1);
    counts.set(`${caller} ${name}`, nth);
    const label = labels.get(id) ?? `${name} ${nth}`;
    labels.set(id, label);
    const attempt = Number(/attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '')?.[1] ?? 1);
    return { caller, service, operation, label, attempt };
  };
}

function subjectOf(operation: string, region: string, { body }: WireRequest): string {
  if (operation === 'ListInstances') return ` ${region}`;
  if (operation !== 'PutItem') return '';
  const key: string = JSON.parse(body.toString('utf8')).Item.resource.S;
  return ` ${key.slice(key.lastIndexOf('/') + 1).replace(/^ssoins-0*/, '')}`;
}

export type Trouble = Exclude<Verdict, 'pass'>;

/**
 * How far a fault reaches: one attempt, so that the SDK's retry helps; all attempts of one request; this and all later
 * requests to its service; or the run, which dies there: nothing that it sends later arrives.
 */
export type Span = 'attempt' | 'request' | 'service' | 'run';

export interface Fault {
  /** The label of the call that it begins with. */
  readonly point: string;
  readonly trouble: Trouble;
  readonly span: Span;
}

export interface Disturbed {
  readonly operation: string;
  readonly label: string;
  readonly trouble: Trouble;
}

export interface Plan {
  readonly verdictOn: (point: Point) => Verdict;
  /** What the faults have done so far, attempt by attempt. */
  readonly disturbed: readonly Disturbed[];
}

export function planOf(faults: readonly Fault[]): Plan {
  const disturbed: Disturbed[] = [];
  /** Services that a fault has taken down. */
  const down = new Map<string, Trouble>();
  let dead = false;
  const troubleOf = (point: Point): Trouble | undefined => {
    const fault = faults.find(
      ({ point: label, span }) => label === point.label && (span !== 'attempt' || point.attempt === 1),
    );
    if (fault?.span === 'service') down.set(point.service, fault.trouble);
    if (fault?.span === 'run') dead = true;
    return fault?.trouble ?? down.get(point.service);
  };
  return {
    disturbed,
    verdictOn: (point) => {
      if (dead) return 'fail-before';
      const trouble = troubleOf(point);
      if (trouble === undefined) return 'pass';
      disturbed.push({ operation: point.operation, label: point.label, trouble });
      return trouble;
    },
  };
}

const TROUBLES: readonly Trouble[] = ['fail-before', 'fail-after', 'hang', 'hang-after'];

/** All that can happen to one call. */
export const faultsAt = (point: string): readonly Fault[] => [
  ...TROUBLES.flatMap((trouble) =>
    (['attempt', 'request', 'service'] as const).map((span) => ({ point, trouble, span })),
  ),
  { point, trouble: 'fail-before', span: 'run' },
  { point, trouble: 'fail-after', span: 'run' },
];

/** One of each sort, for combinations. The others differ only in how long they take, or how far they reach. */
export const mainFaultsAt = (point: string): readonly Fault[] =>
  [
    { trouble: 'fail-before', span: 'request' },
    { trouble: 'fail-after', span: 'attempt' },
    { trouble: 'fail-after', span: 'request' },
    { trouble: 'hang', span: 'request' },
    { trouble: 'fail-before', span: 'run' },
    { trouble: 'fail-after', span: 'run' },
  ].map((fault) => ({ ...fault, point }) as Fault);

/**
 * How often something may arrive again after one run: once for each answer of SNS that was lost, and once for each
 * acknowledgement that went wrong. A run's first write to a record is its commit, before which nothing is published.
 */
export function repetitionsAllowed(disturbed: readonly Disturbed[]): number {
  const lost = disturbed.filter(
    ({ operation, trouble }) => operation === 'Publish' && trouble.endsWith('after'),
  );
  const acknowledgements = disturbed.filter(
    ({ operation, label }) => operation === 'PutItem' && !label.endsWith(' 1'),
  );
  return lost.length + new Set(acknowledgements.map(({ label }) => label)).size;
}
