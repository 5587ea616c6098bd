import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import type { Invocation } from '../../local/function/function.ts';
import { functionsForEach, MONITOR_ENVIRONMENT, putOrganization } from './built-functions.ts';

const { ALERT_TOPIC_ARN: _, ...SETTINGS } = MONITOR_ENVIRONMENT;

const functions = functionsForEach();

const startWidget = (settings = SETTINGS, timeLimit = MINUTE) =>
  functions().start('widget', settings, { timeLimit });

const answerOf = (invocation: Invocation): string => {
  if (invocation.type === 'failed') throw new Error(invocation.error.message);
  return String(invocation.result);
};

describe('the built function', () => {
  test('shows what the monitor remembers, and asks nothing but the table', async () => {
    const { aws } = functions();
    putOrganization(aws, 'ADDING', Date.now() - 3 * HOUR);
    await functions().start('monitor', MONITOR_ENVIRONMENT).invoke({ action: 'poll' });
    const before = aws.calls().length;
    const html = answerOf(await startWidget().invoke({ widgetContext: { theme: 'dark', width: 800 } }));
    expect(html).toMatch(/^<div class="icm">/);
    expect(html.replace(/<[^>]+>/g, '')).toContain(
      'CRITICAL: Region eu-west-1 of Main still ADDING after 3h',
    );
    expect(html).toContain('background:#161d26');
    expect(
      aws
        .calls()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual(['Query']);
  });

  test('says that nothing is remembered yet, without a context too', async () => {
    expect(answerOf(await startWidget().invoke({}))).toContain('The monitor has not run yet');
    expect(answerOf(await startWidget().invoke(null))).toContain('The monitor has not run yet');
  });

  test('answers what it is when the console asks for that, and touches nothing', async () => {
    const answer = answerOf(await startWidget().invoke({ describe: true }));
    expect(answer).toMatch(/^## Identity Center Monitor/);
    expect(functions().aws.calls()).toEqual([]);
  });

  test('says that it could not read the records, and why, and logs it', async () => {
    functions().aws.gateway.intercept(() => 'fail-before');
    const html = answerOf(await startWidget().invoke({}));
    expect(html).toContain('CRITICAL: Nobody can say how things stand');
    expect(html).toContain('load the records of 111122223333/prod from table records');
    expect(functions().log()).toContain('The records could not be read');
  });

  test('says so before its time is up, when the table does not answer', async () => {
    functions().aws.gateway.intercept(() => 'hang');
    const html = answerOf(await startWidget(SETTINGS, 4 * SECOND).invoke({}));
    expect(html).toContain('CRITICAL: Nobody can say how things stand');
  });

  test('does not start with a wrong environment, and names the mistake', async () => {
    const invocation = await startWidget({ ...SETTINGS, ACCOUNT_ID: '12' }).invoke({});
    expect(invocation).toMatchObject({
      type: 'failed',
      error: { message: expect.stringContaining('ACCOUNT_ID must be an account of 12 digits') },
    });
  });
});
