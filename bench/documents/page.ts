import { BLOCKS } from './blocks.ts';
import type { Results } from './results.ts';

/**
 * docs/performance.md with its figures up to date: what stands between `<!-- npm run bench: NAME -->` and `<!-- end -->`.
 * A block whose topics were not measured stays as it is. @throws Error when a block is missing or not known
 */
export function performancePage(page: string, results: Results): string {
  const found = [...page.matchAll(BLOCK)].map(([, name = '']) => name);
  const differ = new Set(found).symmetricDifference(new Set(Object.keys(BLOCKS)));
  if (differ.size > 0 || found.length > new Set(found).size) {
    throw new Error(
      `docs/performance.md must have each of the blocks ${Object.keys(BLOCKS).join(', ')} once, got ${found.join(', ')}`,
    );
  }
  return page.replace(BLOCK, (block, name: string) => {
    const text = BLOCKS[name]?.(results);
    return text === undefined ? block : `<!-- npm run bench: ${name} -->\n${text}\n<!-- end -->`;
  });
}

const BLOCK = /<!-- npm run bench: (\S+) -->\n.*?<!-- end -->/gs;
