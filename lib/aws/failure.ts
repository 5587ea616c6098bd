import type { Cause } from '../domain/episode.ts';
import { cutToBytes, redact } from '../domain/text.ts';

/** A request that failed for a reason that is not a bug of ours. */
export interface Failure {
  readonly cause: Cause;
  /** No answer, or 5xx. */
  readonly silent: boolean;
}

const MESSAGE_BYTES = 300;

/** What the error of a request says, as a value. `call` names the operation and the Region. A bug is no failure. */
export function failureOf(error: unknown, call: string): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isUnanswered(error)) return failure(codeOf(error), `${call} ${withoutAnswer(error)}`, true);
  const status = statusOf(error);
  const silent = status !== undefined && status >= 500;
  if (isServiceError(error)) return failure(error.name, `${call} answered ${describe(error)}`, silent);
  if (error.name === 'CredentialsProviderError') {
    return failure(error.name, `${call} could not be signed: ${firstLine(error)}`, false);
  }
  // The SDK marks what it could not parse with the response, whatever the parser threw.
  if ('$response' in error) {
    return failure('unreadable-answer', `${call} answered HTTP ${status} with what can't be read`, silent);
  }
  return undefined;
}

/** The error to throw on, which says what could not be done. */
export function inContext(what: string, error: unknown): Error {
  const reason = error instanceof Error ? describe(error) : String(error);
  return new Error(`${what}: ${reason}`, { cause: isAnswered(error) ? withoutEcho(error) : error });
}

/** `AccessDeniedException (KMS_AccessDeniedException): …`; only with its `Reason` does the reader know that it is the key. */
function describe(error: Error): string {
  const reason = 'Reason' in error && typeof error.Reason === 'string' ? ` (${error.Reason})` : '';
  return `${codeOf(error)}${reason}: ${firstLine(error)}`;
}

/** To a wrong signature AWS answers with the request that it expected, session token and all: no log may hold that. */
const withoutEcho = (error: Error): Error =>
  Object.assign(new Error(firstLine(error)), {
    name: error.name,
    ...('$metadata' in error && { $metadata: error.$metadata }),
  });

/** The SDK keeps the answer with the error, hidden, also one that it could not parse. */
const isAnswered = (error: unknown): error is Error =>
  error instanceof Error && ('$response' in error || isServiceError(error));

const firstLine = (error: Error): string => redact(error.message.split(/[\r\n]/, 1)[0] ?? '');

const failure = (code: string, message: string, silent: boolean): Failure => ({
  cause: { code, message: cutToBytes(message, MESSAGE_BYTES) },
  silent,
});

interface ServiceError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: object;
}

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && '$fault' in error && '$metadata' in error;

/** Timeouts, also those of a body that stops; what the network says; and what our own signal ended. */
const isUnanswered = (error: Error): boolean =>
  error.name === 'TimeoutError' || error.name === 'AbortError' || hasNetworkCode(error);

/** The codes of Node's sockets (`ECONNREFUSED`, `ENOTFOUND`), HTTP parser and TLS. Its own complaints about a caller are `TypeError`s. */
const hasNetworkCode = (error: Error): error is Error & { readonly code: string } =>
  !(error instanceof TypeError) && 'code' in error && typeof error.code === 'string';

/** The SDK names a connection that was reset `TimeoutError` too; its code says more. */
const codeOf = (error: Error): string =>
  hasNetworkCode(error) && error.code !== 'ETIMEDOUT' ? error.code : error.name;

function withoutAnswer(error: Error): string {
  if (error.name === 'AbortError') return 'was stopped before it answered: the run had no more time for it';
  return codeOf(error) === 'TimeoutError'
    ? 'did not answer in time'
    : `could not be reached: ${firstLine(error)}`;
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
