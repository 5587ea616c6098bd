import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin';
import { describe, expect, test } from 'vitest';
import { httpEndpoint, type Received } from '../../support/sdk/http-endpoint.ts';
import { clientsAt, OWN_REGION, PRIMARY, SHORT } from './clients-at.ts';

const EMPTY = { body: { Instances: [] } };
const ERROR = { status: 500, body: { __type: 'InternalServerException' } };

describe('the clients', () => {
  test('ask Identity Center in the primary Region and everything else in their own', async () => {
    await using endpoint = await httpEndpoint([EMPTY, { body: { TableNames: [] } }]);
    const clients = clientsAt(endpoint.url);
    await clients.identityCenter.send(new ListInstancesCommand());
    await clients.dynamo.send(new ListTablesCommand());
    expect(endpoint.received.map(regionOf)).toEqual([PRIMARY, OWN_REGION]);
    for (const client of [clients.dynamo, clients.sns, clients.cloudWatch]) {
      expect(await client.config.region()).toBe(OWN_REGION);
    }
  });

  test('ask an additional Region there, with one client for all runs', async () => {
    await using endpoint = await httpEndpoint([EMPTY]);
    const clients = clientsAt(endpoint.url);
    await clients.identityCenterIn('us-east-1').send(new ListInstancesCommand());
    expect(endpoint.received.map(regionOf)).toEqual(['us-east-1']);
    expect(clients.identityCenterIn('us-east-1')).toBe(clients.identityCenterIn('us-east-1'));
    expect(clients.identityCenterIn('us-west-2')).not.toBe(clients.identityCenterIn('us-east-1'));
  });

  test('give up after three attempts, and after one in an additional Region', async () => {
    await using endpoint = await httpEndpoint(() => ERROR);
    const clients = clientsAt(endpoint.url);
    await expect(clients.identityCenter.send(new ListInstancesCommand())).rejects.toThrow();
    expect(endpoint.received).toHaveLength(3);
    const elsewhere = clients.identityCenterIn('us-east-1');
    await expect(elsewhere.send(new ListInstancesCommand())).rejects.toThrow();
    expect(endpoint.received).toHaveLength(4);
  });

  test('succeed when a retry does', async () => {
    await using endpoint = await httpEndpoint([ERROR, 'reset', EMPTY]);
    const answer = await clientsAt(endpoint.url).identityCenter.send(new ListInstancesCommand());
    expect(answer.Instances).toEqual([]);
    expect(endpoint.received).toHaveLength(3);
  });

  test('wait 5 s for an answer and 2 s for a connection, and mean it', async () => {
    await using endpoint = await httpEndpoint(() => EMPTY);
    const { identityCenter, identityCenterIn } = clientsAt(endpoint.url);
    for (const client of [identityCenter, identityCenterIn('us-east-1')]) {
      await client.send(new ListInstancesCommand());
      const handler = client.config.requestHandler as unknown as { httpHandlerConfigs(): object };
      expect(handler.httpHandlerConfigs()).toMatchObject({
        connectionTimeout: 2000,
        requestTimeout: 5000,
        socketTimeout: 5000,
        throwOnRequestTimeout: true,
      });
    }
  });

  test.each(['silence', 'stall'] as const)('time out on %s, in every attempt', async (answer) => {
    await using endpoint = await httpEndpoint(() => answer);
    const clients = clientsAt(endpoint.url, { requestHandler: SHORT, maxAttempts: 2 });
    const timedOut = { name: 'TimeoutError' };
    await expect(clients.identityCenter.send(new ListInstancesCommand())).rejects.toMatchObject(timedOut);
    await expect(clients.dynamo.send(new ListTablesCommand())).rejects.toMatchObject(timedOut);
    expect(endpoint.received).toHaveLength(4);
  });
});

const regionOf = ({ headers }: Received): string | undefined =>
  headers.authorization?.match(/Credential=[^/]+\/\d+\/([^/]+)\//)?.[1];
