/** A request as any service of AWS gets it, whether it came over a socket or not. */
export interface WireRequest {
  readonly method: string;
  /** With the query string, if there is one. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly type: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** `silence`: no answer ever, until the client gives up. `reset`: the connection ends without an answer. */
export type WireReply = Answer | { readonly type: 'silence' } | { readonly type: 'reset' };

/** A request that was signed for one service in one Region. */
export interface Call {
  /** The id of the request, which the answer repeats. */
  readonly id: string;
  /** The signing name: `sso`, `sns`, `monitoring`, `dynamodb`. */
  readonly service: string;
  readonly region: string;
  /** `ListInstances`, `Publish`, …; empty when the request names none. */
  readonly operation: string;
  readonly request: WireRequest;
}

/** All Regions of one service. */
export type Endpoint = (call: Call) => Promise<WireReply> | WireReply;

const CREDENTIAL_SCOPE = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/**
 * Service and Region from the scope of an AWS Signature Version 4. A client that comes here through
 * `AWS_ENDPOINT_URL` says nowhere else which address of AWS it meant.
 */
export function signedFor({ headers }: WireRequest): Pick<Call, 'service' | 'region'> | undefined {
  const [, region, service] = CREDENTIAL_SCOPE.exec(headers.authorization ?? '') ?? [];
  return region === undefined || service === undefined ? undefined : { service, region };
}

/** The last part of `X-Amz-Target`, or the `Action` of a form. */
export function operationOf({ headers, body }: WireRequest): string {
  const target = headers['x-amz-target'];
  if (target !== undefined) return target.slice(target.lastIndexOf('.') + 1);
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return isForm ? (new URLSearchParams(body.toString('utf8')).get('Action') ?? '') : '';
}
