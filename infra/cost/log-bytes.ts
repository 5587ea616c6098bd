/** CloudWatch Logs counts so many bytes with each event. */
const EVENT_OVERHEAD = 26;

/** What Lambda itself writes about each run: no run on this machine can show it. */
const LAMBDA_LINES = [
  'START RequestId: 00000000-0000-4000-8000-000000000000 Version: $LATEST\n',
  'END RequestId: 00000000-0000-4000-8000-000000000000\n',
  'REPORT RequestId: 00000000-0000-4000-8000-000000000000\tDuration: 300.00 ms\tBilled Duration: 300 ms\tMemory Size: 256 MB\tMax Memory Used: 120 MB\t\n',
];

/** The lines that runs have written so far. */
export const runLines = (log: string): readonly string[] =>
  log.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));

/** Of one run: its line, and those of Lambda. */
export function runLogBytes(line: string): number {
  return [steady(line), ...LAMBDA_LINES].reduce(
    (total, event) => total + Buffer.byteLength(event) + EVENT_OVERHEAD,
    0,
  );
}

/** How long the steps took differs from run to run, and the cost of one month must not differ from itself. */
function steady(line: string): string {
  const { took, ...rest } = JSON.parse(line);
  if (typeof took !== 'object' || took === null) throw new Error(`This line is not that of a run: ${line}`);
  return JSON.stringify({ ...rest, took: Object.fromEntries(Object.keys(took).map((step) => [step, 100])) });
}
