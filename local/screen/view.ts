import { stripVTControlCharacters, styleText } from 'node:util';
import { instanceId } from '../../lib/domain/resource.ts';
import type { Duration, Instant } from '../../lib/domain/time.ts';
import { formatDuration } from '../../lib/messages/duration.ts';
import type { InstanceRow } from '../aws/identity-center/state.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';
import type { OpenIncidents } from './open-incidents.ts';
import type { StatusClock } from './status-clock.ts';

/** What there is to show at one moment. */
export interface Scene {
  /** Where the simulated AWS is, and whatever else does not change. */
  readonly about: readonly string[];
  readonly elapsed: Duration;
  readonly now: Instant;
  readonly runs: number;
  /** How the latest run went. */
  readonly lastRun: string;
  readonly instances: readonly InstanceRow[];
  readonly since: StatusClock;
  readonly open: OpenIncidents;
}

/** Each instance with its Regions, statuses and ages. */
export function sceneLines(scene: Scene): readonly string[] {
  const { about, elapsed, runs, lastRun, instances } = scene;
  const running = `  on this machine, ${formatDuration(elapsed)}, run ${runs}: ${lastRun}`;
  const rows = instances.flatMap((row) => instanceLines(row, scene));
  return [
    styleText('bold', 'Identity Center Monitor') + dim(running),
    ...about.map(dim),
    '',
    ...(rows.length === 0 ? [dim('  no instance')] : rows),
    '',
  ];
}

function instanceLines({ arn, name, status, regions = [] }: InstanceRow, scene: Scene): readonly string[] {
  const id = instanceId(arn);
  return [
    resourceLine(
      { indent: 2, label: `${name ?? '(no name)'} ${dim(id)}`, status, resource: id, key: arn },
      scene,
    ),
    ...regions.map((region) => {
      const label = `${region.name ?? '(no name)'}${region.isPrimary ? dim(' primary') : ''}`;
      const [resource, key] = [`${id}/${region.name}`, `${arn}/${region.name}`];
      return resourceLine({ indent: 4, label, status: region.status, resource, key }, scene);
    }),
  ];
}

/** A line of the table: an instance, or one of its Regions. */
interface ResourceLine {
  readonly indent: number;
  readonly label: string;
  readonly status: string | undefined;
  /** The id that messages give it. */
  readonly resource: string;
  /** Under which its age is counted. */
  readonly key: string;
}

/** Where the column of the statuses begins. */
const STATUS_COLUMN = 43;
const STATUS_WIDTH = 19;
const AGE_WIDTH = 8;

function resourceLine(
  { indent, label, status, resource, key }: ResourceLine,
  { now, since, open }: Scene,
): string {
  const incidents = open.of(resource).map(({ severity, kind }) => severe(severity, `${severity}: ${kind}`));
  return [
    padded(' '.repeat(indent) + label, STATUS_COLUMN - 1),
    padded(colored(status ?? '(no status)'), STATUS_WIDTH),
    formatDuration(now - since.of(key, status, now)).padEnd(AGE_WIDTH),
    ...incidents,
  ]
    .join(' ')
    .trimEnd();
}

/** Colours are characters that take no room. */
function padded(text: string, width: number): string {
  const { length } = stripVTControlCharacters(text);
  return text + ' '.repeat(Math.max(0, width - length));
}

function colored(status: string): string {
  if (status === 'ACTIVE') return styleText('green', status);
  return status.endsWith('FAILED') ? styleText('red', status) : styleText('yellow', status);
}

const severe = (severity: string, text: string): string =>
  styleText(severity === 'critical' ? 'red' : 'yellow', text);
const dim = (text: string): string => styleText('dim', text);

/** A message exactly as an email subscriber gets it. */
export function messageLines({ subject, bodies }: InboxMessage): readonly string[] {
  const text = bodies.email ?? bodies.default ?? '';
  return [`Subject: ${subject}`, '', ...text.trimEnd().split('\n')];
}
