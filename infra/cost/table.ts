import type { Arguments } from './arguments.ts';
import type { CostItem } from './items.ts';
import { type Price, type PriceList, priceOf } from './prices.ts';

/** The table, with what a reader must know to read it. */
export function costTable(items: readonly CostItem[], list: PriceList, watched: Arguments): string {
  const sum = items.reduce((dollars, item) => dollars + item.dollars, 0);
  const rows = items.map(({ name, amount, from, price, dollars }) => [
    name,
    `${quantity(amount)} ${unitOf(price, amount)}`,
    from,
    priced(price),
    money(dollars),
  ]);
  return `${[
    intro(list, watched),
    '',
    line(['item', 'a month', 'from', 'price', 'US dollars']),
    line(['---', '---', '---', '---', '---:']),
    ...rows.map(line),
    line(['**total**', '', '', '', `**${money(sum)}**`]),
    '',
    ...notes(list),
  ].join('\n')}\n`;
}

const intro = ({ asOf, region }: PriceList, { instances, regions, interval }: Arguments): string =>
  `A month of 730 hours, ${plural(instances, 'instance')} with ${plural(regions, 'Region')}${instances > 1 ? ' each' : ''}, a run every ${plural(interval, 'minute')}. Prices of ${region}, as of ${asOf}.`;

const notes = (list: PriceList): readonly string[] => [
  `- + $${fixed(priceOf(list, 'cloudwatch-dashboards').price)} if the account has three dashboards already.`,
  `- + $${fixed(priceOf(list, 'kms-keys').price)} for a key with \`kmsKey=create\`, and as much again for what its yearly rotation adds.`,
  `- - $${fixed(2 * priceOf(list, 'cloudwatch-alarms').price)} without \`slackWebhookParameter\`, which has two of the alarms. What it uses of SSM and SQS is free.`,
  '- No other free tier is deducted. Requests to Identity Center cost nothing.',
  '- Not counted, a few MB each: data that leaves the Region, and the log that is searched when somebody looks at the dashboard.',
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** At least cents, and every further digit of the price. */
const priced = ({ price, per, unit }: Price): string =>
  `$${Number(fixed(price)) === price ? fixed(price) : price} per ${per === 1 ? singular(unit) : `${per.toLocaleString('en-US')} ${unit}`}`;

const unitOf = ({ unit }: Price, amount: number): string => (amount === 1 ? singular(unit) : unit);

const singular = (unit: string): string => unit.replace(/s$/, '');

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const quantity = (amount: number): string =>
  amount > 0 && amount < 0.001
    ? 'under 0.001'
    : amount.toLocaleString('en-US', { maximumFractionDigits: amount < 10 ? 3 : 0 });

/** An amount above 0 is never printed as 0. */
export const money = (dollars: number): string =>
  dollars > 0 && dollars < 0.005 ? 'under 0.01' : fixed(dollars);

const fixed = (dollars: number): string => dollars.toFixed(2);
