import { type MessageAttributeValue, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type ClientOptions, clientOptions } from './client-options.ts';
import { inContext } from './failure.ts';

export const snsClient = (options: ClientOptions = {}): SNSClient => new SNSClient(clientOptions(options));

/** What one publish says to every subscriber. */
export interface Publishable {
  readonly subject: string;
  /** By protocol, and `default`. */
  readonly bodies: Readonly<Record<string, string>>;
  /** To filter on. SNS takes no empty value, so what is empty is left out. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

export interface PublishOptions {
  readonly topicArn: string;
  readonly publication: Publishable;
  readonly deadline: PublishDeadline;
}

/** After which no attempt begins. */
export interface PublishDeadline {
  readonly passed: () => boolean;
  /** Ends the attempt that is under way. */
  readonly signal: AbortSignal;
}

/** The deadline had passed before an attempt began. Earlier attempts, if there were any, may have been accepted. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** Resolves once SNS has accepted it. */
export async function publish(
  client: SNSClient,
  { topicArn, publication, deadline }: PublishOptions,
): Promise<void> {
  const what = `Can't publish "${publication.subject}" to ${topicArn}`;
  // Else the SDK would only say that it was aborted.
  if (deadline.passed()) throw deadlinePassed(what);
  const command = new PublishCommand({
    TopicArn: topicArn,
    Subject: publication.subject,
    Message: JSON.stringify(publication.bodies),
    MessageStructure: 'json',
    MessageAttributes: attributesOf(publication),
  });
  stopAt(deadline, what, command);
  const answer = await client.send(command, { abortSignal: deadline.signal }).catch((error: unknown) => {
    throw error instanceof DeadlinePassed ? error : inContext(what, error);
  });
  // The SDK takes any answer of 200 for one of SNS, also the page of a proxy: only an id says that it was accepted.
  if (!answer.MessageId) throw new Error(`${what}: the answer has no MessageId, so nobody has accepted it`);
}

const attributesOf = ({ attributes }: Publishable): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value.length > 0)
      .map(([name, value]) => [name, attributeOf(value)]),
  );

/** A filter policy takes an attribute of type `String.Array` element by element. */
const attributeOf = (value: string | readonly string[]): MessageAttributeValue =>
  typeof value === 'string'
    ? { DataType: 'String', StringValue: value }
    : { DataType: 'String.Array', StringValue: JSON.stringify(value) };

/**
 * After the deadline another run may be publishing the same. This step comes after the SDK's retries and its signing,
 * so every attempt passes it, as the last thing before the request.
 */
function stopAt({ passed }: PublishDeadline, what: string, command: PublishCommand): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      if (passed()) throw deadlinePassed(what);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'stopAtDeadline' },
  );
}

const deadlinePassed = (what: string): DeadlinePassed =>
  new DeadlinePassed(`${what}: the run's deadline has passed; the next run tries again`);
