import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What serverless.yml and the files that it names say, before osls makes a template from them. */
export interface Declared {
  readonly provider: { readonly architecture: string; readonly deploymentBucket: DeploymentBucket };
  readonly functions: readonly DeclaredFunction[];
  readonly resources: readonly DeclaredResource[];
}

interface DeploymentBucket {
  readonly maxPreviousDeploymentArtifacts: number;
}

export interface DeclaredFunction {
  /** The name of its file in `functions/`. */
  readonly name: string;
  /** What osls begins the ids of its resources with: `Monitor` in `MonitorLogGroup`. */
  readonly prefix: string;
  /** MB. */
  readonly memory: number;
  /** Of the template: without it the function is always there. */
  readonly condition?: string;
}

export interface DeclaredResource {
  readonly id: string;
  readonly type: string;
  /** As in the file, but of CloudFormation's functions only the arguments are left. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Of the template: without it the resource is always there. */
  readonly condition?: string;
  /** The file that declares it. */
  readonly file: string;
}

const ROOT = new URL('../../', import.meta.url);

/** Reads from the folder that holds serverless.yml. */
export function readDeclared(root: URL = ROOT): Declared {
  const { provider, functions, resources } = readYaml('serverless.yml', root);
  return {
    provider,
    functions: Object.entries<Entry>(functions).map(functionOf),
    resources: (resources as readonly unknown[])
      .flatMap(handWritten)
      .flatMap((file) => resourcesIn(file, root)),
  };
}

interface Entry {
  readonly handler: string;
  readonly memorySize?: number;
  readonly condition?: string;
}

/** What osls uses when nothing is set. */
const DEFAULT_MEMORY = 1024;

const functionOf = ([key, entry]: [string, Entry]): DeclaredFunction => {
  const { handler, memorySize = DEFAULT_MEMORY, condition } = entry;
  return {
    name: handler.replace(/\.\w+$/, ''),
    prefix: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    memory: memorySize,
    ...(condition !== undefined && { condition }),
  };
};

/** `${file(infra/alarms.yml)}`. Not the files that the build writes, because it makes them from these. */
const handWritten = (part: unknown): readonly string[] =>
  /^\$\{file\((infra\/\S+\.yml)\)\}$/.exec(String(part))?.slice(1) ?? [];

const resourcesIn = (file: string, root: URL): readonly DeclaredResource[] =>
  Object.entries<Written>(readYaml(file, root).Resources ?? {}).map(
    ([id, { Type, Properties = {}, Condition }]) => ({
      id,
      type: Type,
      properties: Properties,
      ...(Condition !== undefined && { condition: Condition }),
      file,
    }),
  );

interface Written {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

/** CloudFormation's own tags mean nothing here, and give no warning. */
export const readYaml = (path: string, root: URL = ROOT) =>
  parse(readFileSync(new URL(path, root), 'utf8'), { logLevel: 'error' });
