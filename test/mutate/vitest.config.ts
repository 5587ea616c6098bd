import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The tests of the rules that need no process and no socket, the quick ones first: the first that fails ends a mutant. */
const TESTS = [
  'test/lib/domain/observe/observation.test.ts',
  'test/lib/domain/track/region.test.ts',
  'test/lib/domain/track/instance.test.ts',
  'test/lib/domain/track/scope.test.ts',
  'test/lib/domain/track/outcomes.test.ts',
  'test/lib/domain/track/clock.test.ts',
  'test/lib/domain/same.test.ts',
  'test/lib/domain/text.test.ts',
  'test/lib/domain/resource.test.ts',
  'test/lib/domain/record.test.ts',
  'test/lib/domain/judge/notifications.test.ts',
  'test/lib/domain/facts.test.ts',
  'test/lib/domain/judge/summary.test.ts',
  'test/lib/domain/decide.test.ts',
  'test/lib/domain/metrics.test.ts',
  'test/lib/domain/judge/outbox.test.ts',
  'test/lib/domain/judge/judge.test.ts',
  'test/lib/poll/deliver.test.ts',
  'test/lib/poll/run.test.ts',
  'test/stories.test.ts',
  'test/lib/aws/records/records-in-memory.test.ts',
  'test/lib/aws/records/format.test.ts',
];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

const placeOf = ({ moduleId }: TestSpecification): number =>
  TESTS.findIndex((test) => moduleId.endsWith(test));

export default defineConfig({
  test: { ...base.test, include: TESTS, sequence: { sequencer: QuickFirst } },
});
