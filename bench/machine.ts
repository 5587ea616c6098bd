import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** In one sentence, where and on what it was measured. */
export function machineOf(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const machine = `${cpus().length} × ${processor?.model.trim() || process.arch}, ${memory} GB, ${process.platform} ${process.arch}`;
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { encoding: 'utf8' }).trim();
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node.js ${process.versions.node}, commit ${commit}.`;
}
