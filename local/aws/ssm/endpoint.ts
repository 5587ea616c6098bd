import { ApiError } from '../wire/api-error.ts';
import type { Call, Endpoint } from '../wire/call.ts';
import { createFaults, type Faults } from '../wire/faults.ts';
import { type InboxFault, withFaults } from '../wire/inbox-faults.ts';
import { answerJson, type JsonObject, jsonError, type Operations } from '../wire/json-protocol.ts';

export type SsmRefusal = keyof typeof REFUSALS;
export type SsmFault = InboxFault<SsmRefusal>;

export interface Ssm {
  readonly endpoint: Endpoint;
  readonly faults: Faults<SsmFault>;
  /** Puts a SecureString in the place of one that may be there. */
  readonly put: (name: string, value: string) => void;
}

const PROTOCOL = { version: '1.1', target: 'AmazonSSM', namespace: 'com.amazonaws.ssm' } as const;

/** The Parameter Store, with `GetParameter` of a SecureString. */
export function createSsm(parameters: Readonly<Record<string, string>> = {}): Ssm {
  const values = new Map(Object.entries(parameters));
  const faults = createFaults<SsmFault>();
  const operations: Operations = {
    GetParameter: (input, call) => ({ Parameter: parameterOf(values, input, call) }),
  };
  return {
    faults,
    put: (name, value) => {
      values.set(name, value);
    },
    endpoint: (call) =>
      withFaults(faults, call, {
        accept: () => answerJson(PROTOCOL, operations, call),
        refuse: (code) => jsonError(PROTOCOL, call, refusal(code)),
      }),
  };
}

function parameterOf(
  values: ReadonlyMap<string, string>,
  { Name, WithDecryption }: JsonObject,
  { region }: Call,
): object {
  if (typeof Name !== 'string' || Name === '') throw refusal('ValidationException');
  const value = values.get(Name);
  if (value === undefined) throw refusal('ParameterNotFound');
  return {
    Name,
    Type: 'SecureString',
    // Without decryption the answer has the ciphertext.
    Value: WithDecryption === true ? value : Buffer.from(value).toString('base64'),
    Version: 1,
    ARN: `arn:aws:ssm:${region}:123456789012:parameter${Name}`,
    DataType: 'text',
  };
}

/** Codes, statuses and texts as the service answers them. A key that can't be used is an error of SSM's own. */
const REFUSALS = {
  ParameterNotFound: [400, ''],
  AccessDeniedException: [
    400,
    'User is not authorized to perform: ssm:GetParameter because no identity-based policy allows the action',
  ],
  InvalidKeyId: [400, 'The KMS key is disabled, or access to it is denied'],
  ThrottlingException: [400, 'Rate exceeded'],
  InternalServerError: [500, 'An internal error occurred'],
  ValidationException: [400, 'Name must not be empty'],
} as const;

const refusal = (code: SsmRefusal): ApiError => {
  const [status, message] = REFUSALS[code];
  return new ApiError({ code, status, message });
};
