import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A parameter of the stack, as infra/parameters.yml declares it. */
export interface Parameter {
  /** As a person gives it: with a small first letter. */
  readonly name: string;
  /** As CloudFormation knows it. */
  readonly key: string;
  readonly type: 'String' | 'Number';
  readonly description: string;
  /** Absent when it must be given. */
  readonly default?: string;
  /** What it must be, with an example. */
  readonly must: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly least?: number;
  readonly most?: number;
  readonly longest?: number;
}

interface Declaration {
  readonly Type: 'String' | 'Number';
  readonly Description: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly (string | number)[];
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly MaxLength?: number;
  readonly ConstraintDescription: string;
}

const FILE = new URL('../parameters.yml', import.meta.url);

/** All of them, in the order in which they are declared. */
export function declaredParameters(): readonly Parameter[] {
  // The tags of CloudFormation, such as !Equals, are no concern of the parameters.
  const { Parameters } = parse(readFileSync(FILE, 'utf8'), { logLevel: 'error' }) as {
    Parameters: Record<string, Declaration>;
  };
  return Object.entries(Parameters).map(([key, declaration]) => parameterOf(key, declaration));
}

const parameterOf = (key: string, declaration: Declaration): Parameter => ({
  name: `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
  key,
  type: declaration.Type,
  description: declaration.Description,
  must: declaration.ConstraintDescription,
  ...(declaration.Default !== undefined && { default: String(declaration.Default) }),
  ...(declaration.AllowedValues !== undefined && { allowedValues: declaration.AllowedValues.map(String) }),
  ...(declaration.AllowedPattern !== undefined && { allowedPattern: declaration.AllowedPattern }),
  ...(declaration.MinValue !== undefined && { least: declaration.MinValue }),
  ...(declaration.MaxValue !== undefined && { most: declaration.MaxValue }),
  ...(declaration.MaxLength !== undefined && { longest: declaration.MaxLength }),
});
