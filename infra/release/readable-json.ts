const LINE = 120;

/**
 * People read a template before they deploy it, and CloudFormation takes one of at most 51,200 bytes that nobody has uploaded
 * first. So what fits on a line is on one, and the rest is indented.
 */
export function readableJson(value: unknown, indentation = ''): string {
  const line = JSON.stringify(value);
  if (indentation.length + line.length <= LINE || typeof value !== 'object' || value === null) return line;
  const deeper = `${indentation} `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = Array.isArray(value)
    ? value.map((item) => readableJson(item, deeper))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${JSON.stringify(name)}: ${readableJson(member, deeper)}`);
  return `${open}\n${members.map((member) => `${deeper}${member}`).join(',\n')}\n${indentation}${close}`;
}
