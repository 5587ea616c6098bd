/** Put there before, because it is big and seldom asked. */
declare const axe: typeof import('axe-core');

/** What axe finds by any of its rules. */
export async function accessibilityProblems(): Promise<readonly string[]> {
  const { violations } = await axe.run(document);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}
