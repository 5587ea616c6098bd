import { posix } from 'node:path';
import { withoutCode, withoutCodeBlocks } from './markdown.ts';

/** What GitHub finds in a repository. */
export interface Tree {
  /** Files and folders, by their paths from the root. */
  readonly paths: ReadonlySet<string>;
  /** The text of each page of markdown. */
  readonly pages: ReadonlyMap<string, string>;
}

/** The links and images of a page that lead to nothing, as they stand there. Those to other sites are not looked at. */
export const brokenLinks = (page: string, tree: Tree): readonly string[] =>
  linksOf(tree.pages.get(page) ?? '')
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .filter((link) => !resolves(link, page, tree));

/** Of links, images, the definitions of links, and HTML. */
export function linksOf(markdown: string): readonly string[] {
  const text = withoutCode(markdown);
  return [
    /\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)/g,
    /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm,
    /<(?:a|img|source)\b[^>]*?\s(?:href|src|srcset)="([^"\s]+)"/g,
  ].flatMap((pattern) => [...text.matchAll(pattern)].map(([, link = '']) => link));
}

function resolves(link: string, page: string, { paths, pages }: Tree): boolean {
  const [file = '', anchor] = decodeURIComponent(link).split('#', 2);
  // GitHub takes a path that begins with a slash from the root of the repository, but an editor does not.
  if (file.startsWith('/')) return false;
  const target = file === '' ? page : posix.join(posix.dirname(page), file).replace(/\/$/, '');
  if (!paths.has(target)) return false;
  return anchor === undefined || anchorsOf(pages.get(target) ?? '').has(anchor);
}

/** As GitHub makes them of headings: of several with the same text, all but the first get a number. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCodeBlocks(markdown).matchAll(/^ {0,3}#{1,6} +(.*?)(?: +#+)? *$/gm)) {
    const plain = anchorOf(heading);
    let anchor = plain;
    for (let number = 1; anchors.has(anchor); number += 1) anchor = `${plain}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}

const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
