/** The CloudWatch dashboard, as a fragment of the template: `npm run build` writes it to `build/dashboard.json`. */

import type { Declared, DeclaredFunction, DeclaredResource } from '../release/declared.ts';
import { bodyOf } from './body.ts';
import { widgetsOf } from './widgets.ts';

/** Shows every alarm that is declared, and the log of every function. */
export const dashboardOf = ({ functions, resources }: Pick<Declared, 'functions' | 'resources'>) => ({
  Conditions: {
    LinksToRunbook: isNot('RunbookUrl', ''),
    ...Object.fromEntries(THRESHOLDS.map(({ parameter }) => [isOn(parameter), isNot(parameter, '0')])),
  },
  Resources: {
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardName: { 'Fn::Sub': 'identity-center-monitor-${Stage}-${AWS::Region}' },
        DashboardBody: {
          'Fn::Sub': [
            bodyOf({ periodOverride: 'inherit', start: '-P1D', widgets: widgetsOf(functions) }),
            {
              Seconds: { 'Fn::FindInMap': ['Interval', { Ref: 'IntervalMinutes' }, 'Seconds'] },
              Runbook: RUNBOOK,
              Console: CONSOLE,
              Alarms: arnsOf(alarmsIn(resources)),
              ThresholdLines: commaBetween(THRESHOLDS.map(thresholdLine)),
              ...Object.fromEntries(functions.flatMap(conditionalSource)),
            },
          ],
        },
      },
    },
  },
});

const THRESHOLDS = [
  { parameter: 'AddingWarningMinutes', label: 'ADDING: warning', color: '#ff9900' },
  { parameter: 'AddingCriticalMinutes', label: 'ADDING: critical', color: '#d13212' },
  { parameter: 'RemovingWarningMinutes', label: 'REMOVING: warning', color: '#ffcc80' },
  { parameter: 'RemovingCriticalMinutes', label: 'REMOVING: critical', color: '#ef9a9a' },
] as const;

const RUNBOOK = onlyIf(
  'LinksToRunbook',
  { 'Fn::Sub': '[Runbook](${RunbookUrl})' },
  'Runbook: docs/runbook.md of the project',
);

const LOG_GROUP = '$252Faws$252Flambda$252Fidentity-center-monitor-${Stage}';

/** Markdown. Where the address of the console is not known, it says where to look. */
const CONSOLE = onlyIf(
  'HasKnownConsole',
  {
    'Fn::Sub': [
      `[IAM Identity Center in \${Asked}](https://\${Asked}.\${Domain}/singlesignon/home?region=\${Asked}) · [Log of the monitor](https://\${AWS::Region}.\${Domain}/cloudwatch/home?region=\${AWS::Region}#logsV2:log-groups/log-group/${LOG_GROUP})`,
      {
        Asked: onlyIf('IdentityCenterIsHere', { Ref: 'AWS::Region' }, { Ref: 'IdentityCenterRegion' }),
        Domain: onlyIf(
          'InChina',
          'console.amazonaws.cn',
          onlyIf('InGovCloud', 'console.amazonaws-us-gov.com', 'console.aws.amazon.com'),
        ),
      },
    ],
  },
  { 'Fn::Sub': 'Log of the monitor: ${MonitorLogGroup}' },
);

function isOn(parameter: string): string {
  return `${parameter}IsOn`;
}

function isNot(parameter: string, value: string) {
  return { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, value] }] };
}

/** No line for a threshold of 0, which is turned off. */
const thresholdLine = ({ parameter, label, color }: (typeof THRESHOLDS)[number]) =>
  onlyIf(
    isOn(parameter),
    { 'Fn::Sub': bodyOf({ label, color, value: '<value>' }).replace('"<value>"', `\${${parameter}}`) },
    NOTHING,
  );

const alarmsIn = (resources: Declared['resources']): readonly DeclaredResource[] =>
  resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');

const NOTHING = { Ref: 'AWS::NoValue' };

/** First those that are always there. */
function arnsOf(alarms: readonly DeclaredResource[]) {
  const [always, others] = [alarms.filter(isAlwaysThere), alarms.filter((alarm) => !isAlwaysThere(alarm))];
  return commaBetween([
    { 'Fn::Sub': always.map(arnOf).join(',') },
    ...others.map((alarm) => onlyIf(alarm.condition, { 'Fn::Sub': arnOf(alarm) }, NOTHING)),
  ]);
}

const isAlwaysThere = ({ condition }: DeclaredResource): boolean => condition === undefined;

const arnOf = ({ id }: DeclaredResource): string => `"\${${id}.Arn}"`;

function onlyIf(condition: string | undefined, value: unknown, otherwise: unknown) {
  return condition === undefined ? value : { 'Fn::If': [condition, value, otherwise] };
}

/** Within the body, which is JSON: the line break is an escape there. */
const conditionalSource = ({ prefix, condition }: DeclaredFunction) =>
  condition === undefined
    ? []
    : [[`${prefix}Source`, onlyIf(condition, { 'Fn::Sub': `SOURCE '\${${prefix}LogGroup}'\\n| ` }, '')]];

const commaBetween = (parts: readonly unknown[]) => ({ 'Fn::Join': [',', parts] });
