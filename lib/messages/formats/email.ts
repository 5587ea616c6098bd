import { formatInstant } from '../duration.ts';
import type { Fact } from '../facts.ts';
import type { Message } from '../message.ts';
import type { Section } from '../sections.ts';
import { asciiLine } from './plain.ts';

/** With its colon and a space; a longer label makes the column wider. */
const LABEL_WIDTH = 14;
/** SNS accepts fewer than 100 characters. */
const SUBJECT_BELOW = 100;

export function emailSubject(message: Message): string {
  const { head, instance, sender } = message;
  if (instance) return asciiLine(`${head} - ${instance.name ?? instance.id}`, SUBJECT_BELOW);
  // Half a number would be another account's.
  const { accountId } = sender;
  const whole = `${head} - account ${accountId}`;
  return asciiLine(whole.length < SUBJECT_BELOW ? whole : `${head} - ${accountId}`, SUBJECT_BELOW);
}

export function emailText(message: Message): string {
  const { head, notice, facts, meaning, steps, sections } = message;
  return [
    head,
    ...(notice === undefined ? [] : [notice]),
    columns(facts),
    `WHAT IT MEANS\n${meaning}`,
    `WHAT TO DO\n${steps.flatMap(stepLines).join('\n')}`,
    ...sections.map(sectionText),
    foot(message),
  ].join('\n\n');
}

function columns(facts: readonly Fact[]): string {
  const width = Math.max(LABEL_WIDTH, ...facts.map(([label]) => label.length + 2));
  return facts.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`).join('\n');
}

const stepLines = ({ text, commands }: Message['steps'][number], index: number): readonly string[] => [
  `${index + 1}. ${text}`,
  ...(commands ?? []).map((command) => `   ${command}`),
];

const sectionText = ({ heading, lines }: Section): string => [heading.toUpperCase(), ...lines].join('\n');

const foot = ({ id, incident, sentAt, sender: { accountId, stage, region } }: Message): string =>
  [
    '--',
    `Sent at ${formatInstant(sentAt)} by the IAM Identity Center monitor, stage ${stage}, which watches account ${accountId} in ${region}.`,
    `Notification: ${id}`,
    `Incident:     ${incident}`,
  ].join('\n');
