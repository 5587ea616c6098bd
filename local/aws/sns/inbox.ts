import type { Instant } from '../../../lib/domain/time.ts';
import { ApiError } from '../wire/api-error.ts';
import type { Answer, Call, Endpoint } from '../wire/call.ts';
import { createFaults, type Faults } from '../wire/faults.ts';
import { type InboxFault, withFaults } from '../wire/inbox-faults.ts';
import { type Publication, publicationOf } from './publication.ts';

/** A message that SNS accepted. */
export interface InboxMessage extends Publication {
  /** The `MessageId` of the answer. */
  readonly id: string;
  readonly at: Instant;
}

export type SnsFault = InboxFault<'InternalError' | 'AuthorizationError' | 'Throttled'>;

export interface SnsInbox {
  readonly endpoint: Endpoint;
  readonly faults: Faults<SnsFault>;
  /** In the order of acceptance. */
  readonly messages: () => readonly InboxMessage[];
  /** From now on `messages` begins with the next one, so that a long simulation does not grow. */
  readonly forget: () => void;
  /** Calls the listener with each message from now on, until the returned function is called. */
  readonly subscribe: (listener: (message: InboxMessage) => void) => () => void;
}

export interface SnsOptions {
  /** ARNs of the topics that exist. */
  readonly topics: readonly string[];
  readonly now: () => Instant;
}

/** SNS as an inbox: it accepts what the real one would accept, and keeps it. */
export function createSns({ topics, now }: SnsOptions): SnsInbox {
  const faults = createFaults<SnsFault>();
  let messages: InboxMessage[] = [];
  let accepted = 0;
  const listeners = new Set<(message: InboxMessage) => void>();
  const accept = (call: Call): Answer => {
    const publication = publicationOf(formOf(call), topics);
    const message = { ...publication, id: messageId(++accepted), at: now() };
    messages.push(message);
    for (const listener of listeners) listener(message);
    return published(call, message.id);
  };
  return {
    faults,
    messages: () => [...messages],
    forget: () => {
      messages = [];
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    endpoint: (call) =>
      withFaults(faults, call, {
        accept: () => orRefused(call, accept),
        refuse: (code) => errorAnswer(call, REFUSALS[code]),
      }),
  };
}

/** Status codes are those of the API reference of `Publish`. */
const REFUSALS: Readonly<Record<'InternalError' | 'AuthorizationError' | 'Throttled', ApiError>> = {
  InternalError: new ApiError({ code: 'InternalError', status: 500, message: 'An internal error occurred' }),
  AuthorizationError: new ApiError({
    code: 'AuthorizationError',
    status: 403,
    message: 'The user is not authorized to perform SNS:Publish on the topic',
  }),
  Throttled: new ApiError({ code: 'Throttled', status: 429, message: 'Rate exceeded' }),
};

function orRefused(call: Call, accept: (call: Call) => Answer): Answer {
  try {
    return accept(call);
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(call, error);
    throw error;
  }
}

function formOf({ operation, request }: Call): URLSearchParams {
  if (operation === 'Publish') return new URLSearchParams(request.body.toString('utf8'));
  const message = `${operation || 'A request without an Action'} is not simulated; SNS has Publish`;
  throw new ApiError({ code: 'InvalidAction', status: 400, message });
}

const messageId = (number: number): string => `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`;

const XMLNS = 'http://sns.amazonaws.com/doc/2010-03-31/';

const published = (call: Call, id: string): Answer =>
  xml(
    call,
    200,
    `<PublishResponse xmlns="${XMLNS}"><PublishResult><MessageId>${id}</MessageId></PublishResult>` +
      `<ResponseMetadata><RequestId>${call.id}</RequestId></ResponseMetadata></PublishResponse>`,
  );

const errorAnswer = (call: Call, { code, status, message }: ApiError): Answer =>
  xml(
    call,
    status,
    `<ErrorResponse xmlns="${XMLNS}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${code}</Code><Message>${escaped(message)}</Message></Error>` +
      `<RequestId>${call.id}</RequestId></ErrorResponse>`,
  );

const xml = ({ id }: Call, status: number, body: string): Answer => ({
  type: 'answer',
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': id },
  body,
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
