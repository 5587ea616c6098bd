import { type OutgoingHttpHeaders, request, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenLocally, type Served } from '../../../local/aws/wire/serve.ts';
import { createApp } from '../../../local/page/server/app.ts';
import { createChanges } from '../../../local/page/server/changes.ts';

const TOKEN = 'the token of this start';

let served: Served;
let done: string[];
beforeEach(async () => {
  done = [];
  const app = createApp({
    origin: () => served.url,
    token: TOKEN,
    changes: createChanges(),
    document: () => 'the page',
    parts: () => ({}),
    widget: async () => '',
    act: (fields) => {
      if (fields.get('do') === 'harm') throw new Error('There is a workflow already.');
      done.push(fields.get('do') ?? '');
    },
    story: () => 'the story',
  });
  served = await listenLocally(createAdaptorServer({ fetch: app.fetch }) as Server, 0);
});
afterEach(() => served.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

const ask = (method: string, path: string, headers: OutgoingHttpHeaders = {}, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(`${served.url}${path}`, { method, headers }, (response) => {
      text(response).then(
        (read) => resolve({ status: response.statusCode, headers: response.headers, body: read }),
        reject,
      );
    })
      .on('error', reject)
      .end(body);
  });

const own = (): OutgoingHttpHeaders => ({ origin: served.url, 'x-page-token': TOKEN });

describe('the server of the page', () => {
  test('lets the page change something', async () => {
    expect(await ask('POST', '/act', own(), 'do=add')).toMatchObject({ status: 204 });
    expect(done).toEqual(['add']);
  });

  test('says why something can not be done', async () => {
    const answer = await ask('POST', '/act', own(), 'do=harm');
    expect(answer).toMatchObject({ status: 409, body: 'There is a workflow already.' });
  });

  test.for<[string, () => OutgoingHttpHeaders, number, string]>([
    ['another origin', () => ({ ...own(), origin: 'https://evil.example' }), 403, "can't use this page"],
    ['a sandboxed frame', () => ({ ...own(), origin: 'null' }), 403, "null can't use this page"],
    ['another port of this machine', () => ({ ...own(), origin: 'http://127.0.0.1:1' }), 403, "can't use"],
    ['no origin', () => ({ 'x-page-token': TOKEN }), 403, 'must come from the page itself'],
    ['no token', () => ({ origin: served.url }), 403, 'reload it'],
    ['the token of an earlier start', () => ({ ...own(), 'x-page-token': 'old' }), 403, 'reload it'],
  ])('refuses a change that comes with %s', async ([, headers, status, message], { expect: expected }) => {
    const answer = await ask('POST', '/act', headers(), 'do=add');
    expected(answer.status).toBe(status);
    expected(answer.body).toContain(message);
    expected(done).toEqual([]);
  });

  test.for(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example'])(
    'shows nothing to the host %s, which is what DNS rebinding comes with',
    async (host, { expect: expected }) => {
      for (const path of ['/', '/live', '/story', '/page.js']) {
        const answer = await ask('GET', path, { host });
        expected(answer.status).toBe(421);
        expected(answer.body).toBe(`This page is at ${served.url} only.\n`);
      }
      expected((await ask('POST', '/act', { ...own(), host }, 'do=add')).status).toBe(421);
      expected(done).toEqual([]);
    },
  );

  test('shows nothing to another origin', async () => {
    expect((await ask('GET', '/story', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('GET', '/story')).body).toBe('the story');
  });

  test.for(['PUT', 'DELETE', 'OPTIONS'])('does not know %s', async (method, { expect: expected }) => {
    expected((await ask(method, '/act', own())).status).toBe(405);
  });

  test('allows no script, style or connection but its own, and no frame around it', async () => {
    const { headers } = await ask('GET', '/');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.join()).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(Object.keys(headers)).not.toContain('access-control-allow-origin');
  });

  test('listens on this machine only', () => {
    expect(new URL(served.url).hostname).toBe('127.0.0.1');
  });
});
