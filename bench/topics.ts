import type { AnyTopic } from './topic.ts';
import { COST } from './topics/cost.ts';

/** In the order in which they are measured and shown. */
export const TOPICS: readonly AnyTopic[] = [COST];
