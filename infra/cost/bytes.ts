/** One item of the table, as it is sent. The monitor writes only texts and whole numbers. */
export type Item = Readonly<
  Record<string, { readonly S?: string; readonly N?: string; readonly BOOL?: boolean }>
>;

/**
 * How DynamoDB counts: names and texts in UTF-8; for a number one byte for each two digits, and one more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce(
    (total, [name, value]) => total + Buffer.byteLength(name) + valueBytes(name, value),
    0,
  );

function valueBytes(name: string, { S: text, N: number, BOOL: truth }: Item[string]): number {
  if (text !== undefined) return Buffer.byteLength(text);
  if (number !== undefined) return Math.ceil(number.length / 2) + 1;
  if (truth !== undefined) return 1;
  throw new Error(
    `The attribute ${name} is neither a text nor a number, nor true or false: infra/cost/bytes.ts can't tell its size`,
  );
}

/** CloudWatch Logs counts so many bytes with each event. */
const EVENT_OVERHEAD = 26;

/** What Lambda itself writes about each run, which no run on this machine can show. */
const LAMBDA_LINES = [
  'START RequestId: 00000000-0000-4000-8000-000000000000 Version: $LATEST\n',
  'END RequestId: 00000000-0000-4000-8000-000000000000\n',
  'REPORT RequestId: 00000000-0000-4000-8000-000000000000\tDuration: 300.00 ms\tBilled Duration: 300 ms\tMemory Size: 256 MB\tMax Memory Used: 120 MB\t\n',
];

/** The log of one run: its own line, if it writes one, and those of Lambda. */
export function runLogBytes(line?: string): number {
  return [...(line === undefined ? [] : [steady(line)]), ...LAMBDA_LINES].reduce(
    (total, event) => total + Buffer.byteLength(event) + EVENT_OVERHEAD,
    0,
  );
}

/** The durations of the steps differ from run to run, and the cost must be the same each time it is counted. */
function steady(line: string): string {
  const { took = {}, ...rest } = JSON.parse(line);
  const steps = Object.keys(took).map((step) => [step, 100]);
  return JSON.stringify(steps.length === 0 ? rest : { ...rest, took: Object.fromEntries(steps) });
}
