import { describe, expect, it } from 'vitest';
import { webhookAddress } from '../../../lib/slack/address.ts';

const PARAMETER = '/identity-center-monitor/slack';
const SECRET = 'T01ABCDEF/B01ABCDEF/abcdefghijklmnopqrstuvwx';

describe('the address of a webhook', () => {
  it.each([
    `https://hooks.slack.com/services/${SECRET}`,
    `https://hooks.slack-gov.com/services/${SECRET}`,
    ` https://hooks.slack.com/services/${SECRET}\n`,
  ])('can be %j', (text) => {
    expect(webhookAddress(text, PARAMETER).href).toBe(text.trim());
  });

  it.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    [SECRET, 'it is no address'],
    [`http://hooks.slack.com/services/${SECRET}`, 'it does not begin with https://'],
    [`https://hooks.slack.com.evil.example/services/${SECRET}`, 'its host is not hooks.slack.com or'],
    [`https://evil.example/services/${SECRET}`, 'its host is not'],
    [`https://hooks.slack.com@evil.example/services/${SECRET}`, 'its host is not'],
    [`https://user:pass@hooks.slack.com/services/${SECRET}`, 'its host is not'],
    [`https://hooks.slack.com:8443/services/${SECRET}`, 'its host is not'],
    [`https://hooks.slack.com/triggers/${SECRET}`, 'what follows the host is not /services/'],
    [`https://hooks.slack.com/services/${SECRET}?to=x`, 'what follows the host'],
    [`https://hooks.slack.com/services/../${SECRET}`, 'what follows the host'],
    ['https://169.254.169.254/latest/meta-data', 'its host is not'],
  ])('can not be %j: %s', (text, wrong) => {
    expect(() => webhookAddress(text, PARAMETER)).toThrow(
      `The SSM parameter ${PARAMETER} must hold the address of a webhook of Slack, such as https://hooks.slack.com/services/T…/B…/…, but ${wrong}`,
    );
  });

  it('is in no error', () => {
    for (const text of [`${SECRET}`, `http://hooks.slack.com/services/${SECRET}`, `https://x/${SECRET}`]) {
      expect(() => webhookAddress(text, PARAMETER)).not.toThrow('abcdefghijklmnopqrstuvwx');
    }
  });
});
