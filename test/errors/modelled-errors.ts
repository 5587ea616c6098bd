import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as dynamo from '@aws-sdk/client-dynamodb';
import * as sns from '@aws-sdk/client-sns';
import * as ssoAdmin from '@aws-sdk/client-sso-admin';
import type { WireReply } from '../../local/aws/wire/call.ts';
import type { Operation } from './one-error.ts';

/** An error as a service sends it. */
export interface WireError {
  /** The name of its class in the SDK. */
  readonly name: string;
  /** Where it differs: the code of the time when the service spoke awsQuery. */
  readonly queryCode: string;
  readonly status: number;
  readonly message: string;
}

const CLIENTS: Readonly<Record<Operation, readonly [name: string, client: object]>> = {
  ListInstances: ['client-sso-admin', ssoAdmin],
  Query: ['client-dynamodb', dynamo],
  PutItem: ['client-dynamodb', dynamo],
  PutMetricData: ['client-cloudwatch', cloudWatch],
  Publish: ['client-sns', sns],
};

/**
 * Every error that the installed SDK models for an operation, so that an update can't add one unnoticed. Only the documentation
 * of the command says which errors there are; their schemas say everything else.
 */
export function modelledErrors(operation: Operation): readonly WireError[] {
  const [client, exported] = CLIENTS[operation];
  const folder = new URL('../', import.meta.resolve(`@aws-sdk/${client}`));
  const file = fileURLToPath(new URL(`dist-types/commands/${operation}Command.d.ts`, folder));
  const names = [
    ...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g),
  ];
  return names.map(([, name = '']) => wireError(name, exported));
}

interface Traits {
  readonly error: 'client' | 'server';
  readonly httpError?: number;
  readonly awsQueryError?: readonly [code: string, status: number];
}

function wireError(name: string, exported: object): WireError {
  const schema: unknown = Reflect.get(exported, `${name}$`);
  if (!Array.isArray(schema)) throw new Error(`The SDK documents ${name}, and has no schema of it`);
  const { error, httpError, awsQueryError } = schema[3] as Traits;
  const status = awsQueryError?.[1] ?? httpError ?? (error === 'server' ? 500 : 400);
  return { name, queryCode: awsQueryError?.[0] ?? name, status, message: `${name}, as AWS words it` };
}

/** Errors of every service, which no operation models. */
export const COMMON_ERRORS: readonly WireError[] = (
  [
    ['AccessDeniedException', 400],
    ['ExpiredTokenException', 400],
    ['IncompleteSignature', 400],
    ['InvalidSignatureException', 400],
    ['MissingAuthenticationToken', 403],
    ['OptInRequired', 403],
    ['RequestExpired', 400],
    ['ServiceUnavailable', 503],
    ['UnrecognizedClientException', 400],
    ['ErrorOfTheFuture', 418],
  ] as const
).map(([name, status]) => ({ name, queryCode: name, status, message: `${name}, as AWS words it` }));

/** As the service of the operation sends it. */
export function errorReply(operation: Operation, { name, queryCode, status, message }: WireError): WireReply {
  if (operation === 'Publish') {
    const error = `<Error><Type>Sender</Type><Code>${queryCode}</Code><Message>${escaped(message)}</Message></Error>`;
    const body = `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${error}<RequestId>1</RequestId></ErrorResponse>`;
    return { type: 'answer', status, headers: { 'content-type': 'text/xml' }, body };
  }
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-errortype': name,
    ...(operation === 'PutMetricData' && { 'x-amzn-query-error': `${queryCode};Sender` }),
  };
  const body = JSON.stringify({ __type: `com.amazonaws#${name}`, message, Message: message });
  return { type: 'answer', status, headers, body };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
