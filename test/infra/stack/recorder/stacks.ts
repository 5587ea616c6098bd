import { createHash } from 'node:crypto';
import { type Stack as Evaluated, evaluate, IRELAND, type Template } from '../../template/evaluate.ts';
import type { Buckets } from './buckets.ts';
import { invalid } from './refusal.ts';

/** What a stack is made from. */
export interface Source {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly region: string;
}

export interface Event {
  readonly id: string;
  readonly resource: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Undefined while only a change set has been made. */
  readonly source?: Source;
  readonly evaluated: Evaluated;
  readonly bucket: string;
  /** The newest first. */
  readonly events: readonly Event[];
}

/** What CloudFormation would make of it, with the bucket by its name; what it would refuse throws. */
export function madeOf(source: Source, bucket: string): Evaluated {
  try {
    const evaluated = evaluate(source.template, source.parameters, { ...IRELAND, region: source.region });
    return JSON.parse(JSON.stringify(evaluated).replaceAll('ServerlessDeploymentBucket-id', bucket));
  } catch (error) {
    throw invalid((error as Error).message);
  }
}

/** Lambda takes the code from the bucket in the same moment. */
export function requireCode(evaluated: Evaluated, buckets: Buckets): void {
  for (const { bucket, key } of codeOf(evaluated)) {
    if (buckets.get(bucket)?.has(key) !== true) throw invalid(`There is no object ${key} in ${bucket}`);
  }
}

/** The place of the code of each function. */
export function sha256OfCode({ evaluated }: Stack, buckets: Buckets): readonly string[] {
  return codeOf(evaluated).map(({ bucket, key }) =>
    createHash('sha256')
      .update(buckets.get(bucket)?.get(key) ?? '')
      .digest('hex'),
  );
}

const codeOf = ({ resources }: Evaluated): readonly { readonly bucket: string; readonly key: string }[] =>
  Object.values(resources).flatMap(({ Type, Properties }) => {
    const code = Properties?.Code as Record<'S3Bucket' | 'S3Key', string> | undefined;
    return Type === 'AWS::Lambda::Function' ? [{ bucket: code?.S3Bucket ?? '', key: code?.S3Key ?? '' }] : [];
  });

let count = 0;
/** Never the same again: an id, or the name of what was made. */
export const next = (): number => ++count;

/** Begins and ends at once, so whoever asks sees the end. */
export function ended(stack: Stack, operation: 'CREATE' | 'UPDATE' | 'DELETE', reason?: string): Stack {
  const outcome = reason === undefined ? 'COMPLETE' : 'FAILED';
  const of = { resource: stack.name, type: 'AWS::CloudFormation::Stack' };
  return {
    ...stack,
    status: `${operation}_${outcome}`,
    events: [
      {
        ...of,
        id: `event-${next()}`,
        status: `${operation}_${outcome}`,
        ...(reason !== undefined && { reason }),
      },
      { ...of, id: `event-${next()}`, status: `${operation}_IN_PROGRESS` },
      ...stack.events,
    ],
  };
}
