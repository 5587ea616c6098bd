import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unzipSync } from 'fflate';
import { MINUTE } from '../../../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/local-aws.ts';
import { functionEnvironment } from '../../../local/function/environment.ts';
import { type LocalFunction, localFunction } from '../../../local/function/function.ts';
import { IRELAND, type Stack, type Where } from '../template/evaluate.ts';
import { resourceOf } from '../template/resources-of.ts';
import { type Requested, requestOf } from './requested-access.ts';

/** The function of a stack, from its zip, on this machine: with the stack's environment, table and topic. */
export interface DeployedFunction {
  readonly aws: LocalAws;
  readonly invoke: LocalFunction['invoke'];
  /** Every request of the function so far. */
  readonly requests: () => readonly Requested[];
  readonly stop: () => Promise<void>;
}

export interface FunctionProperties {
  readonly FunctionName: string;
  readonly Handler: string;
  readonly Role: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

export const functionOf = (stack: Stack): FunctionProperties =>
  resourceOf<FunctionProperties>(stack, 'AWS::Lambda::Function').properties;

export async function deploy(stack: Stack, zip: URL, where: Where = IRELAND): Promise<DeployedFunction> {
  const { FunctionName, Handler, Environment } = functionOf(stack);
  const code = unpack(zip, Handler);
  const requests: Requested[] = [];
  const topic = Environment.Variables.ALERT_TOPIC_ARN ?? '';
  const aws = await startLocalAws({ tableName: 'not-of-the-stack', topics: [topic] });
  await createTable(stack, aws.url, where);
  aws.gateway.intercept((call, request) => {
    requests.push(requestOf(call, request));
    return 'pass';
  });
  // All else that the process gets is what Lambda gives: a Region, credentials, a name.
  const given = { ...Environment.Variables, AWS_LAMBDA_FUNCTION_NAME: FunctionName };
  const environment = functionEnvironment(aws.url, where.region, given);
  const { variables } = environment;
  const monitor = localFunction({
    bundle: code.url,
    environment: variables,
    timeLimit: MINUTE,
    onLog: () => {},
  });
  return {
    aws,
    invoke: monitor.invoke,
    requests: () => [...requests],
    stop: async () => {
      await monitor.stop();
      environment.remove();
      code.remove();
      await aws.close();
    },
  };
}

/** As the template describes it, under the name that `Ref` gives for it. */
async function createTable(stack: Stack, endpoint: string, { region }: Where): Promise<void> {
  const { id, properties } = resourceOf<CreateTableCommandInput>(stack, 'AWS::DynamoDB::Table');
  const { AttributeDefinitions, KeySchema, BillingMode } = properties;
  const client = new DynamoDBClient({ endpoint, region });
  const TableName = stack.references[id];
  await client.send(new CreateTableCommand({ TableName, AttributeDefinitions, KeySchema, BillingMode }));
  client.destroy();
}

export const filesIn = (zip: URL): Readonly<Record<string, Uint8Array>> => unzipSync(readFileSync(zip));

/** Lambda takes `monitor.handler` as the export `handler` of the file `monitor`. */
function unpack(zip: URL, handler: string): { readonly url: URL; readonly remove: () => void } {
  const [name, member] = handler.split('.');
  // The process that runs it takes no other, as the function has no other.
  if (member !== 'handler') throw new Error(`${handler} is not the export handler of a file`);
  const code = filesIn(zip)[`${name}.mjs`];
  if (code === undefined) throw new Error(`There is no ${name}.mjs in ${zip.pathname}`);
  const folder = mkdtempSync(join(tmpdir(), 'deployed-function-'));
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return { url: pathToFileURL(file), remove: () => rmSync(folder, { recursive: true }) };
}
