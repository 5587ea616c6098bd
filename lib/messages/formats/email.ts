import type { Message } from '../message.ts';
import type { Section } from '../sections.ts';
import { asciiLine } from './plain.ts';

/** SNS accepts fewer than 100 characters. */
const SUBJECT_BELOW = 100;
const LONGEST_MARK = '[CLOSED, CRITICAL] ';

/** What follows the mark is cut at the same place in each message, so that mail programs thread the incident. */
export function emailSubject({ notice, mark, subject }: Message): string {
  const test = notice === undefined ? '' : '[TEST] ';
  return `${test}[${mark}] ${asciiLine(subject, SUBJECT_BELOW - LONGEST_MARK.length)}`;
}

/** Lines are not padded to columns: it is read on phones, 40 characters wide. */
export function emailText(message: Message): string {
  const { notice, impact, headline, facts, sections, links, details } = message;
  return [
    ...(notice === undefined ? [] : [notice]),
    impact,
    `${headline}\n${facts.map(factLine).join('\n')}`,
    ...explanation(message),
    ...sections.map(sectionText),
    ...(links.length > 0 ? [`LINKS\n${links.map(linkLine).join('\n')}`] : []),
    ...(details.length > 0 ? [`DETAILS\n${details.map(factLine).join('\n')}`] : []),
    foot(message),
  ].join('\n\n');
}

function explanation({ brief, meaning, steps }: Message): readonly string[] {
  if (brief !== undefined) return [`NEXT STEP\n${stepLines(brief.next).join('\n')}\n\n${brief.rest}`];
  return [`WHAT IT MEANS\n${meaning}`, `WHAT TO DO\n${steps.flatMap(numbered).join('\n')}`];
}

type Step = Message['steps'][number];

const numbered = (step: Step, index: number): readonly string[] =>
  stepLines(step).map((line, number) => (number === 0 ? `${index + 1}. ${line}` : line));

const stepLines = ({ text, commands }: Step): readonly string[] => [
  text,
  ...(commands ?? []).map((command) => `   ${command}`),
];

const factLine = ([label, value]: Message['facts'][number]): string => `${label}: ${value}`;

const linkLine = ({ label, url }: Message['links'][number]): string => `${label}: ${url}`;

const sectionText = ({ heading, lines }: Section): string => [heading.toUpperCase(), ...lines].join('\n');

const foot = ({ id, incident, sentAt, sender: { accountId, stage, region } }: Message): string =>
  [
    '--',
    `Sent at ${sentAt} by the IAM Identity Center monitor, stage ${stage}, which watches account ${accountId} in ${region}.`,
    `Notification: ${id}`,
    `Incident: ${incident}`,
  ].join('\n');
