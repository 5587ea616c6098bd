import { describe, expect, test } from 'vitest';
import { printed } from '../../../local/screen/entry.ts';
import { storyOver } from '../../../local/screen/story-over.ts';
import { ARN } from '../../support/decision/decide-once.ts';
import { acme } from './scenes.ts';

const URL = 'http://127.0.0.1:4566';
const HEALTHY = acme({ 'eu-west-1': 'ACTIVE', 'us-west-2': 'ACTIVE' });

const over = (...instances: Parameters<typeof storyOver>[0]['instances']) =>
  storyOver(
    { url: URL, region: 'eu-west-1', instances, about: ['The page is at http://127.0.0.1:8080.'] },
    34_000,
  );

const commandIn = ({ lines }: ReturnType<typeof over>) =>
  lines.find((line) => line.startsWith('   '))?.trim();

const CALL = 'AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws sso-admin';
const WHERE = `--endpoint-url ${URL} --region eu-west-1`;

describe('when the story is over', () => {
  test('it says so, and adds a Region that the instance does not have, with all that this needs', () => {
    const entry = over(HEALTHY);
    expect(entry.title).toBe('The story is over. Next: add a Region');
    expect(commandIn(entry)).toBe(
      `${CALL} add-region ${WHERE} --instance-arn ${ARN} --region-name eu-north-1`,
    );
    expect(entry.lines).toContain('The page is at http://127.0.0.1:8080.');
  });

  test('it can be pasted from a terminal of 80 columns', () => {
    const text = printed(over(HEALTHY), 80);
    const [first = '', ...rest] = text.slice(text.indexOf('   AWS')).split('\n');
    const pasted = [first, ...rest.slice(0, 3)].map((line) => line.trim().replace(/\\$/, '')).join('');
    expect(pasted).toBe(commandIn(over(HEALTHY)));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('it chooses an instance to which a Region can be added', () => {
    const busy = acme({ 'eu-west-1': 'ACTIVE', 'us-east-1': 'ADDING' }, { arn: `${ARN}-busy` });
    const elsewhere = acme(
      { 'eu-west-1': 'ACTIVE' },
      { arn: `${ARN}-elsewhere`, primaryRegion: 'us-east-1' },
    );
    const failed = acme({}, { arn: `${ARN}-failed`, status: 'CREATE_FAILED' });
    expect(commandIn(over(busy, elsewhere, failed, HEALTHY))).toContain(`--instance-arn ${ARN} `);
    expect(commandIn(over(busy, elsewhere, failed))).toBe(`${CALL} list-instances ${WHERE}`);
  });

  test('it creates an instance when there is none', () => {
    expect(commandIn(over())).toBe(`${CALL} create-instance ${WHERE} --name mine`);
  });
});
