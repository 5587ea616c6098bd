import type { ActionsBlock, Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Tone } from '../../tone.ts';
import { bold, code, label, slackText, value } from './escape.ts';

/** What a webhook of Slack takes. */
export interface SlackMessage {
  /** For notifications and screen readers. Slack does not show it, because there are blocks. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** One, because only an attachment has a bar with a colour. */
  readonly attachments: readonly [{ readonly color: string; readonly blocks: readonly KnownBlock[] }];
}

/** Of Slack, in characters and numbers of items. */
export const LIMITS = {
  blocks: 50,
  header: 150,
  section: 3000,
  fields: 10,
  button: 75,
  /** All together. Slack documents none, and refuses more than about 13,200. */
  message: 13_000,
} as const;

const COLORS: Readonly<Record<Tone, string>> = {
  good: '#2eb67d',
  info: '#1d9bd1',
  warning: '#ecb22e',
  critical: '#e01e5a',
};

/** The colour is not all that tells: some people can't see it. */
const SIGNS: Readonly<Record<Tone, string>> = { good: '✅', info: 'ℹ️', warning: '⚠️', critical: '🔴' };

export const header = (tone: Tone, text: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: label(`${SIGNS[tone]} ${text}`, LIMITS.header), emoji: false },
});

/** Of text that is escaped and cut. */
export const section = (markup: string): SectionBlock => ({ type: 'section', text: mrkdwn(markup) });

/** Of any number of facts. */
export function fields(facts: readonly { readonly label: string; readonly value: string }[]): SectionBlock[] {
  const blocks: SectionBlock[] = [];
  for (let start = 0; start < facts.length; start += LIMITS.fields) {
    blocks.push({ type: 'section', fields: facts.slice(start, start + LIMITS.fields).map(field) });
  }
  return blocks;
}

const field = (fact: { readonly label: string; readonly value: string }) =>
  mrkdwn(`${bold(fact.label, 100)}\n${value(fact.value, FIELD_VALUE) || '-'}`);

/** More would push what it means and what to do out of sight. */
const FIELD_VALUE = 600;

/** No blocks without a link: Slack refuses an empty list. */
export function buttons(links: readonly { readonly label: string; readonly url: string }[]): ActionsBlock[] {
  const fit = links.filter(
    ({ url }) => url.startsWith('https://') && URL.canParse(url) && url.length <= LONGEST_URL,
  );
  const elements = fit.slice(0, BUTTONS_AT_MOST).map(button);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** As many as one line shows. */
const BUTTONS_AT_MOST = 5;
/** Slack takes 3,000, but all together share the limit of a message. */
const LONGEST_URL = 500;

const button = (link: { readonly label: string; readonly url: string }, index: number): Button => ({
  type: 'button',
  action_id: `link-${index}`,
  text: { type: 'plain_text', text: label(link.label, LIMITS.button) || 'Open', emoji: false },
  url: link.url,
});

/** Tells a repetition from news. */
export const ids = (all: Readonly<Record<string, string>>): ContextBlock => ({
  type: 'context',
  elements: Object.entries(all).map(([name, id]) => mrkdwn(`${name} ${code(id, 300)}`)),
});

/** `verbatim`, else Slack looks for names of channels and people in it. */
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true }) as const;

export interface Content {
  readonly tone: Tone;
  readonly headline: string;
  /** For notifications and screen readers, beside the headline. */
  readonly summary: string;
  /** Whom to call: markup of Slack. */
  readonly mention?: string | undefined;
  readonly body: readonly KnownBlock[];
  /** What is never left out. */
  readonly foot: readonly KnownBlock[];
}

/** What does not fit is left out from the end of the body, and the message says so. */
export function layOut({ tone, headline, summary, mention, body, foot }: Content): SlackMessage {
  const calls = mention === undefined ? '' : `${mention} `;
  const text = `${calls}${slackText(`${headline}\n${summary}`, 600).replaceAll('\n', ' ')}`;
  const head = [header(tone, headline), ...(mention === undefined ? [] : [section(mention)])];
  const room = {
    blocks: LIMITS.blocks - head.length - foot.length - 1,
    size: LIMITS.message - sizeOf([...head, ...foot, CUT]) - text.length,
  };
  const fit = fitting(body, room);
  const shortened = fit.length < body.length ? [...fit, CUT] : fit;
  return { text, blocks: head, attachments: [{ color: COLORS[tone], blocks: [...shortened, ...foot] }] };
}

const CUT = section('The rest does not fit here: the email has all of it.');

function fitting(
  body: readonly KnownBlock[],
  room: { readonly blocks: number; readonly size: number },
): readonly KnownBlock[] {
  let size = 0;
  const end = body.findIndex((block, index) => {
    size += sizeOf([block]);
    return index >= room.blocks || size > room.size;
  });
  return end < 0 ? body : body.slice(0, end);
}

/** With all that is not text, which is more than Slack counts. */
const sizeOf = (blocks: readonly KnownBlock[]): number => JSON.stringify(blocks).length;
