import { PARAMETERS, type Parameter } from './parameter.ts';
import { PARAMETER_GROUPS } from './table.ts';

// What people read about the parameters: the table of docs/parameters.md, and the example of a settings file.

/** docs/parameters.md with its table up to date. */
export function parametersPage(page: string): string {
  const table = /(?<=^\| parameter \| default \| meaning \|\n\|---\|---\|---\|\n)(\|.*\n)+/m;
  if (!table.test(page))
    throw new Error('docs/parameters.md has no table "| parameter | default | meaning |"');
  // A function, because in a replacement text `$` would have a meaning.
  return page.replace(table, () => PARAMETERS.filter(isGiven).map(rowOf).join(''));
}

/** Every parameter, commented out, so that the file sets nothing. */
export function exampleSettings(): string {
  const groups = PARAMETER_GROUPS.map(({ label, parameters }) => {
    const inGroup = PARAMETERS.filter(({ name }) => isGiven({ name }) && name in parameters);
    return `\n## ${label}\n${inGroup.map((parameter) => `\n${entryOf(parameter)}`).join('')}`;
  });
  return `${INTRODUCTION}${groups.join('')}`;
}

/** All but `stage`, which `--stage` gives. */
const isGiven = ({ name }: Pick<Parameter, 'name'>): boolean => name !== 'stage';

function rowOf({ name, default: byDefault, description }: Parameter): string {
  const cell = byDefault === undefined ? 'required' : byDefault && `\`${byDefault}\``;
  return `| \`${name}\` | ${cell} | ${description} |\n`;
}

const INTRODUCTION = `# The parameters of one stage. Copy this to infra/settings/<stage>.yml, such as infra/settings/prod.yml, and remove the
# "#" from the lines that you want to change. Each shows the default, or an example where the default is empty.
# --param overrides it. \`npm run fix\` writes this file from infra/parameters/table.ts.
`;

function entryOf(parameter: Parameter): string {
  const { name, description, must, notLessThan, default: byDefault, example } = parameter;
  const rule = byDefault === undefined ? `It is required and ${must}.` : `It ${must}.`;
  const between =
    notLessThan === undefined ? '' : ` While both are on, it must not be less than ${notLessThan}.`;
  return `${comment(`${description} ${rule}${between}`)}# ${name}: ${byDefault || example}\n`;
}

/** In lines of at most 120 characters. */
const comment = (text: string): string => text.replace(/(.{1,118})(?: |$)/g, '# $1\n');
