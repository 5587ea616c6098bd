/** The sections of a template that matter here. */
export interface Template {
  readonly AWSTemplateFormatVersion: string;
  readonly Description: string;
  readonly Parameters: Section;
  readonly Mappings: Section;
  readonly Conditions: Section;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Section;
}

/** What osls does not provide: `infra/code.yml`, `infra/rules.yml`, and the groups of parameters in `build/parameters.json`. */
export interface Additions {
  readonly Parameters: { readonly CodeBucket: object; readonly CodeKey: object };
  readonly Metadata: Section;
  readonly Rules: Section;
}

export type SelfContained = Template & Pick<Additions, 'Metadata' | 'Rules'>;

type Section = Readonly<Record<string, unknown>>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Section;
}

/** A template that needs nothing from osls: it has a parameter for the bucket of the zip instead of a bucket. */
export function selfContained(packaged: Template, additions: Additions, zipName: string): SelfContained {
  const { AWSTemplateFormatVersion, Description, Mappings, Conditions } = packaged;
  const { CodeBucket, CodeKey } = additions.Parameters;
  return withoutTraces({
    AWSTemplateFormatVersion,
    Description,
    Metadata: additions.Metadata,
    Parameters: { CodeBucket, CodeKey: { ...CodeKey, Default: zipName }, ...packaged.Parameters },
    Rules: additions.Rules,
    Mappings,
    Conditions,
    Resources: withoutBucket(withPropertiesLast(withCodeOfParameters(packaged))),
    Outputs: withoutBucket(packaged.Outputs),
  });
}

const BUCKET = 'ServerlessDeploymentBucket';

const withoutBucket = <Value>(section: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(section).filter(([id]) => !id.startsWith(BUCKET)));

/** The only zip holds the code of every function. */
const CODE = { S3Bucket: { Ref: 'CodeBucket' }, S3Key: { Ref: 'CodeKey' } };

function withCodeOfParameters(template: Template): Template['Resources'] {
  const functions = functionsOf(template);
  if (functions.length === 0) throw new Error('osls packaged no function: serverless.yml must have one.');
  const withCode = functions.map(({ id, resource, properties }) => [
    id,
    { ...resource, Properties: { ...properties, Code: CODE } },
  ]);
  return { ...template.Resources, ...Object.fromEntries(withCode) };
}

/** Whoever reads the template sees first when a resource is there at all. */
const withPropertiesLast = (resources: Template['Resources']): Template['Resources'] =>
  Object.fromEntries(
    Object.entries(resources).map(([id, { Properties, ...resource }]) => [
      id,
      { ...resource, ...(Properties && { Properties }) },
    ]),
  );

/** Every Lambda function of a template, with the id of its resource. */
export const functionsOf = ({ Resources }: Pick<Template, 'Resources'>) =>
  Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([id, resource]) => ({ id, resource, properties: resource.Properties ?? {} }));

/** A leftover of osls would fail only when somebody deploys. */
function withoutTraces(template: SelfContained): SelfContained {
  const traces = [BUCKET, '"Export"'].filter((trace) => JSON.stringify(template).includes(trace));
  if (traces.length > 0) {
    throw new Error(`The self-contained template still has ${traces.join(' and ')}: see infra/release.`);
  }
  return template;
}
