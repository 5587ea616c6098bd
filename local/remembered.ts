import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadRecords, type RecordsTable } from '../lib/aws/records/table.ts';
import type { Memory } from '../lib/overview/health.ts';
import type { LocalAws } from './aws/local-aws.ts';
import { createGateway } from './aws/wire/gateway.ts';
import { sdkInProcess } from './aws/wire/sdk-in-process.ts';

/**
 * Reads what the monitor remembers. It goes past the gateway, so what a person breaks there for the monitor does not hide the
 * monitor's records from that person.
 */
export function memoryReader(
  { tableEndpoint }: Pick<LocalAws, 'tableEndpoint'>,
  table: RecordsTable,
): () => Promise<Memory> {
  const behind = createGateway({ endpoints: { dynamodb: tableEndpoint }, now: Date.now });
  const client = new DynamoDBClient({
    endpoint: 'http://in-process',
    region: table.scope.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: sdkInProcess(behind),
  });
  return async () => {
    const { scope, instances, unreadable } = await loadRecords(client, table, NEVER);
    return {
      ...(scope && { scope: scope.record }),
      instances: instances.map(({ record }) => record),
      unreadable: unreadable.map(({ key }) => key),
    };
  };
}

/** Nothing there takes time. */
const NEVER = new AbortController().signal;
