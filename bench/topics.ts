import type { Topic } from './topic.ts';
import { COLD_START } from './topics/cold-start.ts';
import { COST } from './topics/cost.ts';
import { GROWTH } from './topics/growth.ts';
import { POLLS } from './topics/polls.ts';
import { SLOW_TABLE } from './topics/slow-table.ts';
import { SOAK } from './topics/soak.ts';
import { WIDGET } from './topics/widget.ts';

/** In the order in which they are measured and shown. */
export const TOPICS: readonly Topic[] = [COLD_START, POLLS, GROWTH, SLOW_TABLE, SOAK, WIDGET, COST];
