import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { paginateListInstances, SSOAdminClient } from '@aws-sdk/client-sso-admin';

// What people write in the place of this monitor: good of its kind, and only what it needs.

const { TABLE_NAME, ALERT_TOPIC_ARN, IDENTITY_CENTER_REGION = 'us-east-1' } = process.env;
const STUCK_AFTER = 30 * 60 * 1000;

const ssoAdmin = new SSOAdminClient({ region: IDENTITY_CENTER_REGION });
const dynamo = new DynamoDBClient({});
const sns = new SNSClient({});
const cloudWatch = new CloudWatchClient({});

export async function handler(): Promise<void> {
  for await (const { Instances = [] } of paginateListInstances({ client: ssoAdmin }, {})) {
    for (const { InstanceArn = '', Status = '', Regions = [] } of Instances) {
      if (Status === 'CREATE_FAILED') await check({ arn: InstanceArn, name: 'instance', status: Status });
      for (const { RegionName = '', Status: status = '', AddedDate } of Regions) {
        await check({ arn: InstanceArn, name: RegionName, status, addedAt: AddedDate });
      }
    }
  }
}

interface Resource {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly addedAt?: Date | undefined;
}

async function check({ arn, name, status, addedAt }: Resource): Promise<void> {
  const key = { scope: { S: arn }, resource: { S: name } };
  const { Item: before } = await dynamo.send(new GetItemCommand({ TableName: TABLE_NAME, Key: key }));
  const isSame = before?.status?.S === status;
  const startedAt = status === 'ADDING' && addedAt ? addedAt.getTime() : Date.now();
  const since = isSame ? Number(before?.since?.N) : startedAt;
  let alerted = isSame && before?.alerted?.BOOL === true;

  const isFailed = status === 'CREATE_FAILED';
  const isStuck = ['ADDING', 'REMOVING'].includes(status) && Date.now() - since > STUCK_AFTER;
  if ((isFailed || isStuck) && !alerted) {
    const Subject = `Identity Center: ${name} is ${status}`;
    const Message = `${name} of ${arn} is ${status} since ${new Date(since).toISOString()}.`;
    await sns.send(new PublishCommand({ TopicArn: ALERT_TOPIC_ARN, Subject, Message }));
    alerted = true;
  }

  const Item = { ...key, status: { S: status }, since: { N: `${since}` }, alerted: { BOOL: alerted } };
  await dynamo.send(new PutItemCommand({ TableName: TABLE_NAME, Item }));
  const Dimensions = [
    { Name: 'InstanceArn', Value: arn },
    { Name: 'Region', Value: name },
  ];
  const MetricData = [{ MetricName: 'Stuck', Value: isFailed || isStuck ? 1 : 0, Dimensions }];
  await cloudWatch.send(new PutMetricDataCommand({ Namespace: 'IdentityCenter', MetricData }));
}
