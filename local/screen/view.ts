import { styleText } from 'node:util';
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
export function sceneLines({ about, elapsed, runs, lastRun, instances, ...rest }: Scene): readonly string[] {
  const running = `  on this machine, ${formatDuration(elapsed)}, run ${runs}: ${lastRun}`;
  const rows = instances.flatMap((row) => instanceLines(row, rest));
  return [
    styleText('bold', 'Identity Center Monitor') + dim(running),
    ...about.map(dim),
    '',
    ...(rows.length === 0 ? [dim('  no instance')] : rows),
    '',
  ];
}

type Ages = Pick<Scene, 'now' | 'since' | 'open'>;

function instanceLines(row: InstanceRow, scene: Ages): readonly string[] {
  const id = instanceId(row.arn);
  const name = `${row.name ?? '(no name)'} ${dim(id)}`;
  return [
    `  ${line(name, LABEL_WIDTH + 2, row.status, id, row.arn, scene)}`,
    ...(row.regions ?? []).map((region) => {
      const label = `${region.name ?? '(no name)'}${region.isPrimary ? dim(' primary') : ''}`;
      return `    ${line(label, LABEL_WIDTH, region.status, `${id}/${region.name}`, `${row.arn}/${region.name}`, scene)}`;
    }),
  ];
}

const LABEL_WIDTH = 38;

function line(
  label: string,
  width: number,
  status: string | undefined,
  resource: string,
  key: string,
  scene: Ages,
): string {
  const age = formatDuration(scene.now - scene.since.of(key, status, scene.now));
  const open = scene.open.of(resource).map(({ severity, kind }) => severe(severity, `${severity}: ${kind}`));
  const shown = colored(status ?? '(no status)').padEnd(19 + colorWidth(status ?? '(no status)'));
  return [padded(label, width), shown, age.padEnd(8), ...open].join(' ').trimEnd();
}

/** Colours take characters, but no room. */
const visible = (text: string): number => text.replaceAll(ESCAPES, '').length;
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - visible(text)));
const colorWidth = (status: string): number => colored(status).length - status.length;

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
