import type { Cloud } from './cloud.ts';
import type { Stack } from './stacks.ts';

export function whyNotDeleted({ bucket, evaluated }: Stack, { buckets }: Cloud): string | undefined {
  if ((buckets.get(bucket)?.size ?? 0) > 0) return `The bucket ${bucket} is not empty`;
  const [locked] = Object.entries(evaluated.resources).filter(
    ([, { DeletionPolicy, Properties }]) =>
      DeletionPolicy !== 'Retain' && Properties?.DeletionProtectionEnabled === true,
  );
  return locked === undefined ? undefined : `${locked[0]} is protected from deletion`;
}

export function deleteAll({ name, bucket, evaluated }: Stack, { stacks, buckets, keptTables }: Cloud): void {
  const kept = Object.entries(evaluated.resources).filter(
    ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain',
  );
  keptTables.push(...kept.map(([id]) => `${id}-name`));
  buckets.delete(bucket);
  stacks.delete(name);
}
