import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLError } from 'yaml';
import { redacted } from '../../lib/redact.ts';

export interface SettingsFile {
  /** As a person names it, such as `infra/settings/prod.yml`. */
  readonly path: string;
  readonly exists: boolean;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** If there is a mistake, nobody knows what else the file would set. */
  readonly mistakes: readonly string[];
}

/** Optional: a stage without a file has no settings of its own. */
export function readSettingsFile(root: string, stage: string): SettingsFile {
  const path = `infra/settings/${stage}.yml`;
  try {
    return { path, exists: true, ...parseSettings(path, readFileSync(`${root}/${path}`, 'utf8')) };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const exists = code !== 'ENOENT' && code !== 'ENOTDIR';
    const mistakes = exists ? [`${path} can't be read: ${REASONS[code] ?? code}`] : misnamed(root, path);
    return { path, exists, values: [], mistakes };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission to (EACCES)',
};

/** Whoever wrote a file with the other ending expects it to be read. */
function misnamed(root: string, path: string): readonly string[] {
  const other = path.replace(/yml$/, 'yaml');
  return existsSync(`${root}/${other}`) ? [`${other} is not read: rename it to ${path}`] : [];
}

/** Values are read as the text that is written: the schema `failsafe` turns no `on` into true, and no id into a number. */
export function parseSettings(path: string, text: string): Pick<SettingsFile, 'values' | 'mistakes'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    return { values: [], mistakes: [`${path}, line ${line}: ${inOurWords(error)}`] };
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) return { values: [], mistakes: [] };
  if (!isMap(contents)) {
    return { values: [], mistakes: [`${path} must have lines such as "alertEmail: ops@example.com"`] };
  }
  const entries = contents.items.map((pair) => entryOrMistake(path, pair));
  return {
    values: entries.filter((entry) => typeof entry !== 'string'),
    mistakes: entries.filter((entry) => typeof entry === 'string'),
  };
}

/** Used where messages of the parser would be about calls and tags that nobody here knows. */
function inOurWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a settings file is one document, so take out this "---" or "..."';
  if (code === 'TAG_RESOLVE_FAILED') {
    return 'a value that begins with "!" must be in quotes, and tags such as !Ref mean nothing here';
  }
  return message;
}

function entryOrMistake(path: string, { key, value }: Pair): readonly [string, string] | string {
  const name = String(isScalar(key) ? key.value : key);
  if (value === null) return [name, ''];
  if (isScalar(value)) return [name, String(value.value ?? '')];
  return `${redacted(name)} in ${path} must be one value on its line, such as reminderMinutes: 240,1440`;
}
