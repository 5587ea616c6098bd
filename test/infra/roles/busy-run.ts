import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { DeployedFunction } from './deployed-function.ts';

export const PRIMARY = 'eu-central-1';

/** Has the function do all it ever does: see several pages, alert, find nothing new, resolve, and send a test. */
export async function doEverything({ aws, invoke }: DeployedFunction): Promise<void> {
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
}

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
