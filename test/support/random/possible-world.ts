import type { Statement, StatusStatement } from '../../../local/story/story.ts';

/** What exists at a moment of a story, so that only what can be said is said. */
export interface PossibleWorld {
  /** Keeps the statements that can be said. From then on they hold. */
  readonly changes: (statements: readonly Statement[]) => readonly Statement[];
  /** The same for statements about records. */
  readonly edits: (statements: readonly Statement[]) => readonly Statement[];
  /** A run without any trouble leaves a record of everything that AWS shows. */
  readonly recorded: () => void;
  /** Mends every record that is damaged. */
  readonly mended: () => readonly Statement[];
}

interface Row {
  /** By name, with their status. */
  readonly regions: Map<string, string>;
  regionsShown: boolean;
  arnShown: boolean;
}

export function emptyWorld(): PossibleWorld {
  const rows = new Map<string, Row>();
  const records = new Set<string>();
  const damaged = new Set<string>();
  return {
    changes: (statements) => statements.filter((statement) => applies(statement, rows)),
    edits: (statements) => statements.filter((statement) => edits(statement, records, damaged)),
    recorded: () => {
      if (damaged.has('scope')) return;
      records.add('scope');
      for (const [name, row] of rows) if (isShown(row)) records.add(name);
    },
    mended: () =>
      [...damaged].map((instance): Statement => ({ type: 'record', of: { instance }, state: 'mended' })),
  };
}

function applies(statement: Statement, rows: Map<string, Row>): boolean {
  if (!('of' in statement) || statement.type === 'record' || statement.type === 'settle') return true;
  const { instance, region } = statement.of;
  const row = rows.get(instance);
  if (statement.type === 'gone') {
    if (region === undefined) return rows.delete(instance);
    return row?.regionsShown === true && row.regions.delete(region);
  }
  if (region !== undefined && row?.regionsShown === false) return false;
  if (statement.type === 'with-regions') return row?.regionsShown === false && showRegions(row);
  const changed = row ?? { regions: new Map(), regionsShown: true, arnShown: true };
  if (statement.type === 'without' && statement.what === 'regions' && !changed.regionsShown) return false;
  rows.set(instance, changed);
  if (statement.type === 'status') setStatus(changed, statement);
  if (statement.type === 'without' && statement.what === 'arn') changed.arnShown = false;
  if (statement.type === 'without' && statement.what === 'regions') changed.regionsShown = false;
  return true;
}

function setStatus(row: Row, { of, status }: StatusStatement): void {
  if (of.region === undefined) row.arnShown = true;
  else row.regions.set(of.region, status);
}

/** Certainly listed at the endpoint that the monitor asks. Others may be too. */
const isShown = ({ arnShown, regionsShown, regions }: Row): boolean =>
  arnShown && regionsShown && regions.get('eu-west-1') === 'ACTIVE';

function showRegions(row: Row): boolean {
  row.regionsShown = true;
  return true;
}

function edits(statement: Statement, records: Set<string>, damaged: Set<string>): boolean {
  if (statement.type === 'table-emptied') {
    records.clear();
    damaged.clear();
    return true;
  }
  if (statement.type !== 'record') return false;
  const { of, state } = statement;
  if (state === 'mended') return damaged.delete(of.instance);
  if (!records.has(of.instance) || (state !== 'deleted' && damaged.has(of.instance))) return false;
  if (state !== 'deleted') return damaged.add(of.instance) !== undefined;
  damaged.delete(of.instance);
  return records.delete(of.instance);
}
