import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { styleOf } from '../../../lib/overview/html/style.ts';
import { THEMES } from '../../../lib/overview/html/view.ts';

export interface GuardOptions {
  /** `http://127.0.0.1:4567`: the only address that the page has. */
  readonly origin: () => string;
  /** Whoever changes something must have read it from the page. */
  readonly token: string;
}

export const TOKEN_HEADER = 'x-page-token';

/**
 * Lets in only what the page itself asks for. Other sites that the person has open can make the browser send requests here:
 * those come with another `Origin`, or, after DNS rebinding, with another `Host`, and never with the token.
 */
export const guard =
  ({ origin, token }: GuardOptions): MiddlewareHandler =>
  async ({ req, header, text }, next) => {
    header('Content-Security-Policy', POLICY);
    header('X-Content-Type-Options', 'nosniff');
    header('Referrer-Policy', 'no-referrer');
    header('Cross-Origin-Resource-Policy', 'same-origin');
    header('Cache-Control', 'no-store');
    const own = origin();
    const from = req.header('origin');
    if (`http://${req.header('host')}` !== own) return text(`This page is at ${own} only.\n`, 421);
    if (from !== undefined && from !== own) return text(`${from} can't use this page.\n`, 403);
    if (req.method === 'GET') return next();
    if (req.method !== 'POST') return text('Only GET and POST are known here.\n', 405);
    if (from === undefined) return text('A change must come from the page itself.\n', 403);
    if (!isSame(req.header(TOKEN_HEADER) ?? '', token)) {
      return text('This page is from an earlier start: reload it.\n', 403);
    }
    return next();
  };

const isSame = (given: string, token: string): boolean => timingSafeEqual(sha256(given), sha256(token));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The style sheet of the widget stands in its HTML, so each of the two is allowed as it is. */
const WIDGET_STYLES = THEMES.map((theme) => {
  const sheet = styleOf(theme)
    .toString()
    .replace(/^<style>|<\/style>$/g, '');
  return `'sha256-${sha256(sheet).toString('base64')}'`;
});

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${WIDGET_STYLES.join(' ')}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
