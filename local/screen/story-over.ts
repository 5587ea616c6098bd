import type { Duration } from '../../lib/domain/time.ts';
import { type InstanceRow, isListedAt, primaryOf } from '../aws/identity-center/state.ts';
import type { Entry } from './entry.ts';

export interface Playground {
  /** Of the simulated AWS. */
  readonly url: string;
  /** The one that the monitor asks. */
  readonly region: string;
  readonly instances: readonly InstanceRow[];
  readonly about: readonly string[];
}

/** That nothing more happens by itself, and what to try next, ready to be pasted. */
export function storyOver(playground: Playground, at: Duration): Entry {
  const { what, command } = nextToTry(playground);
  const title = `The story is over. Next: ${what}`;
  return {
    at,
    title,
    heading: title,
    lines: [
      'The monitor and this AWS go on. In another terminal, paste:',
      `   ${command}`,
      'Then watch here what happens, and what people are told.',
      '',
      ...playground.about,
      'docs/stories.md does the same without the AWS CLI, and says how to write a story of your own.',
    ],
  };
}

interface NextToTry {
  readonly what: string;
  readonly command: string;
}

/** Regions that hardly any story names. */
const UNUSED = [
  'us-west-2',
  'eu-north-1',
  'ap-northeast-1',
  'ca-central-1',
  'sa-east-1',
  'eu-south-1',
  'me-south-1',
];

function nextToTry({ url, region, instances }: Playground): NextToTry {
  const call = (operation: string): string =>
    `AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws sso-admin ${operation} --endpoint-url ${url} --region ${region}`;
  const instance = instances.find(
    (one) => isIdle(one) && primaryOf(one) === region && isListedAt(one, region),
  );
  const unused = UNUSED.find((name) => !instance?.regions?.some((one) => one.name === name));
  if (instance && unused) {
    return {
      what: 'add a Region',
      command: `${call('add-region')} --instance-arn ${instance.arn} --region-name ${unused}`,
    };
  }
  return instances.length === 0
    ? { what: 'create an instance', command: `${call('create-instance')} --name mine` }
    : { what: 'list the instances', command: call('list-instances') };
}

/** AWS adds or removes one Region at a time. */
const isIdle = ({ status, regions = [] }: InstanceRow): boolean =>
  status === 'ACTIVE' && regions.every((region) => region.status === 'ACTIVE');
