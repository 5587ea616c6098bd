import type { Template } from '../../template/evaluate.ts';
import type { Cloud } from './cloud.ts';
import type { Decoded } from './query.ts';
import { invalid } from './refusal.ts';
import type { Source } from './stacks.ts';

/** The parameters of an action. */
export type Input = Readonly<Record<string, Decoded>>;

export function sourceOf(input: Input, cloud: Cloud, region: string): Source {
  return {
    template: templateOf(input, cloud),
    parameters: pairs(input.Parameters, 'ParameterKey', 'ParameterValue'),
    tags: pairs(input.Tags, 'Key', 'Value'),
    region,
  };
}

/** From the body, or from its own S3: `https://s3.amazonaws.com/<bucket>/<key>`. */
export function templateOf(input: Input, { buckets }: Cloud): Template {
  if (input.TemplateBody !== undefined) return JSON.parse(text(input.TemplateBody));
  const [, bucket = '', key = ''] = /^\/([^/]+)\/(.+)$/.exec(new URL(text(input.TemplateURL)).pathname) ?? [];
  const found = buckets.get(bucket)?.get(decodeURIComponent(key));
  if (found === undefined) throw invalid(`S3 error: The specified key does not exist: ${input.TemplateURL}`);
  return JSON.parse(found.toString());
}

function pairs(list: Decoded | undefined, key: string, value: string): Readonly<Record<string, string>> {
  const entries = Array.isArray(list) ? (list as readonly Readonly<Record<string, string>>[]) : [];
  return Object.fromEntries(entries.map((entry) => [entry[key] ?? '', entry[value] ?? '']));
}

export const text = (value: Decoded | undefined): string => (typeof value === 'string' ? value : '');
