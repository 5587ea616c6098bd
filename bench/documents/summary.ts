import { money } from '../../infra/cost/table.ts';
import { megabytes, milliseconds } from '../figures/figures.ts';
import type { ColdStart } from '../topics/cold-start.ts';
import { type Cost, totalOf } from '../topics/cost.ts';
import type { PollFigures, Polls } from '../topics/polls.ts';
import type { Measured } from './results.ts';

type Row = readonly [subject: string, monitor: string, script: string, ratio: string];

/** The monitor beside the script, in all that was measured of both. */
export const summaryRows = (topics: Measured): readonly Row[] => [
  ...startRows(topics['cold-start']),
  ...pollRows(topics.polls),
  ...costRows(topics.cost),
];

function rowOf(
  subject: string,
  [ours, theirs]: readonly [number, number],
  text: (value: number) => string,
): Row {
  return [subject, text(ours), text(theirs), (ours / theirs).toFixed(2)];
}

function startRows({ starts }: ColdStart): readonly Row[] {
  const start = (name: string) => {
    const found = starts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`The results of cold-start have no "${name}"`);
    return found;
  };
  const [ours, theirs] = [start('monitor'), start('peer, unbundled')];
  return [
    rowOf('loading the function takes, ms', [ours.wall.median, theirs.wall.median], milliseconds),
    rowOf('loading it takes of the processor, ms', [ours.cpu.median, theirs.cpu.median], milliseconds),
    rowOf(
      'loading it takes, when the script is bundled, ms',
      [ours.wall.median, start('peer, bundled').wall.median],
      milliseconds,
    ),
    rowOf('memory once it is loaded, Node.js included', [ours.peak, theirs.peak], megabytes),
  ];
}

/** The fewest, where the monitor has the least advantage, and what is usual. */
const REGIONS = [1, 3];

const pollRows = ({ warm }: Polls): readonly Row[] =>
  REGIONS.flatMap((regions) => ['quiet', 'alerting'].flatMap((kind) => rowsOfPoll(warm, { kind, regions })));

type Which = Pick<PollFigures, 'regions'> & { readonly kind: string };

function rowsOfPoll(warm: Polls['warm'], { kind, regions }: Which): readonly Row[] {
  const poll = (candidate: string) => {
    const found = warm.find(
      (one) => one.kind === kind && one.candidate === candidate && one.regions === regions,
    );
    if (found === undefined) throw new Error(`The results of polls have no ${kind} poll of the ${candidate}`);
    return found;
  };
  const [ours, theirs] = [poll('monitor'), poll('peer')];
  const subject = `${kind === 'quiet' ? 'a quiet' : 'an alerting'} poll of ${regions} ${regions === 1 ? 'Region' : 'Regions'}`;
  return [
    rowOf(`${subject} takes, as a multiple of one call`, [ours.took.median, theirs.took.median], (times) =>
      times.toFixed(1),
    ),
    rowOf(`${subject} makes calls`, [totalOf(ours.calls), totalOf(theirs.calls)], String),
  ];
}

const costRows = ({ watched }: Cost): readonly Row[] =>
  watched.map(({ instances, regions, monitor, peer }) =>
    rowOf(
      `${instances} × ${regions} Regions cost a month, in US dollars`,
      [totalOf(monitor.parts), totalOf(peer.parts)],
      money,
    ),
  );
