import * as v from 'valibot';
import type { Tone } from '../../tone.ts';
import { fields, ids, LIMITS, layOut, type SlackMessage, section } from './blocks.ts';
import { slackTextWithLinks } from './escape.ts';

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

/** As much as is shown of what CloudWatch sends to SNS when the state of an alarm changes. */
export const ALARM = v.object({
  AlarmName: v.string(),
  AlarmDescription: v.nullish(v.string(), ''),
  NewStateValue: v.picklist(STATES),
  NewStateReason: v.nullish(v.string(), ''),
  OldStateValue: v.nullish(v.string(), ''),
  StateChangeTime: v.nullish(v.string(), ''),
  AWSAccountId: v.nullish(v.string(), ''),
  Region: v.nullish(v.string(), ''),
});

export type Alarm = v.InferOutput<typeof ALARM>;

const TONES: Readonly<Record<Alarm['NewStateValue'], Tone>> = {
  OK: 'good',
  ALARM: 'critical',
  INSUFFICIENT_DATA: 'warning',
};

/** An alarm about the monitor itself. Its description says what to do. */
export function ofAlarm(alarm: Alarm, messageId: string): SlackMessage {
  const { AlarmName, AlarmDescription, NewStateValue, NewStateReason } = alarm;
  const facts = [
    { label: 'State', value: [alarm.OldStateValue, NewStateValue].filter(Boolean).join(' -> ') },
    { label: 'Since', value: alarm.StateChangeTime },
    { label: 'Account', value: alarm.AWSAccountId },
    { label: 'Region', value: alarm.Region },
  ];
  return layOut({
    tone: TONES[NewStateValue],
    headline: `[${NewStateValue.replace('_', ' ')}] ${AlarmName}`,
    summary: AlarmDescription,
    body: [
      ...[AlarmDescription, NewStateReason]
        .filter((text) => text.trim() !== '')
        .map((text) => section(slackTextWithLinks(text, LIMITS.section) || '-')),
      ...fields(facts.filter(({ value }) => value.trim() !== '')),
    ],
    foot: [ids({ Message: messageId })],
  });
}
