import { parseArgs } from 'node:util';

/** What `npm start` is asked to do. */
export interface CommandLine {
  /** Of the simulated AWS; 0 takes a free one. */
  readonly port: number;
  /** Of the page; 0 takes a free one. */
  readonly pagePort: number;
  /** Ends after that many; without it, runs until it is interrupted. */
  readonly seconds?: number;
  /** Path of the file whose first story is played. */
  readonly story?: string;
  readonly help: boolean;
}

export const USAGE = `Usage: npm start -- [options]

Runs the built monitor every 2 seconds against a simulated AWS on this machine, plays a story, and serves a page on which you
see and change everything.

  --seconds N    end after N seconds (without it: q or Ctrl-C)
  --page-port N  the port of the page on 127.0.0.1 (without it: a free one)
  --port N       the port of the simulated AWS on 127.0.0.1 (without it: a free one)
  --story FILE   play the first story of FILE (see docs/stories.md for the format)
  --help         show this
`;

/** @throws Error that names the mistake, its value and an example */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string' },
      port: { type: 'string' },
      'page-port': { type: 'string' },
      story: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const seconds = values.seconds === undefined ? undefined : secondsOf(values.seconds);
  return {
    port: portOf('--port', values.port),
    pagePort: portOf('--page-port', values['page-port']),
    ...(seconds !== undefined && { seconds }),
    ...(values.story !== undefined && { story: values.story }),
    help: values.help ?? false,
  };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= 1_000_000) return seconds;
  throw new Error(`--seconds must be a number of seconds such as 40, got "${text}"`);
}

function portOf(option: string, text = '0'): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`${option} must be a number from 0 to 65535 such as 4566, got "${text}"`);
}
