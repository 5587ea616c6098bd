import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { Cause } from '../domain/episode.ts';
import type { Listing, Row } from '../domain/observe/listing.ts';
import { type ClientOptions, clientOptions } from './client-options.ts';
import { type Failure, failureOf } from './failure.ts';
import { rowsOf, takeRowsAsTheyCame } from './list-instances-rows.ts';

/** The most that AWS allows; a page may be shorter and still not be the last. */
const PAGE_SIZE = 100;
const MAX_PAGES = 100;

/** An additional Region is asked late in a run, and decides nothing about instances: not worth the time of a second attempt. */
const ATTEMPTS_ELSEWHERE = 1;

export const identityCenterClient = (region: string, options: ClientOptions = {}): SSOAdminClient =>
  new SSOAdminClient({ ...clientOptions(options), region });

/** One for each additional Region, which is asked only when the primary is silent. */
export function identityCenterClients(options: ClientOptions = {}): (region: string) => SSOAdminClient {
  const clients = new Map<string, SSOAdminClient>();
  return (region) => {
    const client =
      clients.get(region) ?? identityCenterClient(region, { ...options, maxAttempts: ATTEMPTS_ELSEWHERE });
    clients.set(region, client);
    return client;
  };
}

export interface ListOptions {
  readonly signal: AbortSignal;
  readonly maxPages?: number;
}

/** All pages, or as many as can be had. Throws only what is a bug. */
export async function listInstances(
  client: SSOAdminClient,
  { signal, maxPages = MAX_PAGES }: ListOptions,
): Promise<Listing> {
  const call = await callName(client);
  const rows: Row[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  while (tokens.size < maxPages) {
    const page = await readPage(client, call, { token, signal });
    if ('cause' in page) return rows.length === 0 ? failed(page) : cutShort(rows, page.cause);
    rows.push(...page.rows);
    token = page.next;
    if (token === undefined) return { type: 'complete', rows };
    if (tokens.has(token)) return cutShort(rows, tokenRepeated(call, tokens.size));
    tokens.add(token);
  }
  return cutShort(rows, tooManyPages(call, maxPages));
}

/** Whether an additional Region answers in the place of the silent primary: it does if it lists an instance at all. */
export async function listElsewhere(
  client: SSOAdminClient,
  { region, failed, signal }: ElsewhereOptions,
): Promise<Listing> {
  const page = await readPage(client, await callName(client), { signal });
  if ('cause' in page || page.rows.length === 0) return failed;
  return { type: 'elsewhere', cause: { ...failed.cause, answeredIn: region } };
}

export interface ElsewhereOptions extends Pick<ListOptions, 'signal'> {
  readonly region: string;
  /** What the primary Region answered. */
  readonly failed: Extract<Listing, { type: 'failed' }>;
}

interface Page {
  readonly rows: readonly Row[];
  readonly next?: string;
}

const callName = async (client: SSOAdminClient): Promise<string> =>
  `ListInstances in ${await client.config.region()}`;

async function readPage(
  client: SSOAdminClient,
  call: string,
  { token, signal }: { readonly token?: string | undefined; readonly signal: AbortSignal },
): Promise<Page | Failure> {
  const command = new ListInstancesCommand({ MaxResults: PAGE_SIZE, NextToken: token });
  takeRowsAsTheyCame(command);
  const answer = await client.send(command, { abortSignal: signal }).catch((error: unknown): Failure => {
    const failure = failureOf(error, call);
    if (failure === undefined) throw error;
    return failure;
  });
  if ('cause' in answer) return answer;
  const rows = rowsOf(answer.Instances);
  if (rows === undefined) return unreadable(call);
  return { rows, ...(answer.NextToken && { next: answer.NextToken }) };
}

const failed = ({ cause, silent }: Failure): Listing => ({ type: 'failed', cause, silent });

const cutShort = (rows: readonly Row[], cause: Cause): Listing => ({ type: 'cut-short', rows, cause });

const unreadable = (call: string): Failure => ({
  cause: { code: 'unreadable-answer', message: `${call} answered with Instances that are not a list` },
  silent: false,
});

const tokenRepeated = (call: string, pages: number): Cause => ({
  code: 'token-repeated',
  message: `${call} gave the same NextToken twice within ${pages + 1} pages`,
});

const tooManyPages = (call: string, maxPages: number): Cause => ({
  code: 'too-many-pages',
  message: `${call} did not come to an end within ${maxPages} pages`,
});
