import { cutToBytes, redact } from '../../lib/domain/text.ts';
import type { Target } from '../command-line/target.ts';

/** Why AWS, or something on the way to it, refused a request, and the way out. */
export function whyRefused(error: unknown, target: Target): string {
  const status = (error as AnsweredByAws).$metadata?.httpStatusCode;
  if (isNotFromAws(error)) return notCloudFormation(status);
  const text = messageOf(error);
  const why = status !== undefined && text.startsWith('Unknown') ? `${text} (HTTP ${status})` : text;
  return isOfCredentials(error) ? `${why}. ${wayIn(error, target)}` : why;
}

export const notCloudFormation = (status?: number): string =>
  `what answered${status === undefined ? '' : ` (HTTP ${status})`} is not CloudFormation: is AWS_ENDPOINT_URL right, and the proxy?`;

const LONGEST_BYTES = 1000;

/** AWS repeats what it refuses, and that may hold a secret. */
function messageOf(error: unknown): string {
  const { name, message } = error as Error;
  return cutToBytes(redact(message || name), LONGEST_BYTES).replace(/\.+$/, '');
}

interface AnsweredByAws {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The SDK adds this text when it can't read an answer. */
const isNotFromAws = (error: unknown): boolean =>
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

/** When a profile does not exist, the SDK says only that there are no credentials. */
function wayIn(error: unknown, { profile, profileFrom = '--aws-profile' }: Target): string {
  const signIn = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
  const again = `Sign in again (${signIn}), or get new credentials`;
  if (profile === undefined) return `${again}; --aws-profile names a profile`;
  if (!(error as Error).message.startsWith('Could not ')) {
    return `${again}: they are of the profile ${profile} (${profileFrom})`;
  }
  return `Is there a profile ${profile} (${profileFrom})? If so: ${again.charAt(0).toLowerCase()}${again.slice(1)}`;
}
