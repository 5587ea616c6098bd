import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { SLACK_CSS } from '../../aws/slack/look/post.ts';
import type { Changes } from './changes.ts';
import { type GuardOptions, guard } from './guard.ts';
import { type Parts, sendLive } from './live.ts';

export interface AppOptions extends GuardOptions {
  readonly changes: Changes;
  readonly document: () => string;
  readonly parts: () => Parts;
  /** How a browser sees the widget: what it says of itself. */
  readonly widget: (viewer: Viewer) => Promise<string>;
  /** Does what a button of the page says. @throws Error that people can read */
  readonly act: (fields: ReadonlyMap<string, string>) => void;
  readonly story: () => string;
}

/** What a browser says of itself in the address of `/live`. */
export type Viewer = Readonly<Record<string, string>>;

const file = (name: string): string => readFileSync(new URL(`../browser/${name}`, import.meta.url), 'utf8');

/** All that styles the page, beside the widget's own sheet. */
export const PAGE_CSS = `${SLACK_CSS}${file('page.css')}`;
const SCRIPT = file('page.js');

/** The routes of the page. */
export function createApp({ changes, document, parts, widget, act, story, ...guarded }: AppOptions): Hono {
  const app = new Hono();
  app.use(guard(guarded));
  app.get('/', (context) => context.html(document()));
  app.get('/page.css', (context) => context.body(PAGE_CSS, 200, { 'content-type': 'text/css' }));
  app.get('/page.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript' }));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/story', (context) => context.text(story()));
  app.get('/live', (context) =>
    streamSSE(context, async (stream) => {
      const viewer = context.req.query();
      // Apart, because the widget waits for what it reads, and nothing else should wait with it.
      const drawWidget = async (): Promise<Parts> => ({ widget: await widget(viewer) });
      await Promise.all([sendLive(stream, changes, parts), sendLive(stream, changes, drawWidget)]);
    }),
  );
  app.post('/act', async ({ req, body, text }) => {
    try {
      act(new Map(new URLSearchParams(await req.text())));
    } catch (error) {
      return text((error as Error).message, 409);
    }
    changes.announce();
    return body(null, 204);
  });
  app.onError((error, { text }) => text(`The page failed: ${error.message}`, 500));
  return app;
}
