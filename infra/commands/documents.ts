/** Part of `npm run fix`: writes what people read about the parameters and the event, from the tables and the schema. */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventPage, eventSchema } from '../documents/event.ts';
import { exampleSettings, readmeWithTable } from '../parameters/documents.ts';

const ROOT = new URL('../../', import.meta.url);

const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'README.md': () => readmeWithTable(readFileSync(new URL('README.md', ROOT), 'utf8')),
  'infra/settings/example.yml': exampleSettings,
  'docs/event.schema.json': eventSchema,
  'docs/event.md': eventPage,
};

for (const [path, text] of Object.entries(DOCUMENTS)) writeFileSync(new URL(path, ROOT), text());
