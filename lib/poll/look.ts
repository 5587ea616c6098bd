import type { Loaded } from '../aws/records/store.ts';
import { additionalRegionToAsk } from '../domain/facts.ts';
import type { Listing } from '../domain/observe/listing.ts';
import { SCOPE_KEY } from '../domain/record.ts';
import { type Scope, scopeId } from '../domain/resource.ts';
import { asError } from './failure.ts';
import type { RunContext } from './ports.ts';

/** What AWS says now and what is remembered; without memory nothing can be decided. */
export type Findings =
  | {
      readonly type: 'found';
      readonly listing: Listing;
      readonly loaded: Loaded;
      readonly failures: readonly Error[];
    }
  | { readonly type: 'no-memory'; readonly listing: Listing; readonly failures: readonly Error[] };

/** Asks Identity Center and loads the records, in parallel. Changes nothing: dying here costs one poll. */
export async function look(context: RunContext): Promise<Findings> {
  const { ports, config, time, watch } = context;
  const [listed, loaded] = await Promise.allSettled([
    watch.time('poll', ports.listInstances(time.poll)),
    watch.time('load', ports.records.load(time.last.signal)),
  ]);
  // An error that no adapter foresaw is a fault of ours: the run fails, but what is pending is still delivered.
  const failures = listed.status === 'rejected' ? [asError(listed.reason)] : [];
  const primary = listed.status === 'rejected' ? unusable(asError(listed.reason)) : listed.value;
  const unknown =
    loaded.status === 'rejected' ? asError(loaded.reason) : scopeProblem(loaded.value, config.scope);
  if (loaded.status === 'rejected' || unknown) {
    return { type: 'no-memory', listing: primary, failures: unknown ? [unknown, ...failures] : failures };
  }
  const listing = await elsewhereIfSilent(primary, loaded.value, context).catch((reason) => {
    failures.push(asError(reason));
    return primary;
  });
  return { type: 'found', listing, loaded: loaded.value, failures };
}

const unusable = ({ name }: Error): Listing => ({
  type: 'failed',
  cause: { code: name, message: 'The answer of ListInstances could not be used' },
  silent: false,
});

/** Its record holds when a poll last saw everything. */
function scopeProblem({ unreadable }: Loaded, scope: Scope): Error | undefined {
  const problem = unreadable.find(({ key }) => key === SCOPE_KEY);
  if (problem === undefined) return undefined;
  return new Error(
    `The record of the scope ${scopeId(scope)} can't be read, so nothing was decided: ${problem.reason}. ` +
      'It was left as it is: deploy the version that wrote it, repair it, or delete it to begin with nothing remembered',
  );
}

async function elsewhereIfSilent(
  listing: Listing,
  { instances }: Loaded,
  { ports, config, time, watch }: RunContext,
): Promise<Listing> {
  if (listing.type !== 'failed' || !listing.silent) return listing;
  const records = instances.map(({ record }) => record);
  const region = additionalRegionToAsk(records, config.scope.region);
  if (region === undefined) return listing;
  return watch.time('elsewhere', ports.listElsewhere(region, listing, time.elsewhere));
}
