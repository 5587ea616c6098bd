import { raw } from 'hono/html';
import { html, type Markup } from '../../../../lib/overview/html/markup.ts';

/** Slack draws emoji as images. These are the ones that our messages begin with. */
const IMAGES: Readonly<Record<string, string>> = {
  '🔴': '<circle cx="10" cy="10" r="9" fill="#dd2e44"/>',
  '⚠️': '<path d="M10 1 20 19H0Z" fill="#ffcc4d"/><path d="M9 7h2v6H9zm0 8h2v2H9z" fill="#231f20"/>',
  ℹ️: '<rect width="20" height="20" rx="4" fill="#3b88c3"/><path d="M9 4h2v2H9zm0 4h2v8H9z" fill="#fff"/>',
  '✅': '<rect width="20" height="20" rx="4" fill="#77b255"/><path d="m4 10 4 5 8-10" fill="none" stroke="#fff" stroke-width="2.5"/>',
};

/** @throws Error for an emoji that our messages don't use */
export const withImages = (text: string): Markup =>
  raw(
    html`${text}`.toString().replace(/\p{Emoji_Presentation}|\p{Emoji}\uFE0F/gu, (emoji) => {
      const image = IMAGES[emoji];
      if (image === undefined) throw new Error(`There is no image of the emoji "${emoji}"`);
      return `<svg class="emoji" viewBox="0 0 20 20" aria-hidden="true">${image}</svg>`;
    }),
  );
