import { svgContrastProblems } from './svg-contrast.ts';

/** Put there before, because it is big and seldom asked. */
declare const axe: typeof import('axe-core');

/** What axe finds by any of its rules, and what it does not look at. */
export async function accessibilityProblems(): Promise<readonly string[]> {
  const { violations } = await axe.run(document);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
  return [...found, ...svgContrastProblems()];
}
