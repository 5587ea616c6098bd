import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** In one sentence, where and on what it was measured. */
export function machineOf(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const machine = `${cpus().length} × ${processor?.model.trim() || process.arch}, ${memory} GB, ${process.platform} ${process.arch}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node.js ${process.versions.node}, ${commit()}.`;
}

function commit(): string {
  const hash = git('rev-parse', '--short=10', 'HEAD');
  if (hash === undefined) return 'outside of a clone';
  return `commit ${hash}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
}

/** Undefined where there is no Git, or no clone. */
function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
