import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLError } from 'yaml';
import { redacted } from '../../lib/redact.ts';

export interface Settings {
  /** As a person names it, such as `infra/settings/prod.yml`. */
  readonly file: string;
  readonly isThere: boolean;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** With one, there is no telling what else the file would give. */
  readonly mistakes: readonly string[];
}

/** Optional: a stage without a file has no settings of its own. */
export function readSettingsFile(root: string, stage: string): Settings {
  const file = `infra/settings/${stage}.yml`;
  try {
    return { file, isThere: true, ...settingsIn(file, readFileSync(`${root}/${file}`, 'utf8')) };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const isThere = code !== 'ENOENT' && code !== 'ENOTDIR';
    const mistakes = isThere ? [`${file} can't be read: ${REASONS[code] ?? code}`] : besides(root, file);
    return { file, isThere, values: [], mistakes };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission to (EACCES)',
};

/** Whoever wrote it takes it for read. */
function besides(root: string, file: string): readonly string[] {
  const other = file.replace(/yml$/, 'yaml');
  return existsSync(`${root}/${other}`) ? [`${other} is not read: rename it to ${file}`] : [];
}

/** What is written is what is meant: with the schema `failsafe` no `on` becomes true, and no id a number. */
export function settingsIn(file: string, text: string): Pick<Settings, 'values' | 'mistakes'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    return { values: [], mistakes: [`${file}, line ${line}: ${inOwnWords(error)}`] };
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

/** Where those of the parser would be about calls and tags that nobody here has heard of. */
function inOwnWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a settings file is one document, so take out this "---" or "..."';
  if (code === 'TAG_RESOLVE_FAILED') {
    return 'a value that begins with "!" must be in quotes, and tags such as !Ref mean nothing here';
  }
  return message;
}

/** Or the mistake. */
function oneOf(file: string, { key, value }: Pair): readonly [string, string] | string {
  const name = String(isScalar(key) ? key.value : key);
  if (value === null) return [name, ''];
  if (isScalar(value)) return [name, String(value.value ?? '')];
  return `${redacted(name)} in ${file} must be one value on its line, such as reminderMinutes: 240,1440`;
}
