import { notificationId } from '../../../lib/domain/ledger.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { arnOf } from '../../../local/story/stage.ts';
import type { RecordState, RecordStatement } from '../../../local/story/story.ts';
import type { Item, Table } from '../table/table.ts';

/** Changes records as a story says. It can mend what it has damaged or deleted. */
export function recordEditor(table: Table): (statement: RecordStatement) => void {
  const whole = new Map<string, Item>();
  return ({ of, state }) => {
    const key = of.instance === 'scope' ? 'scope' : arnOf(of.instance);
    const item = table.items().find(({ resource }) => resource?.S === key);
    if (item === undefined) throw new Error(`There is no record ${key}`);
    if (state !== 'mended') whole.set(key, item);
    if (state === 'deleted') table.remove(item.scope?.S ?? '', key);
    else table.put(edited(whole.get(key) ?? item, state));
  };
}

const DAMAGED = '{"type":';
const NEWER = '999';

function edited(item: Item, state: Exclude<RecordState, 'deleted'>): Item {
  switch (state) {
    case 'damaged':
      return { ...item, record: { S: DAMAGED } };
    case 'newer':
      return { ...item, schema: { N: NEWER } };
    case 'mended':
      return item;
  }
}

export const keysIn = (items: readonly Item[]): readonly string[] =>
  items.map(({ resource }) => resource?.S ?? '');

/** Ids of all that is pending in these records. */
export const pendingIn = (items: readonly Item[]): readonly string[] =>
  recordsIn(items).flatMap(({ ledger }) => ledger.outbox.map(notificationId));

/** Only those that no story has damaged. */
export const recordsIn = (items: readonly Item[]): readonly MonitorRecord[] =>
  items.flatMap(({ schema, record }) => {
    if (schema?.N === NEWER || record?.S === undefined || record.S === DAMAGED) return [];
    return [JSON.parse(record.S) as MonitorRecord];
  });
