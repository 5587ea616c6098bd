import type { FaultBoard } from './faults.ts';
import { type Fields, fieldOf, oneOf } from './fields.ts';
import { type OrganizationContext, organizationActions } from './organization.ts';
import { DISTURBANCES, type Runs } from './runs.ts';

export interface ActionsContext extends OrganizationContext {
  readonly board: FaultBoard;
  readonly runs: Runs;
}

/** Everything that a button of the page can do, by what it sends as `do`. @throws Error that people can read */
export function actionsOf({ board, runs, ...context }: ActionsContext): (fields: Fields) => void {
  const actions: Readonly<Record<string, (fields: Fields) => void>> = {
    ...organizationActions(context),
    'fault-on': (fields) => board.turn(fieldOf(fields, 'fault'), true),
    'fault-off': (fields) => board.turn(fieldOf(fields, 'fault'), false),
    disturb: (fields) => runs.disturb(oneOf(fields, 'disturbance', DISTURBANCES)),
    'clear-faults': () => {
      board.clear();
      runs.undisturb();
    },
  };
  return (fields) => {
    const name = fields.get('do') ?? '';
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new Error(`There is nothing to do that is called "${name}"`);
    action(fields);
  };
}
