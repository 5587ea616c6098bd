const LINE = 150;

/**
 * People read a template before they deploy it, and CloudFormation takes one of at most 51,200 bytes that nobody has uploaded
 * first. So what fits on a line is on one. Otherwise the last member goes on from there if it is what is long, or each
 * line has as many members as fit.
 */
export function readableJson(value: unknown, indentation = ''): string {
  const line = JSON.stringify(value);
  if (fits(indentation + line) || typeof value !== 'object' || value === null) return line;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = membersOf(value);
  const opening = `${open}${members
    .slice(0, -1)
    .map((member) => `${inLine(member)},`)
    .join('')}`;
  const last = members.at(-1);
  if (last !== undefined && goesOn(last, indentation + opening)) {
    return `${opening}${last.name}${readableJson(last.value, indentation)}${close}`;
  }
  return `${open}\n${linesOf(members, `${indentation} `).join(',\n')}\n${indentation}${close}`;
}

interface Member {
  /** With the colon. Empty in a list. */
  readonly name: string;
  readonly value: unknown;
}

const membersOf = (value: object): readonly Member[] =>
  Array.isArray(value)
    ? value.map((item) => ({ name: '', value: item }))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => ({ name: `${JSON.stringify(name)}:`, value: member }));

const inLine = ({ name, value }: Member): string => `${name}${JSON.stringify(value)}`;

const fits = (line: string): boolean => line.length <= LINE;

/** A short one would be torn apart for nothing. */
const goesOn = ({ name, value }: Member, before: string): boolean =>
  typeof value === 'object' && value !== null && fits(`${before}${name}{`) && !fits(JSON.stringify(value));

function linesOf(members: readonly Member[], indentation: string): readonly string[] {
  const lines: string[] = [];
  for (const member of members) {
    const text = `${member.name}${readableJson(member.value, indentation)}`;
    const before = lines.at(-1) ?? '';
    if (lines.length > 0 && fits(`${before},${text}`) && !`${before}${text}`.includes('\n')) {
      lines[lines.length - 1] = `${before},${text}`;
    } else lines.push(`${indentation}${text}`);
  }
  return lines;
}
