import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MINUTE } from '../../../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/local-aws.ts';
import type { Slack } from '../../../local/aws/slack/slack.ts';
import { startSlack } from '../../../local/aws/slack/start.ts';
import { functionEnvironment } from '../../../local/function/environment.ts';
import { type LocalFunction, localFunction } from '../../../local/function/function.ts';
import { SLACK_URL } from '../../../local/function/slack-network.ts';
import { type Unpacked, unpack } from '../release/unpack.ts';
import { IRELAND, type Stack, type Where } from '../template/evaluate.ts';
import { functionOf } from '../template/functions-of.ts';
import { resourceOf, resourcesOf } from '../template/resources-of.ts';
import { type Requested, requestOf } from './requested-access.ts';

/** A function of a stack, from its zip, on this machine: with the stack's environment, table and topics. */
export interface DeployedFunction {
  readonly aws: LocalAws;
  readonly slack: Slack;
  readonly invoke: LocalFunction['invoke'];
  /** Every request of the function so far. */
  readonly requests: () => readonly Requested[];
  readonly stop: () => Promise<void>;
}

/** In a scenario a function does all it ever does. So whatever its role allows beyond that is too much. */
export interface Scenario {
  /** Parameters of the stack, besides the required ones. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly play: (deployed: DeployedFunction) => Promise<void>;
  /** Expects that it has done all of that. */
  readonly check: (deployed: DeployedFunction, where: Where) => void;
}

/** `name` is that of its file in `functions/`. */
export async function deploy(stack: Stack, zip: URL, name: string): Promise<DeployedFunction> {
  const { FunctionName, Handler, Environment } = functionOf(stack, name).properties;
  const code = codeOf(Handler, zip);
  const requests: Requested[] = [];
  const topics = resourcesOf(stack, 'AWS::SNS::Topic').map(({ id }) => stack.references[id] ?? '');
  const aws = await startLocalAws({ tableName: 'not-of-the-stack', topics });
  const slack = await startSlack();
  await createTable(stack, aws.url);
  aws.gateway.intercept((call, request) => {
    requests.push(requestOf(call, request));
    return 'pass';
  });
  // The rest of its environment is what Lambda gives: a Region, credentials, a name.
  const given = {
    ...Environment?.Variables,
    AWS_LAMBDA_FUNCTION_NAME: FunctionName,
    [SLACK_URL]: slack.url,
  };
  const environment = functionEnvironment(aws.url, IRELAND.region, given);
  const { variables } = environment;
  const monitor = localFunction({
    bundle: code.entry,
    environment: variables,
    timeLimit: MINUTE,
    onLog: () => {},
  });
  return {
    aws,
    slack,
    invoke: monitor.invoke,
    requests: () => [...requests],
    stop: async () => {
      await monitor.stop();
      environment.remove();
      code.remove();
      await slack.close();
      await aws.close();
    },
  };
}

/** As the template describes it, under the name that `Ref` gives for it. */
async function createTable(stack: Stack, endpoint: string): Promise<void> {
  const { id, properties } = resourceOf<CreateTableCommandInput>(stack, 'AWS::DynamoDB::Table');
  const { AttributeDefinitions, KeySchema, BillingMode } = properties;
  const client = new DynamoDBClient({ endpoint, region: IRELAND.region });
  const TableName = stack.references[id];
  await client.send(new CreateTableCommand({ TableName, AttributeDefinitions, KeySchema, BillingMode }));
  client.destroy();
}

/** Lambda takes `monitor.handler` as the export `handler` of the file `monitor`. */
function codeOf(handler: string, zip: URL): Unpacked {
  const [name = '', member] = handler.split('.');
  // The process that runs it accepts no other handler, and the function has no other.
  if (member !== 'handler') throw new Error(`${handler} is not the export handler of a file`);
  return unpack(name, zip);
}
