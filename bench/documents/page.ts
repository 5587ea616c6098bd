import { BLOCKS } from './blocks.ts';
import type { Results } from './results.ts';

/**
 * docs/performance.md with its figures up to date: what stands between `<!-- npm run bench: NAME -->` and `<!-- end -->`.
 * @throws Error when a block is missing or not known
 */
export function performancePage(page: string, results: Results): string {
  const found = [...page.matchAll(BLOCK)].map(([, name = '']) => name);
  const differ = new Set(found).symmetricDifference(new Set(Object.keys(BLOCKS)));
  if (differ.size > 0 || found.length > new Set(found).size) {
    throw new Error(
      `docs/performance.md must have each of the blocks ${Object.keys(BLOCKS).join(', ')} once, got ${found.join(', ')}`,
    );
  }
  return page.replace(BLOCK, (_, name: string) => {
    const text = BLOCKS[name]?.(results);
    return `<!-- npm run bench: ${name} -->\n${text}\n<!-- end -->`;
  });
}

const BLOCK = /<!-- npm run bench: (\S+) -->\n.*?<!-- end -->/gs;
