import { type MonitorRecord, notificationId } from '../../../lib/domain/record.ts';
import { arnOf } from '../../../local/story/stage.ts';
import type { RecordState, Statement } from '../../../local/story/story.ts';
import type { Item, Table } from '../table/table.ts';

/** Records as they were before a story damaged them, by key. */
export type Whole = Map<string, Item>;

export function editRecord(
  { of, state }: Extract<Statement, { type: 'record' }>,
  table: Table,
  whole: Whole,
): void {
  const key = of.instance === 'scope' ? 'scope' : arnOf(of.instance);
  const item = table.items().find(({ resource }) => resource?.S === key);
  if (item === undefined) throw new Error(`There is no record ${key}`);
  if (state !== 'mended') whole.set(key, item);
  if (state === 'deleted') table.remove(item.scope?.S ?? '', key);
  else table.put(edited(whole.get(key) ?? item, state));
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

export const keysIn = (table: Table): readonly string[] =>
  table.items().map(({ resource }) => resource?.S ?? '');

export const owedIn = (table: Table): readonly string[] =>
  recordsIn(table).flatMap(({ ledger }) => ledger.owed.map(notificationId));

/** Those that no story has damaged. */
export const recordsIn = (table: Table): readonly MonitorRecord[] =>
  table.items().flatMap(({ schema, record }) => {
    if (schema?.N === NEWER || record?.S === undefined || record.S === DAMAGED) return [];
    return [JSON.parse(record.S) as MonitorRecord];
  });
