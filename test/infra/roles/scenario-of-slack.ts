import { expect } from 'vitest';
import { LOCAL_WEBHOOK } from '../../../local/aws/slack/start.ts';
import type { Scenario } from './deployed-function.ts';

const PARAMETER = '/identity-center-monitor/slack';

/** The function reads its webhook, and posts what SNS hands over. */
export const slack: Scenario = {
  parameters: { SlackWebhookParameter: PARAMETER },

  async play({ aws, invoke }) {
    aws.ssm.put(PARAMETER, LOCAL_WEBHOOK);
    const { type } = await invoke({ Records: [{ Sns: { MessageId: 'sns-1', Message: 'hello' } }] });
    if (type === 'failed') throw new Error('The run failed');
  },

  check({ slack: { posts }, requests }) {
    expect(posts().map(({ message }) => message.text)).toEqual([
      'A message that is not from the monitor hello',
    ]);
    expect(requests().map(({ operation }) => operation)).toEqual(['GetParameter']);
  },
};
