import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { shown } from '../../lib/shown.ts';

export interface Settings {
  /** As a person names it, such as `infra/settings/prod.yml`. */
  readonly file: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly mistakes: readonly string[];
}

/** Optional: a stage without a file has no settings of its own. */
export function readSettingsFile(root: string, stage: string): Settings {
  const file = `infra/settings/${stage}.yml`;
  if (!existsSync(`${root}/${file}`)) return { file, values: [], mistakes: [] };
  return { file, ...settingsIn(file, readFileSync(`${root}/${file}`, 'utf8')) };
}

/** What is written is what is meant: with the schema `failsafe` no `on` becomes true, and no id a number. */
export function settingsIn(file: string, text: string): Pick<Settings, 'values' | 'mistakes'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    return { values: [], mistakes: [`${file}, line ${lines.linePos(error.pos[0]).line}: ${error.message}`] };
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) return { values: [], mistakes: [] };
  if (!isMap(contents)) {
    return { values: [], mistakes: [`${file} must have lines such as "alertEmail: ops@example.com"`] };
  }
  const read = contents.items.map((pair) => oneOf(file, pair));
  return {
    values: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    mistakes: read.filter((one) => typeof one === 'string'),
  };
}

/** Or the mistake. */
function oneOf(file: string, { key, value }: Pair): readonly [string, string] | string {
  const name = String(isScalar(key) ? key.value : key);
  if (value === null) return [name, ''];
  if (isScalar(value)) return [name, String(value.value ?? '')];
  return `${shown(name)} in ${file} must be one value on its line, such as reminderMinutes: 240,1440`;
}
