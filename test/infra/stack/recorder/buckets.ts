import type { Answer, WireRequest } from '../../../../local/aws/wire/call.ts';
import { Refusal } from './refusal.ts';
import { xmlAnswer } from './xml.ts';

/** The objects of each bucket, by key. */
export type Buckets = Map<string, Map<string, Buffer>>;

/** S3, as a path names bucket and key. */
export function s3Operation({ method, path }: WireRequest): string {
  const { key, query } = located(path);
  const what = key === '' ? 'Bucket' : 'Object';
  if (method === 'HEAD') return `Head${what}`;
  if (method === 'PUT') return `Put${what}`;
  if (method === 'POST' && query.has('delete')) return 'DeleteObjects';
  if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
  return `${method} ${what}`;
}

export function answerS3(buckets: Buckets, operation: string, request: WireRequest): Answer {
  const { bucket, key, query } = located(request.path);
  const objects = buckets.get(bucket);
  if (objects === undefined) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist', 404);
  switch (operation) {
    case 'HeadBucket':
      return { type: 'answer', status: 200, headers: {}, body: '' };
    case 'PutObject':
      objects.set(key, contentOf(request));
      return { type: 'answer', status: 200, headers: { etag: '"0"' }, body: '' };
    case 'ListObjectsV2':
      return listed(objects, query.get('prefix') ?? '');
    case 'DeleteObjects':
      return deleted(objects, request.body.toString());
    default:
      throw new Refusal('NotImplemented', `The recorder knows no ${operation} of S3`, 501);
  }
}

function located(path: string) {
  const { pathname, searchParams: query } = new URL(path, 'http://s3');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(pathname) ?? [];
  return { bucket, key: decodeURIComponent(key), query };
}

function listed(objects: ReadonlyMap<string, Buffer>, prefix: string): Answer {
  const found = [...objects].filter(([key]) => key.startsWith(prefix));
  const Contents = found.map(([Key, { length }]) => ({
    Key,
    Size: length,
    LastModified: '2026-01-01T00:00:00.000Z',
  }));
  return xmlAnswer({ ListBucketResult: { IsTruncated: false, KeyCount: found.length, Contents } });
}

function deleted(objects: Map<string, Buffer>, body: string): Answer {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  for (const key of keys) objects.delete(key);
  return xmlAnswer({ DeleteResult: { Deleted: keys.map((Key) => ({ Key })) } });
}

/** A stream is sent in pieces, each behind its size in hexadecimal; the checksum that follows is ignored. */
function contentOf({ headers, body }: WireRequest): Buffer {
  if (headers['content-encoding']?.includes('aws-chunked') !== true) return body;
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) return Buffer.concat(pieces);
    pieces.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
