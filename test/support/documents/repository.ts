import { readdirSync } from 'node:fs';
import type { Tree } from './links.ts';
import { read } from './markdown.ts';

const ROOT = new URL('../../../', import.meta.url);

/** Folders that git ignores. GitHub does not have them, so nothing may link to them. */
const IGNORED = new Set(['.git', ...(read('.gitignore').match(/^[^*\n]+(?=\/$)/gm) ?? [])]);

/** This repository. */
export function repository(): Tree {
  const paths = pathsIn('');
  const pages = paths.filter((path) => path.endsWith('.md'));
  return { paths: new Set(paths), pages: new Map(pages.map((page) => [page, read(page)])) };
}

const pathsIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (IGNORED.has(path)) return [];
    return entry.isDirectory() ? [path, ...pathsIn(`${path}/`)] : [path];
  });
