import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The tests of the rules that need no process and no socket, the quick ones first: the first that fails ends a mutant. */
const TESTS = [
  'test/domain/observation.test.ts',
  'test/domain/track.test.ts',
  'test/domain/track-instance.test.ts',
  'test/domain/track-scope.test.ts',
  'test/domain/outcomes.test.ts',
  'test/domain/clock.test.ts',
  'test/domain/same.test.ts',
  'test/domain/text.test.ts',
  'test/domain/resource.test.ts',
  'test/domain/record.test.ts',
  'test/domain/notifications.test.ts',
  'test/domain/facts.test.ts',
  'test/domain/fold.test.ts',
  'test/domain/decide.test.ts',
  'test/domain/metrics.test.ts',
  'test/domain/owed.test.ts',
  'test/domain/incidents.test.ts',
  'test/deliver.test.ts',
  'test/run.test.ts',
  'test/stories.test.ts',
  'test/schema/records-in-memory.test.ts',
  'test/aws/record-format.test.ts',
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
