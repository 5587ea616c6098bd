import type { Message } from '../domain/judge/owed.ts';
import { instanceId } from '../domain/resource.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import { explain, type Step } from './explain.ts';
import { headline, TEST_NOTICE } from './headline.ts';
import { type Particular, particulars } from './particulars.ts';
import { asciiLine } from './plain.ts';
import { arnOf } from './reading.ts';
import { type Section, sections } from './sections.ts';

/** With its colon and a space; a longer label makes the column wider. */
const LABEL_WIDTH = 14;
/** SNS accepts fewer than 100 characters. */
const SUBJECT_BELOW = 100;

export function emailSubject(message: Message, context: MessageContext): string {
  const { newest } = message;
  const arn = arnOf(newest);
  const whose = newest.instance?.name || (arn && instanceId(arn));
  const { accountId } = context.scope;
  const head = headline(message, context);
  if (whose) return asciiLine(`${head} - ${whose}`, SUBJECT_BELOW);
  // Half a number would be another account's.
  const whole = `${head} - account ${accountId}`;
  return asciiLine(whole.length < SUBJECT_BELOW ? whole : `${head} - ${accountId}`, SUBJECT_BELOW);
}

export function emailText(message: Message, context: MessageContext): string {
  const { meaning, steps } = explain(message.newest, context);
  return [
    headline(message, context),
    ...(context.test ? [TEST_NOTICE] : []),
    columns(particulars(message, context)),
    `WHAT IT MEANS\n${meaning}`,
    `WHAT TO DO\n${steps.flatMap(stepLines).join('\n')}`,
    ...sections(message, context.scope).map(sectionText),
    foot(message, context),
  ].join('\n\n');
}

function columns(facts: readonly Particular[]): string {
  const width = Math.max(LABEL_WIDTH, ...facts.map(([label]) => label.length + 2));
  return facts.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`).join('\n');
}

const stepLines = ({ text, commands }: Step, index: number): readonly string[] => [
  `${index + 1}. ${text}`,
  ...(commands ?? []).map((command) => `   ${command}`),
];

const sectionText = ({ heading, lines }: Section): string => [heading.toUpperCase(), ...lines].join('\n');

const foot = ({ id, newest }: Message, { scope, stage, now }: MessageContext): string =>
  [
    '--',
    `Sent at ${formatInstant(now)} by the IAM Identity Center monitor, stage ${stage}, which watches account ${scope.accountId} in ${scope.region}.`,
    `Notification: ${id}`,
    `Incident:     ${newest.incident}`,
  ].join('\n');
