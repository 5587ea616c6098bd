import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type ClientOptions, clientOptions } from './client-options.ts';
import { inContext } from './failure.ts';

export const ssmClient = (options: ClientOptions = {}): SSMClient => new SSMClient(clientOptions(options));

/** What the reader of an error can do, by its name. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ParameterNotFound: 'there is no such parameter in this account and Region',
  AccessDeniedException:
    'the role of the function may read this parameter only; look at the permissions boundary, at service control policies, and at the policy of its key',
  InvalidKeyId: 'the key that encrypts it is gone, disabled, or its policy does not let this account use it',
};

/** The text of a SecureString, decrypted. It is in no error. */
export async function readSecret(client: SSMClient, name: string): Promise<string> {
  const command = new GetParameterCommand({ Name: name, WithDecryption: true });
  const { Parameter } = await client.send(command).catch((error: unknown) => {
    const wayOut = WAYS_OUT[error instanceof Error ? error.name : ''];
    throw inContext(`Can't read the SSM parameter ${name}${wayOut ? ` (${wayOut})` : ''}`, error);
  });
  return Parameter?.Value ?? '';
}
