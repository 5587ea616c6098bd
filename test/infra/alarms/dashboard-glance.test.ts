import { describe, expect, test } from 'vitest';
import { linksOf } from '../../../lib/messages/wording/links.ts';
import { IRELAND, type Stack, type Where } from '../template/evaluate.ts';
import { functionOf } from '../template/functions-of.ts';
import { PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { type Widget, widgetsOf } from './dashboard-of.ts';

const PARTITIONS: readonly Where[] = [
  IRELAND,
  { ...IRELAND, partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn', region: 'cn-north-1' },
  { ...IRELAND, partition: 'aws-us-gov', region: 'us-gov-west-1' },
  { ...IRELAND, partition: 'aws-eusc', urlSuffix: 'amazonaws.eu', region: 'eusc-de-east-1' },
];

/** As the messages of the same deployment have them. */
const addressesIn = ({ region, accountId }: Where): readonly (string | undefined)[] => {
  const links = linksOf(
    { kind: 'not-seen', region },
    { scope: { accountId, stage: 'prod', region }, now: 0, deployedIn: region },
  );
  return ['Dashboard', 'IAM Identity Center console'].map(
    (name) => links.find(({ label }) => label === name)?.url,
  );
};

const fromTheTop = (stack: Stack): readonly Widget[] => widgetsOf(stack).toSorted((a, b) => a.y - b.y);

const markdownOf = (stack: Stack): readonly string[] =>
  fromTheTop(stack).flatMap(({ properties: { markdown } }) => markdown ?? []);

describe.each(PACKAGED)('whoever looks at the dashboard of the $name', ({ template }) => {
  const stack = stackOf(template);

  test('sees how things stand first, over its full width, by the function of this stack', () => {
    const { FunctionName } = functionOf(stack, 'widget').properties;
    expect(fromTheTop(stack)[0]).toMatchObject({
      type: 'custom',
      y: 0,
      width: 24,
      properties: {
        endpoint: `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}`,
        updateOn: { refresh: true, resize: true, timeRange: true },
      },
    });
  });

  test('sees the monitor itself below a heading, and all else above it', () => {
    const types = (widgets: readonly Widget[]) => new Set(widgets.map(({ type }) => type));
    const widgets = fromTheTop(stack);
    const heading = widgets.findIndex(({ properties }) => properties.markdown?.startsWith('## The monitor'));
    expect(types(widgets.slice(0, heading))).toEqual(new Set(['custom', 'text', 'metric']));
    expect(types(widgets.slice(heading + 1))).toEqual(new Set(['alarm', 'metric', 'log']));
  });

  test('finds the runbook of the organisation, or else that of the project', () => {
    const RunbookUrl = 'https://wiki.example.com/identity-center';
    expect(markdownOf(stackOf(template, { RunbookUrl }))[0]).toContain(`[Runbook](${RunbookUrl})`);
    expect(markdownOf(stack)[0]).toContain('docs/runbook.md');
  });

  test('finds the console of Identity Center in the Region that is asked', () => {
    const [links] = markdownOf(stackOf(template, { IdentityCenterRegion: 'eu-central-1' }));
    const [, asked] = addressesIn({ ...IRELAND, region: 'eu-central-1' });
    expect(links).toContain(`[IAM Identity Center in eu-central-1](${asked})`);
  });

  test.each(PARTITIONS)('finds in $partition what the messages link to, and the log', (where) => {
    const there = stackOf(template, {}, where);
    const [dashboard, asked] = addressesIn(where);
    const [links = ''] = markdownOf(there);
    expect(there.outputs.DashboardUrl).toBe(dashboard);
    expect(/\(([^)]+singlesignon[^)]+)\)/.exec(links)?.[1]).toBe(asked);
    expect(links).toMatch(/\/aws\/lambda\/|Faws\$252Flambda\$252F/);
    expect(links).toMatch(/identity-center-monitor-prod\)?$/);
  });
});
