import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../lib/domain/time.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { openIncidents } from '../../../local/screen/open-incidents.ts';
import { liveScreen, plainScreen } from '../../../local/screen/screen.ts';
import { statusClock } from '../../../local/screen/status-clock.ts';
import { type Scene, sceneLines } from '../../../local/screen/view.ts';
import { wrap } from '../../../local/screen/wrap.ts';

const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
const T0 = 1_000_000;

const message = (reason: string, text = 'One.\nTwo.'): InboxMessage => ({
  id: '1',
  at: T0,
  topicArn: 'arn',
  subject: `about ${reason}`,
  attributes: {},
  bodies: {
    default: text,
    email: text,
    lambda: JSON.stringify({
      incident: 'i',
      reason,
      kind: 'region-adding',
      severity: 'warning',
      resource: { type: 'region', arn: ARN, region: 'eu-west-2' },
    }),
  },
});

function scene(now: number, status: string, parts: Partial<Scene> = {}): Scene {
  return {
    about: ['The simulated AWS is at http://127.0.0.1:1.', 'Ctrl-C ends.'],
    elapsed: now - T0,
    now,
    runs: 1,
    lastRun: 'fine, 9 ms',
    instances: [
      {
        arn: ARN,
        name: 'org',
        createdAt: T0,
        status: 'ACTIVE',
        primaryRegion: 'eu-west-1',
        regions: [
          { name: 'eu-west-1', status: 'ACTIVE', isPrimary: true },
          { name: 'eu-west-2', status },
        ],
      },
    ],
    since: statusClock(),
    open: openIncidents(),
    ...parts,
  };
}

const shown = (of: Scene): string => stripVTControlCharacters(sceneLines(of).join('\n'));

describe('what the terminal shows', () => {
  test('is each instance with its Regions, statuses, ages and open incidents', () => {
    const since = statusClock();
    const open = openIncidents();
    shown(scene(T0, 'ADDING', { since, open }));
    open.take(message('opened'));
    const lines = shown(scene(T0 + 6 * SECOND, 'ADDING', { since, open })).split('\n');
    expect(lines[0]).toBe('Identity Center Monitor  on this machine, 6s, run 1: fine, 9 ms');
    expect(lines.slice(4, 7).map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual([
      'org ssoins-1234567890abcdef | ACTIVE | 6s',
      'eu-west-1 primary | ACTIVE | 6s',
      'eu-west-2 | ADDING | 6s | warning: region-adding',
    ]);
    open.take(message('closed'));
    for (const reason of ['announced', 'summarised']) open.take(message(reason));
    expect(shown(scene(T0 + 7 * SECOND, 'ACTIVE', { since, open }))).not.toContain('warning');
    expect(shown(scene(T0 + 9 * SECOND, 'ACTIVE', { since, open }))).toMatch(/eu-west-2 +ACTIVE +2s/);
  });

  test('fits a terminal, the newest message on top, and leaves all messages readable at its end', () => {
    let written = '';
    const screen = liveScreen({ write: (text) => (written += text), columns: 40, rows: 14 });
    screen.message(message('first'));
    screen.message(message('second', `${'word '.repeat(30)}end`));
    written = '';
    screen.show(scene(T0, 'ADDING'));
    const lines = stripVTControlCharacters(written).split('\n');
    expect(lines.length).toBeLessThanOrEqual(14);
    expect(written).toContain('about second');
    expect(written).not.toContain('about first');
    // A line as wide as the terminal keeps its last character.
    screen.message(message('third', 'x'.repeat(40)));
    written = '';
    screen.show(scene(T0, 'ADDING'));
    expect(written).toContain(`${String.fromCharCode(27)}[K${'x'.repeat(40)}\n`);
    written = '';
    screen.end();
    expect(written).toContain(`about first\n\nOne.\nTwo.`);
    expect(written).toContain(`about second\n\n${'word '.repeat(30)}end\n`);
  });

  test('without a terminal is a line for every change, and every message in full', () => {
    let written = '';
    const screen = plainScreen({ write: (text) => (written += text) });
    const since = statusClock();
    screen.show(scene(T0, 'ADDING', { since }));
    screen.show(scene(T0 + SECOND, 'ADDING', { since }));
    screen.message(message('opened'));
    screen.show(scene(T0 + 2 * SECOND, 'ACTIVE', { since, runs: 2 }));
    expect(written.split('\n').filter((line) => !line.startsWith('─'))).toEqual([
      'The simulated AWS is at http://127.0.0.1:1.',
      'Ctrl-C ends.',
      '   0.0 s  run 1: fine, 9 ms',
      '   0.0 s  org  ACTIVE',
      '   0.0 s  org  eu-west-1  ACTIVE',
      '   0.0 s  org  eu-west-2  ADDING',
      'Subject: about opened',
      '',
      'One.',
      'Two.',
      '',
      '   2.0 s  org  eu-west-2  ACTIVE',
      '',
    ]);
  });
});

describe('a long line', () => {
  test.each([
    ['short', 10, ['short']],
    ['break between words', 10, ['break', 'between', 'words']],
    ['unbreakable-word here', 10, ['unbreakabl', 'e-word', 'here']],
    ['', 10, ['']],
  ])('%j in %i columns', (line, columns, parts) => {
    expect(wrap(line, columns)).toEqual(parts);
  });
});
