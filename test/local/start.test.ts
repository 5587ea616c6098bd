import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AddRegionCommand, ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProcess } from './start-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const storyFile = (name: string, ...lines: readonly string[]): string => {
  const file = join(folder, `${name}.story`);
  writeFileSync(
    file,
    ['story it', 'policy interval 0.0334  adding-warning 0.05  reminders 1', ...lines].join('\n'),
  );
  return file;
};

describe.concurrent('npm start', () => {
  test('plays its story: an opening, an escalation, a completed closing with its duration, and a failed creation with its reason', async ({
    onTestFinished,
    expect,
  }) => {
    const { child, until, ended } = startProcess(onTestFinished, []);
    await until(/^The story is over/m);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const subjects = stdout.match(/(?<=^Subject: ).*$/gm) ?? [];
    expect(subjects.filter((subject) => subject.includes('ap-southeast-2'))).toEqual([
      '[WARNING] Identity Center: adding Region ap-southeast-2 to org',
      '[CRITICAL] Identity Center: adding Region ap-southeast-2 to org',
      '[RESOLVED] Identity Center: adding Region ap-southeast-2 to org',
    ]);
    expect(stdout).toMatch(/^Region ap-southeast-2 of org still ADDING after \d+s$/m);
    expect(stdout).toMatch(/^Adding Region ap-southeast-2 of org completed after \d+s$/m);
    expect(subjects.filter((subject) => !subject.includes('ap-southeast-2'))).toEqual([
      '[CRITICAL] Identity Center: creating instance sandbox failed',
    ]);
    expect(stdout).toContain('StatusReason: The customer managed key is disabled');
    expect(stdout).toMatch(/s {2}org {2}us-east-1 {2}ACTIVE/);
    expect(stdout).toMatch(/s {2}poll: all could be read/);
    expect(stdout.match(/^The story is over. Next: add a Region$/gm)).toHaveLength(1);
  });

  test('an SDK client lists, adds and removes Regions, and what it changed is watched and reported', async ({
    onTestFinished,
    expect,
  }) => {
    const file = storyFile('hand', '00:00 org ACTIVE, eu-central-1 ACTIVE, eu-west-1 ACTIVE');
    const { child, until, ended } = startProcess(onTestFinished, ['--story', file]);
    const [, url = ''] = await until(/The simulated AWS is at (\S+)/);
    const client = new SSOAdminClient({
      endpoint: url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    await until(/run 1: fine/);
    const { Instances } = await client.send(new ListInstancesCommand({}));
    expect(Instances?.[0]?.PrimaryRegion).toBe('eu-central-1');
    const InstanceArn = Instances?.[0]?.InstanceArn;
    // What docs/stories.md shows.
    const page = readFileSync(new URL('../../docs/stories.md', import.meta.url), 'utf8');
    const script = /```js\n(.*?)```/s.exec(page)?.[1]?.replace('ADDRESS', url) ?? '';
    execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
    await until(/Subject: \[WARNING\] Identity Center: removing Region eu-west-1/);
    await added(client, InstanceArn);
    await until(/Subject: \[WARNING\] Identity Center: adding Region ap-southeast-2/);
    await until(/Subject: \[RESOLVED\] Identity Center: adding Region ap-southeast-2/);
    client.destroy();
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test.for(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it cleanly at any time',
    async (signal, { onTestFinished, expect }) => {
      const { child, until, ended } = startProcess(onTestFinished, []);
      await until(/The simulated AWS/);
      child.kill(signal);
      const { code, stderr } = await ended;
      expect(stderr).toBe('');
      expect(code).toBe(0);
    },
  );

  test('ends by itself when it is told how long to run', async ({ onTestFinished, expect }) => {
    const { code, stderr } = await startProcess(onTestFinished, ['--seconds', '1']).ended;
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('leaves nothing behind, even when its output is closed', async ({ onTestFinished, expect }) => {
    const temporary = mkdtempSync(join(folder, 'temporary-'));
    const { child, until, ended } = startProcess(onTestFinished, [], { environment: { TMPDIR: temporary } });
    await until(/The simulated AWS/);
    expect(readdirSync(temporary)).toHaveLength(1);
    child.stdout?.destroy();
    const { code, stderr } = await ended;
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('cannot reach AWS, whatever the environment and the profile of the person hold', async ({
    onTestFinished,
    expect,
  }) => {
    const home = join(folder, 'home');
    mkdirSync(join(home, '.aws'), { recursive: true });
    const profile = [
      'aws_access_key_id = AKIAPLANTEDPLANTED00',
      'aws_secret_access_key = planted',
      'region = us-gov-west-1',
      'endpoint_url = http://192.0.2.1:9',
      'ignore_configured_endpoint_urls = true',
    ];
    writeFileSync(
      join(home, '.aws', 'config'),
      ['[default]', ...profile, '[profile planted]', ...profile].join('\n'),
    );
    writeFileSync(
      join(home, '.aws', 'credentials'),
      ['[default]', ...profile, '[planted]', ...profile].join('\n'),
    );
    const sockets = join(folder, 'sockets');
    const recorder = new URL(`./record-sockets.ts?to=${encodeURIComponent(sockets)}`, import.meta.url);
    const { child, until, ended } = startProcess(
      onTestFinished,
      ['--story', storyFile('stuck', '00:00 org ACTIVE, sandbox CREATE_FAILED "No"')],
      {
        nodeOptions: ['--import', recorder.href],
        environment: {
          HOME: home,
          AWS_PROFILE: 'planted',
          AWS_CONFIG_FILE: join(home, '.aws', 'config'),
          AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
          AWS_ENDPOINT_URL: 'http://192.0.2.1:9',
          AWS_ENDPOINT_URL_SNS: 'http://192.0.2.1:9',
          AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
          HTTPS_PROXY: 'http://192.0.2.1:9',
          NODE_OPTIONS: '',
        },
      },
    );
    await until(/^Subject: \[CRITICAL\]/m);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    const connected = readFileSync(sockets, 'utf8').trim().split('\n');
    expect(connected.length).toBeGreaterThan(3);
    expect(new Set(connected)).toEqual(new Set(['runtime.ts 127.0.0.1']));
  });
});

describe.concurrent('a wrong argument', () => {
  test.for<[readonly string[], string]>([
    [['--seconds', 'soon'], '--seconds must be a number of seconds such as 40, got "soon"'],
    [['--seconds', '0'], '--seconds must be'],
    [['--port', '70000'], '--port must be a number from 0 to 65535 such as 4566, got "70000"'],
    [['--page-port', 'x'], '--page-port must be a number from 0 to 65535 such as 4566, got "x"'],
    [['--prot', '1'], "'--prot'"],
    [['now'], "'now'"],
  ])('%j: usage and exit code 2', async ([args, message], { onTestFinished, expect }) => {
    const { code, stderr } = await startProcess(onTestFinished, args).ended;
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm start --');
    expect(code).toBe(2);
  });

  test('--help shows the usage', async ({ onTestFinished, expect }) => {
    const { code, stdout } = await startProcess(onTestFinished, ['--help']).ended;
    expect(stdout).toContain('Usage: npm start --');
    expect(code).toBe(0);
  });

  test.for(['--port', '--page-port'])(
    'a port in use is named: %s',
    async (option, { onTestFinished, expect }) => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as { port: number };
      const { code, stderr } = await startProcess(onTestFinished, [option, String(port)]).ended;
      server.close();
      expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
      expect(code).toBe(1);
    },
  );

  test.for([
    ['00:00:02 publish fails', ':3: "publish fails" works only in the tests'],
    ['00:00:02 eu-west-1 gone', ":3: org/eu-west-1 is not there, so it can't be gone"],
    ['policy adding-warning 1', ':1: the story has no runs'],
    ['policy adding-warning abc', ':3: the policy is refused: ADDING_WARNING_MINUTES must be'],
    ['00:00\npolicy adding-warning 1', ':4: the function reads its policy once'],
  ] as const)(
    '%s in a story is refused with its line',
    async ([line, message], { onTestFinished, expect }) => {
      const file = storyFile(`refused-${line.replaceAll(/\W+/g, '-')}`, line);
      const { code, stderr, stdout } = await startProcess(onTestFinished, ['--story', file]).ended;
      expect(stderr).toContain(`${file}${message}`);
      expect(stdout).toBe('');
      expect(code).toBe(1);
    },
  );

  test('a folder in place of a story is named', async ({ onTestFinished, expect }) => {
    const { code, stderr } = await startProcess(onTestFinished, ['--story', folder]).ended;
    expect(stderr).toContain(`Can't read the story ${folder}`);
    expect(code).toBe(1);
  });

  test('a story that cannot be read is named with its line', async ({ onTestFinished, expect }) => {
    const { code, stderr } = await startProcess(onTestFinished, [
      '--story',
      storyFile('bad', '00:00 org EXPLODES!'),
    ]).ended;
    expect(stderr).toContain('bad.story:3: expected');
    expect(code).toBe(1);
  });
});

/** Only one Region can be added or removed at a time, so until the removal has completed AWS refuses. */
async function added(client: SSOAdminClient, InstanceArn: string | undefined): Promise<void> {
  for (;;) {
    try {
      await client.send(new AddRegionCommand({ InstanceArn, RegionName: 'ap-southeast-2' }));
      return;
    } catch (error) {
      if ((error as Error).name !== 'ConflictException') throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
