import type { Tone } from '../../../messages/tone.ts';
import { html, type Markup } from '../markup.ts';

/** A shape of its own for each tone, in a square of 16, so that nobody needs the colour. */
const SHAPES: Readonly<Record<Tone, Markup>> = {
  good: html`<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2"/><path d="M4.5 8.5l2.5 2.5 4.5-5.5" fill="none" stroke="currentColor" stroke-width="2"/>`,
  info: html`<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 7v5M8 4v1.6" stroke="currentColor" stroke-width="2"/>`,
  warning: html`<path d="M8 1l7.5 14H.5z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path d="M8 6v4.5M8 12v1.4" stroke="currentColor" stroke-width="2"/>`,
  critical: html`<path d="M8 0l8 8-8 8-8-8z" fill="currentColor"/>`,
};

/** Decoration: the word stands beside it. */
export const icon = (tone: Tone): Markup =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[tone]}</svg>`;
