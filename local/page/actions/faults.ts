import type { IdentityCenterFault } from '../../aws/identity-center/faults.ts';
import type { Faults } from '../../aws/wire/faults.ts';
import { troublesOf } from '../../story/recording/troubles.ts';
import type { Stage } from '../../story/stage.ts';
import type { Statement } from '../../story/story.ts';

/** A fault that a person can switch on and off. */
export interface FaultSwitch {
  readonly id: string;
  readonly service: 'Identity Center' | 'SNS' | 'DynamoDB' | 'CloudWatch';
  readonly label: string;
  /** What a story says of it. */
  readonly statement: Extract<Statement, { readonly type: 'endpoint' | 'call' }>;
}

const endpoint = (trouble: Extract<Statement, { readonly type: 'endpoint' }>['trouble']) =>
  ({ type: 'endpoint', trouble }) as const;
const failing = (call: Extract<Statement, { readonly type: 'call' }>['call']) =>
  ({ type: 'call', call, trouble: 'fails' }) as const;

export const FAULTS: readonly FaultSwitch[] = [
  {
    id: 'throttle',
    service: 'Identity Center',
    label: 'Throttle every request',
    statement: endpoint({ type: 'throttled' }),
  },
  {
    id: 'deny',
    service: 'Identity Center',
    label: 'Deny access',
    statement: endpoint({ type: 'denied' }),
  },
  {
    id: 'fail',
    service: 'Identity Center',
    label: 'Answer with internal errors',
    statement: endpoint({ type: 'failing' }),
  },
  {
    id: 'silence-primary',
    service: 'Identity Center',
    label: 'Silence the primary Region',
    statement: endpoint({ type: 'silent', but: 'eu-west-1' }),
  },
  {
    id: 'silence',
    service: 'Identity Center',
    label: 'Silence every Region',
    statement: endpoint({ type: 'silent' }),
  },
  {
    id: 'page',
    service: 'Identity Center',
    label: 'Break the second page (needs two instances)',
    statement: endpoint({ type: 'page-fails', page: 2 }),
  },
  {
    id: 'token',
    service: 'Identity Center',
    label: 'Repeat the token of a page (needs two instances)',
    statement: endpoint({ type: 'token-repeats' }),
  },
  {
    id: 'empty',
    service: 'Identity Center',
    label: 'Answer with an empty list',
    statement: endpoint({ type: 'empty' }),
  },
  { id: 'publish', service: 'SNS', label: 'Refuse messages', statement: failing('publish') },
  {
    id: 'publish-answer',
    service: 'SNS',
    label: 'Accept messages, and lose the answer',
    statement: { type: 'call', call: 'publish', trouble: 'loses its answer' },
  },
  { id: 'load', service: 'DynamoDB', label: 'Refuse to read', statement: failing('load') },
  { id: 'save', service: 'DynamoDB', label: 'Refuse to write', statement: failing('save') },
  { id: 'metrics', service: 'CloudWatch', label: 'Refuse metrics', statement: failing('metrics') },
];

/** The switches of the page. */
export interface FaultBoard {
  readonly isOn: (id: string) => boolean;
  readonly turn: (id: string, on: boolean) => void;
  readonly clear: () => void;
  /**
   * Brings into force what is switched on, before a run: within one, nothing changes. It also sets again what the story that
   * is played has ended, because that ends only its own.
   */
  readonly apply: () => void;
  /** What goes wrong since then, with what the story has set. */
  readonly inForce: () => readonly Statement[];
}

export interface FaultBoardOptions {
  readonly stage: Stage;
  /** Those of Identity Center. */
  readonly faults: Faults<IdentityCenterFault>;
}

export function createFaultBoard({ stage, faults }: FaultBoardOptions): FaultBoard {
  const on = new Set<string>();
  let applied: readonly FaultSwitch[] = [];
  let isCleared = false;
  return {
    isOn: (id) => on.has(id),
    turn: (id, isOn) => {
      if (!FAULTS.some((fault) => fault.id === id)) throw new Error(`There is no fault "${id}"`);
      if (isOn) on.add(id);
      else on.delete(id);
    },
    clear: () => {
      on.clear();
      isCleared = true;
    },
    apply: () => {
      const chosen = FAULTS.filter(({ id }) => on.has(id));
      if (isCleared || applied.some((fault) => !chosen.includes(fault))) stage.calm();
      isCleared = false;
      applied = chosen;
      const inForce = troublesOf(faults.inForce()).map((trouble) => JSON.stringify(trouble));
      for (const { statement } of chosen) {
        if (statement.type === 'endpoint' && !inForce.includes(JSON.stringify(statement.trouble))) {
          stage.apply(statement);
        }
      }
    },
    inForce: () => [
      ...troublesOf(faults.inForce()).map((trouble) => ({ type: 'endpoint', trouble }) as const),
      ...applied.map(({ statement }) => statement).filter(({ type }) => type === 'call'),
    ],
  };
}
