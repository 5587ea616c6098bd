import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecret, ssmClient } from '../../../lib/aws/ssm.ts';
import { createSsm, type Ssm, type SsmRefusal } from '../../../local/aws/ssm/endpoint.ts';
import { createGateway } from '../../../local/aws/wire/gateway.ts';
import { type Served, serve } from '../../../local/aws/wire/serve.ts';
import { httpEndpoint } from '../../support/sdk/http-endpoint.ts';
import { OWN_REGION, SHORT } from './clients-at.ts';

const NAME = '/identity-center-monitor/slack';
const SECRET = 'https://hooks.slack.com/services/T1/B1/secret';

let ssm: Ssm;
let served: Served;
beforeEach(async () => {
  ssm = createSsm({ [NAME]: SECRET });
  served = await serve(createGateway({ endpoints: { ssm: ssm.endpoint }, now: Date.now }), { port: 0 });
  at(served.url);
});
afterEach(() => served.close());

const at = (url: string): void => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: OWN_REGION,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'the-secret',
  });
};

const read = (name = NAME) => readSecret(ssmClient({ requestHandler: SHORT, maxAttempts: 1 }), name);

describe('a SecureString', () => {
  test('is read decrypted, over HTTP', async () => {
    expect(await read()).toBe(SECRET);
  });

  test.each<readonly [SsmRefusal, string]>([
    [
      'AccessDeniedException',
      "Can't read the SSM parameter /identity-center-monitor/slack (the role of the function",
    ],
    ['InvalidKeyId', 'slack (the key that encrypts it is gone, disabled, or its policy'],
    ['ThrottlingException', 'slack: ThrottlingException: Rate exceeded'],
    ['InternalServerError', 'slack: InternalServerError: An internal error occurred'],
  ])('can not be read: %s', async (code, message) => {
    ssm.faults.set({ type: 'refuse', code });
    await expect(read()).rejects.toThrow(message);
  });

  test('that is not there is named', async () => {
    await expect(read('/other')).rejects.toThrow(
      "Can't read the SSM parameter /other (there is no such parameter in this account and Region): ParameterNotFound",
    );
  });

  test.each(['silence', 'reset'] as const)('without an answer: %s', async (type) => {
    ssm.faults.set({ type });
    await expect(read()).rejects.toThrow("Can't read the SSM parameter /identity-center-monitor/slack:");
  });

  test('is in no error, not even in one about its own answer', async () => {
    await using broken = await httpEndpoint(() => ({ body: `{"Parameter":{"Value":"${SECRET}"` }));
    at(broken.url);
    const error = await read().catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('B1');
    expect(String((error as Error).cause)).not.toContain('B1');
  });

  test('that the answer does not have is empty, which the address then says', async () => {
    await using empty = await httpEndpoint(() => ({ body: {} }));
    at(empty.url);
    expect(await read()).toBe('');
  });
});
