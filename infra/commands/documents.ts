/** Part of `npm run fix`: writes what people read about the parameters and the event, from the tables and the schema. */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventPage, eventSchema } from '../documents/event.ts';
import { exampleSettings, parametersPage } from '../parameters/documents.ts';

const ROOT = new URL('../../', import.meta.url);

const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/parameters.md': () => parametersPage(readFileSync(new URL('docs/parameters.md', ROOT), 'utf8')),
  'infra/settings/example.yml': exampleSettings,
  'docs/event.schema.json': eventSchema,
  'docs/event.md': eventPage,
};

for (const [path, text] of Object.entries(DOCUMENTS)) writeFileSync(new URL(path, ROOT), text());
