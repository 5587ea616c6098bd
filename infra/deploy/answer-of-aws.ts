import { cutToBytes, withoutSecrets } from '../../lib/domain/text.ts';
import type { Target } from './osls.ts';

/** Why AWS, or the way to it, refused what was asked, and the way out. */
export function whyRefused(error: unknown, target: Target): string {
  const status = (error as Answered).$metadata?.httpStatusCode;
  if (isNoAnswerOfAws(error)) return notCloudFormation(status);
  const why = told(error);
  const what = status !== undefined && why.startsWith('Unknown') ? `${why} (HTTP ${status})` : why;
  return isOfCredentials(error) ? `${what}. ${wayIn(error, target)}` : what;
}

export const notCloudFormation = (status?: number): string =>
  `what answered${status === undefined ? '' : ` (HTTP ${status})`} is not CloudFormation: is AWS_ENDPOINT_URL right, and the proxy?`;

const TOLD_BYTES = 1000;

/** AWS repeats what it refuses, and that may be secret. */
export function told(error: unknown): string {
  const { name, message } = error as Error;
  return cutToBytes(withoutSecrets(message || name), TOLD_BYTES).replace(/\.+$/, '');
}

interface Answered {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The SDK adds that to what it can't read, whatever the status. */
const isNoAnswerOfAws = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('Deserialization error');

const OF_CREDENTIALS = [
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
];

const isOfCredentials = (error: unknown): boolean => OF_CREDENTIALS.includes((error as Error).name);

/** Of a profile that there is not the SDK says no more than that there are no credentials. */
function wayIn(error: unknown, { profile, profileFrom = '--aws-profile' }: Target): string {
  const signIn = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
  const again = `Sign in again (${signIn}), or get new credentials`;
  if (profile === undefined) return `${again}; --aws-profile names a profile`;
  if (!(error as Error).message.startsWith('Could not ')) {
    return `${again}: they are of the profile ${profile} (${profileFrom})`;
  }
  return `Is there a profile ${profile} (${profileFrom})? If so: ${again.charAt(0).toLowerCase()}${again.slice(1)}`;
}
