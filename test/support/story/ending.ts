import { dynamoRecords } from '../../../lib/aws/records/table.ts';
import type { Memory } from '../../../lib/domain/decide.ts';
import type { Policy } from '../../../lib/domain/policy.ts';
import type { Scope } from '../../../lib/domain/resource.ts';
import type { Instant } from '../../../lib/domain/time.ts';
import type { InstanceRow } from '../../../local/aws/identity-center/state.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { STORY_START, type Story } from '../../../local/story/story.ts';
import type { Item } from '../table/table.ts';
import { momentsOf } from './moments.ts';
import { play } from './play.ts';
import { singleAttemptClients, TABLE } from './world.ts';

/** How things stand when a story has ended. */
export interface Ending {
  /** Of its last run. */
  readonly now: Instant;
  readonly scope: Scope;
  readonly policy: Policy;
  /** What a run that began now would load. Nothing in it is claimed. */
  readonly memory: Memory;
  /** All that has arrived, the oldest first. */
  readonly messages: readonly InboxMessage[];
  /** As AWS has them. */
  readonly instances: readonly InstanceRow[];
  /** What the table holds. */
  readonly items: readonly Item[];
}

/** Plays a story to its end. @throws StoryError at the first moment in which something else arrives than it says */
export async function endingOf(story: Story): Promise<Ending> {
  const { aws, table, messages } = await play(story);
  const last = momentsOf(story).at(-1);
  if (last === undefined) throw new Error(`The story "${story.title}" has no run`);
  const { scope, policy } = last.config;
  // What the last run has suffered is over.
  aws.gateway.intercept(undefined);
  const { dynamo } = singleAttemptClients({ aws }, scope.region);
  const loaded = await dynamoRecords(dynamo, { tableName: TABLE, scope }).load(AbortSignal.any([]));
  return {
    now: STORY_START + last.at,
    scope,
    policy,
    memory: {
      ...(loaded.scope && { scope: loaded.scope.record }),
      instances: loaded.instances.map(({ record }) => record),
      unreadable: loaded.unreadable.map(({ key }) => key),
      claimed: [],
    },
    messages,
    instances: aws.organization.instances(),
    items: table.items(),
  };
}
