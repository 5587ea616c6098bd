type Environment = Readonly<Record<string, string | undefined>>;

interface Named {
  readonly value: string;
  /** An option, or a variable. */
  readonly from: string;
}

/** Empty when nothing names one. */
export const regionOf = (option: string | undefined, environment: Environment): Named =>
  first([
    ['--region', option],
    ['AWS_REGION', environment.AWS_REGION],
    ['AWS_DEFAULT_REGION', environment.AWS_DEFAULT_REGION],
  ]) ?? { value: '', from: '--region' };

/**
 * As the AWS CLI and osls have it. The SDK does not know AWS_DEFAULT_PROFILE, and would go to another account; with a
 * key in the environment nobody looks at it.
 */
export function profileOf(
  option: string | undefined,
  environment: Environment,
): { readonly profile?: string; readonly profileFrom?: string } {
  const found = first([
    ['--aws-profile', option],
    ['AWS_PROFILE', environment.AWS_PROFILE],
    ['AWS_DEFAULT_PROFILE', environment.AWS_ACCESS_KEY_ID ? '' : environment.AWS_DEFAULT_PROFILE],
  ]);
  return found === undefined ? {} : { profile: found.value, profileFrom: found.from };
}

/** As it is told before anything is done there. */
export const accountOf = ({ profile, profileFrom }: ReturnType<typeof profileOf>): string =>
  profile === undefined ? 'your AWS credentials' : `the profile ${profile} (${profileFrom})`;

/** Trimmed: a variable that was read from a file may end with what nobody sees. */
function first(sources: readonly (readonly [from: string, value: string | undefined])[]): Named | undefined {
  const named = sources.map(([from, value]) => ({ from, value: value?.trim() ?? '' }));
  return named.find(({ value }) => value !== '');
}
