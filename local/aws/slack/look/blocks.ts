import type { ActionsBlock, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { html, type Markup } from '../../../../lib/overview/html/markup.ts';
import { withImages } from './emoji.ts';
import { htmlOfMrkdwn } from './mrkdwn.ts';

/** Every type of block that our messages have, as Slack shows it. @throws Error for any other */
export function htmlOfBlock(block: KnownBlock): Markup {
  switch (block.type) {
    case 'header':
      return header(block);
    case 'section':
      return section(block);
    case 'context':
      return context(block);
    case 'actions':
      return actions(block);
    default:
      throw new Error(`No message of ours has a block of the type "${block.type}"`);
  }
}

const header = ({ text }: HeaderBlock): Markup => html`<h2>${withImages(text.text)}</h2>`;

function section({ text, fields = [] }: SectionBlock): Markup {
  const own = text && html`<div>${htmlOf(text)}</div>`;
  const all = fields.map((field) => html`<div>${htmlOf(field)}</div>`);
  return html`<section>${own}${all.length === 0 ? undefined : html`<div class="fields">${all}</div>`}</section>`;
}

const context = ({ elements }: ContextBlock): Markup =>
  html`<footer>${elements.map((one) => (one.type === 'image' ? refuse('image') : html`<span>${htmlOf(one)}</span>`))}</footer>`;

const actions = ({ elements }: ActionsBlock): Markup =>
  html`<nav>${elements.map((one) => (one.type === 'button' ? html`<span class="button">${one.text.text}</span>` : refuse(one.type)))}</nav>`;

interface Text {
  readonly type: string;
  readonly text: string;
}

const htmlOf = ({ type, text }: Text): Markup | string => (type === 'mrkdwn' ? htmlOfMrkdwn(text) : text);

function refuse(type: string): never {
  throw new Error(`No message of ours has a "${type}" there`);
}
