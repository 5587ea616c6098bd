import { inspect } from 'node:util';
import type { WireReply, WireRequest } from '../../local/aws/wire/call.ts';
import { errorReply } from './modelled-errors.ts';
import type { Operation } from './one-error.ts';

/** None is real; each has the form of what it stands for. */
export const SECRETS = {
  'access key id': 'ASIAQNZGKIQYPLANTED7',
  'secret access key': 'pl4nt3dUtnFEMI/K7MDENG+bPxRfiCYPLANTED01',
  'session token': `IQoJb3JpZ2luX2VjPLANTED${'Zm9vYmFy/+'.repeat(20)}==`,
  webhook: 'https://hooks.slack.com/services/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',
  'bot token': 'xoxb-123456789012-123456789012-plantedplantedplanted000',
} as const;

export type Secret = keyof typeof SECRETS;

/** As Lambda gives them to a function. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: SECRETS['access key id'],
  AWS_SECRET_ACCESS_KEY: SECRETS['secret access key'],
  AWS_SESSION_TOKEN: SECRETS['session token'],
} as const;

/** Names of the secrets that a text holds, whole or in good part. */
export const secretsIn = (text: string): readonly Secret[] =>
  (Object.keys(SECRETS) as Secret[]).filter((name) => {
    const secret = SECRETS[name];
    return text.includes(secret) || text.includes(secret.slice(0, 40)) || text.includes(secret.slice(-24));
  });

/** An error with its causes, its errors and what hides in it. */
export const allOf = (value: unknown): string =>
  inspect(value, {
    depth: 20,
    showHidden: true,
    maxStringLength: null,
    maxArrayLength: null,
    breakLength: 1e6,
  });

/** How AWS, and what stands before it, repeat what they were asked. */
export const ECHOES: Readonly<Record<string, (operation: Operation, request: WireRequest) => WireReply>> = {
  'the request that a wrong signature should have signed': (operation, request) =>
    errorReply(operation, {
      name: 'InvalidSignatureException',
      queryCode: 'SignatureDoesNotMatch',
      status: 403,
      message: `The request signature we calculated does not match the signature you provided.\n\nThe Canonical String for this request should have been\n'${canonical(request)}'`,
    }),
  'the header that it can not read': (operation, request) =>
    errorReply(operation, {
      name: 'IncompleteSignatureException',
      queryCode: 'IncompleteSignature',
      status: 403,
      message: `'x' not a valid key=value pair (missing equal-sign) in Authorization header: '${request.headers.authorization}'.`,
    }),
  'the token that it refuses': (operation, request) =>
    errorReply(operation, {
      name: 'UnrecognizedClientException',
      queryCode: 'InvalidClientTokenId',
      status: 403,
      message: `The security token ${request.headers['x-amz-security-token']} of ${SECRETS['access key id']} is invalid.`,
    }),
  'the whole request, in HTML': (_, request) => ({
    type: 'answer',
    status: 403,
    headers: { 'content-type': 'text/html', 'x-echo': request.headers.authorization ?? '' },
    body: `<html><pre>${canonical(request)}</pre></html>`,
  }),
  'where it would post to': (operation) =>
    errorReply(operation, {
      name: 'InvalidParameterException',
      queryCode: 'InvalidParameter',
      status: 400,
      message: `Invalid endpoint ${SECRETS.webhook} with token ${SECRETS['bot token']}`,
    }),
};

const canonical = ({ method, path, headers }: WireRequest): string =>
  [`${method}`, path, ...Object.entries(headers).map(([name, value]) => `${name}:${value}`)].join('\n');
