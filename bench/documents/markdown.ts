import type { Topic } from '../topic.ts';
import type { Results, Some } from './results.ts';

/** What was measured, as `bench/results.md` shows it. */
export function markdownOf(
  { machine, quick, topics: results }: Results<Some>,
  topics: readonly Topic[],
): string {
  const sections = topics.map((topic) => `## ${topic.title}\n\n${topic.report(results[topic.name])}\n`);
  const warning = quick ? `${QUICK}\n\n` : '';
  return `# Results of \`npm run bench\`\n\n${machine}\n\n${warning}${sections.join('\n')}`;
}

const QUICK = '**Measured with `--quick`: these figures mean nothing.**';
