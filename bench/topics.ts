import type { AnyTopic } from './topic.ts';
import { COLD_START } from './topics/cold-start.ts';
import { COST } from './topics/cost.ts';
import { growth } from './topics/growth.ts';
import { POLLS } from './topics/polls.ts';
import { slowTable } from './topics/slow-table.ts';
import { soakTopic } from './topics/soak.ts';
import { WIDGET } from './topics/widget.ts';

/** In the order in which they are measured and shown. */
export const TOPICS: readonly AnyTopic[] = [COLD_START, POLLS, growth, slowTable, soakTopic, WIDGET, COST];
