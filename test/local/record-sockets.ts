import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * Loaded with `--import`: appends the address of every socket that the process connects to the file that its own URL
 * names, one a line. Processes that it forks inherit it.
 */
const file = new URL(import.meta.url).searchParams.get('to') ?? '';
const connect = Socket.prototype.connect;

Socket.prototype.connect = function recorded(this: Socket, ...given: unknown[]) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const { host, path } =
    typeof options === 'object' && options !== null ? (options as { host?: string; path?: string }) : {};
  appendFileSync(file, `${process.argv[1]?.split('/').at(-1)} ${path ?? host ?? 'localhost'}\n`);
  return Reflect.apply(connect, this, given);
} as typeof connect;
