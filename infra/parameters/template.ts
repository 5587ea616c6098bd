import { FUNCTION_SETTINGS } from '../../lib/function-settings.ts';
import { type SettingName, variableOf } from '../../lib/settings.ts';
import { keyOf, PARAMETERS, type Parameter } from './parameter.ts';
import { PARAMETER_GROUPS, type ParameterName } from './table.ts';

/** The parts of the templates that follow from the tables of parameters and settings. */
export const templateFragments = () => ({
  parameters: parameterSection(),
  interface: interfaceSection(),
  environments: environments(),
});

/** The section `Parameters`. */
export const parameterSection = () => ({
  Parameters: Object.fromEntries(PARAMETERS.map((parameter) => [parameter.key, declarationOf(parameter)])),
});

/**
 * How the console groups the parameters of the template in dist/. It shows them by the names that the documentation
 * uses, so none has a label of its own.
 */
export const interfaceSection = () => ({
  Metadata: {
    'AWS::CloudFormation::Interface': { ParameterGroups: [CODE, ...PARAMETER_GROUPS.map(groupOf)] },
  },
});

/** The environment of each function that reads settings, by its name. */
export const environments = () =>
  Object.fromEntries(Object.entries(FUNCTION_SETTINGS).map(([name, names]) => [name, environmentOf(names)]));

/** The group of the parameters in infra/code.yml. */
const CODE = { Label: { default: "The function's zip" }, Parameters: ['CodeBucket', 'CodeKey'] };

const groupOf = ({ label, parameters }: (typeof PARAMETER_GROUPS)[number]) => ({
  Label: { default: label },
  Parameters: Object.keys(parameters).map(keyOf),
});

const declarationOf = ({ type, default: byDefault, ...parameter }: Parameter) => {
  const typed = (text: string): string | number => (type === 'Number' ? Number(text) : text);
  return {
    Type: type,
    Description: parameter.description,
    // JSON leaves out what is undefined.
    Default: byDefault === undefined ? undefined : typed(byDefault),
    AllowedValues: parameter.allowedValues?.map(typed),
    AllowedPattern: parameter.allowedPattern,
    MinValue: parameter.least,
    MaxValue: parameter.most,
    MaxLength: parameter.longest,
    ConstraintDescription: parameter.must,
  };
};

/** Values of settings that are no parameter, or that differ from the parameter. */
const VALUES: Readonly<Record<Exclude<SettingName, ParameterName> | 'identityCenterRegion', unknown>> = {
  identityCenterRegion: {
    'Fn::If': ['IdentityCenterIsHere', { Ref: 'AWS::Region' }, { Ref: 'IdentityCenterRegion' }],
  },
  accountId: { Ref: 'AWS::AccountId' },
  tableName: { Ref: 'RecordsTable' },
  alertTopicArn: { Ref: 'AlertTopic' },
};

/** The variables of these settings. */
export function environmentOf(names: readonly SettingName[]): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>(Object.entries(VALUES));
  return Object.fromEntries(
    names.map((name) => [variableOf(name), values.get(name) ?? { Ref: keyOf(name) }]),
  );
}
