import { readFileSync } from 'node:fs';

/** A list price of AWS, and where it was read. */
export interface Price {
  readonly name: string;
  /** How many units the price is for. */
  readonly per: number;
  readonly unit: string;
  readonly price: number;
  readonly source: string;
}

export interface PriceList {
  /** The day on which the prices were written down. */
  readonly asOf: string;
  readonly region: string;
  readonly currency: string;
  readonly prices: readonly Price[];
}

export const readPrices = (): PriceList =>
  JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8'));

/** @throws Error for a price that nobody has written down */
export function priceOf(list: PriceList, name: string): Price {
  const found = list.prices.find((price) => price.name === name);
  if (found === undefined) throw new Error(`infra/cost/prices.json has no price "${name}"`);
  return found;
}
