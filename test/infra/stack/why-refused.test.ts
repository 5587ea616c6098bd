import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createStackOfBucket, findStack } from '../../../infra/stack/cloudformation.ts';
import { whyRefused } from '../../../infra/stack/why-refused.ts';
import { serve } from '../../../local/aws/wire/serve.ts';

const KEYS = { stage: 'prod', region: 'eu-west-1' };
const PROFILE = { ...KEYS, profile: 'platform', profileFrom: 'AWS_PROFILE' };

const refused = (name: string, message: string, httpStatusCode = 403) =>
  new CloudFormationServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } });

describe('what is wrong with the credentials', () => {
  test.each([
    'CredentialsProviderError',
    'TokenProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
  ])('is named with the way out: %s', (name) => {
    expect(whyRefused(refused(name, 'The security token is expired.'), KEYS)).toBe(
      'The security token is expired. Sign in again (aws sso login), or get new credentials; --aws-profile names a profile',
    );
    expect(whyRefused(refused(name, 'The security token is expired'), PROFILE)).toBe(
      'The security token is expired. Sign in again (aws sso login --profile platform), or get new credentials: they are of the profile platform (AWS_PROFILE)',
    );
  });

  test('may be that there is no such profile', () => {
    const none = refused('CredentialsProviderError', 'Could not load credentials from any providers');
    expect(whyRefused(none, PROFILE)).toContain(
      'providers. Is there a profile platform (AWS_PROFILE)? If so: sign in again (aws sso login --profile platform)',
    );
  });
});

test('an error that AWS does not name is given with its HTTP status', () => {
  expect(whyRefused(refused('Unknown', 'Unknown'), KEYS)).toBe('Unknown (HTTP 403)');
  expect(whyRefused(refused('AccessDenied', 'No'), KEYS)).toBe('No');
});

test('an error of AWS is repeated without what may be secret', () => {
  const why = whyRefused(
    refused('AccessDenied', 'User arn:aws:iam::1:user/a has AKIAIOSFODNN7EXAMPLE'),
    KEYS,
  );
  expect(why).toBe('User arn:aws:iam::1:user/a has (not shown)');
});

describe('an answer that', () => {
  afterEach(() => vi.unstubAllEnvs());

  const answered = async (body: string, status: number, asks: () => Promise<unknown>): Promise<string> => {
    const handle = async () => ({ type: 'answer' as const, status, headers: {}, body });
    const { url, close } = await serve({ handle }, { port: 0 });
    vi.stubEnv('AWS_ENDPOINT_URL', url);
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
    return asks()
      .then(() => 'no error')
      .catch((error: Error) => error.message)
      .finally(close);
  };

  const NO_STACK =
    '<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>';
  const SECRET =
    '<ErrorResponse><Error><Code>Denied</Code><Message>Not with AKIAIOSFODNN7EXAMPLE</Message></Error></ErrorResponse>';

  test.each([
    ['is empty', '', 200, 'what answered is not'],
    ['is a page', '<html><body>Welcome</body></html>', 200, 'what answered is not'],
    ['is no XML', 'Bad gateway', 502, 'what answered (HTTP 502) is not'],
    ['has no stack', NO_STACK, 200, 'what answered is not'],
  ])('%s is none of CloudFormation', async (_, body, status, expected) => {
    expect(await answered(body, status, () => findStack(KEYS))).toBe(
      `CloudFormation in eu-west-1 can't be asked for the stack: ${expected} CloudFormation: is AWS_ENDPOINT_URL right, and the proxy?`,
    );
  });

  test('repeats a secret is given without it', async () => {
    expect(await answered(SECRET, 403, () => findStack(KEYS))).toContain('Not with (not shown)');
    expect(await answered(SECRET, 403, () => createStackOfBucket(KEYS, '{}'))).toContain(
      'was not created: Not with (not shown)',
    );
  });
});
