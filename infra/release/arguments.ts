export const USAGE = `Usage: npm run package

Builds the function, and writes dist/: its zip, one template, a list of what is in it (SBOM), and their checksums. It asks
neither the network nor AWS, and the same sources give the same bytes. It has no options: what differs from one
deployment to another are parameters of the template.
`;

/** @throws Error that names what was not expected */
export function whatWasAsked(given: readonly string[]): 'help' | 'release' {
  if (given.includes('--help') || given.includes('-h')) return 'help';
  if (given.length === 0) return 'release';
  throw new Error(
    'npm run package takes no options: a stage and a Region are chosen when its template is deployed',
  );
}
