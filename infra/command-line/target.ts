/** Which deployment a command is about, and in whose account. */
export interface Target {
  readonly stage: string;
  /** Empty when neither an option nor the environment names one. */
  readonly region: string;
  readonly profile?: string;
  /** What named the profile: an option or a variable. */
  readonly profileFrom?: string;
}

export interface NamedValue {
  readonly value: string;
  /** What named it: an option or a variable. */
  readonly from: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Empty when nothing names one. */
export const regionOf = (option: string | undefined, environment: Environment): NamedValue =>
  firstNamed([
    ['--region', option],
    ['AWS_REGION', environment.AWS_REGION],
    ['AWS_DEFAULT_REGION', environment.AWS_DEFAULT_REGION],
  ]) ?? { value: '', from: '--region' };

/**
 * As the AWS CLI and osls choose it. The SDK does not know AWS_DEFAULT_PROFILE, and would go to another account. With a
 * key in the environment, all of them ignore that variable.
 */
export function profileOf(
  option: string | undefined,
  environment: Environment,
): Pick<Target, 'profile' | 'profileFrom'> {
  const found = firstNamed([
    ['--aws-profile', option],
    ['AWS_PROFILE', environment.AWS_PROFILE],
    ['AWS_DEFAULT_PROFILE', environment.AWS_ACCESS_KEY_ID ? '' : environment.AWS_DEFAULT_PROFILE],
  ]);
  return found === undefined ? {} : { profile: found.value, profileFrom: found.from };
}

/** How a command names the account before it does anything there. */
export const accountOf = ({ profile, profileFrom }: Target): string =>
  profile === undefined ? 'your AWS credentials' : `the profile ${profile} (${profileFrom})`;

/** Trimmed: a variable that was read from a file may end with an invisible carriage return. */
function firstNamed(
  sources: readonly (readonly [from: string, value: string | undefined])[],
): NamedValue | undefined {
  const named = sources.map(([from, value]) => ({ from, value: value?.trim() ?? '' }));
  return named.find(({ value }) => value !== '');
}
