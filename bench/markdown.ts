import type { Topic } from './topic.ts';

/** What was measured, as `bench/results.md` shows it. */
export function markdownOf(
  results: Readonly<Record<string, unknown>>,
  topics: readonly Topic<never>[],
): string {
  const { machine } = results;
  const sections = topics.map(
    (topic) => `## ${topic.title}\n\n${topic.report(results[topic.name] as never)}\n`,
  );
  return `# Results of \`npm run bench\`\n\n${String(machine)}\n\n${sections.join('\n')}`;
}
