import { expect } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { DeployedFunction, Scenario } from './deployed-function.ts';

export const PRIMARY = 'eu-central-1';

/** The monitor sees several pages, alerts, finds nothing new, resolves, and sends a test. */
export const monitor: Scenario = {
  parameters: { IdentityCenterRegion: PRIMARY },

  async play({ aws, invoke }) {
    const poll = async () => {
      const { type } = await invoke({ action: 'poll' });
      if (type === 'failed') throw new Error('The run failed');
    };
    aws.faults.set({ type: 'short-pages', size: 1 });
    put(aws, 'ssoins-1111111111111111', 'ADDING');
    put(aws, 'ssoins-2222222222222222', 'ACTIVE');
    await poll();
    await poll();
    put(aws, 'ssoins-1111111111111111', 'ACTIVE');
    await poll();
    const { type } = await invoke({ action: 'test-notification' });
    if (type === 'failed') throw new Error('The test notification failed');
  },

  check({ aws, requests }, { region }) {
    expect(aws.inbox.messages().map(({ subject }) => /^\[\w+\]/.exec(subject ?? '')?.[0])).toEqual([
      '[WARNING]',
      '[RESOLVED]',
      '[TEST]',
      '[TEST]',
    ]);
    const called = Map.groupBy(requests(), ({ operation }) => operation);
    expect(called.get('ListInstances')?.length).toBe(2 * (called.get('Query')?.length ?? 0));
    const regionsOf = (operation: string) => new Set(called.get(operation)?.map((call) => call.region));
    expect(regionsOf('ListInstances')).toEqual(new Set([PRIMARY]));
    expect(regionsOf('PutItem')).toEqual(new Set([region]));
  },
};

function put(aws: DeployedFunction['aws'], id: string, status: string): void {
  const addedAt = Date.now() - HOUR;
  aws.organization.put({
    arn: `arn:aws:sso:::instance/${id}`,
    name: id,
    createdAt: addedAt - 30 * DAY,
    status: 'ACTIVE',
    primaryRegion: PRIMARY,
    regions: [
      { name: PRIMARY, status: 'ACTIVE', isPrimary: true },
      { name: 'eu-west-1', status, addedAt },
    ],
  });
}
