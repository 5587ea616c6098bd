/** One item of the table, as it is sent. The monitor writes texts and whole numbers only. */
export type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

/**
 * How DynamoDB counts: names and texts in UTF-8, and of a number one byte for two digits, and one more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce(
    (total, [name, value]) => total + Buffer.byteLength(name) + valueBytes(name, value),
    0,
  );

function valueBytes(name: string, { S: text, N: number }: Item[string]): number {
  if (text !== undefined) return Buffer.byteLength(text);
  if (number !== undefined) return Math.ceil(number.length / 2) + 1;
  throw new Error(
    `The attribute ${name} is neither a text nor a number: infra/cost/item-bytes.ts can't tell its size`,
  );
}
