import type { ActionsBlock, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { escaped } from '../document.ts';
import { withImages } from './emoji.ts';
import { htmlOfMrkdwn } from './mrkdwn.ts';

/** Every type of block that our messages have, as Slack shows it. @throws Error for any other */
export function htmlOfBlock(block: KnownBlock): string {
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

const header = ({ text }: HeaderBlock): string => `<h2>${withImages(escaped(text.text))}</h2>`;

function section({ text, fields = [] }: SectionBlock): string {
  const own = text === undefined ? '' : `<div>${htmlOf(text)}</div>`;
  const all = fields.map((field) => `<div>${htmlOf(field)}</div>`).join('');
  return `<section>${own}${all === '' ? '' : `<div class="fields">${all}</div>`}</section>`;
}

const context = ({ elements }: ContextBlock): string =>
  `<footer>${elements.map((one) => (one.type === 'image' ? refuse('image') : `<span>${htmlOf(one)}</span>`)).join('')}</footer>`;

const actions = ({ elements }: ActionsBlock): string =>
  `<nav>${elements.map((one) => (one.type === 'button' ? `<span class="button">${escaped(one.text.text)}</span>` : refuse(one.type))).join('')}</nav>`;

interface Text {
  readonly type: string;
  readonly text: string;
}

const htmlOf = ({ type, text }: Text): string => (type === 'mrkdwn' ? htmlOfMrkdwn(text) : escaped(text));

function refuse(type: string): never {
  throw new Error(`No message of ours has a "${type}" there`);
}
