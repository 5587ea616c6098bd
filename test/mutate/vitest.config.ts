import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The tests of the rules that need no process and no socket, the quick ones first: the first that fails ends a mutant. */
const QUICK_FIRST = [
  'test/lib/domain/track',
  'test/lib/domain/judge',
  'test/lib/domain/observe',
  'test/lib/domain',
  'test/lib/poll/deliver.test.ts',
  'test/lib/poll/settle.test.ts',
  'test/lib/poll/run.test.ts',
  'test/lib/aws/records/records-in-memory.test.ts',
  'test/lib/aws/records/format.test.ts',
  'test/stories.test.ts',
];

/** Half a minute for one case, so nearly every mutant would end as a time-out. */
const TOO_SLOW = ['test/lib/domain/bounded-record.test.ts'];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

const placeOf = ({ moduleId }: TestSpecification): number =>
  QUICK_FIRST.findIndex((place) => moduleId.includes(`/${place}`));

export default defineConfig({
  test: {
    ...base.test,
    include: QUICK_FIRST.map((place) => (place.endsWith('.ts') ? place : `${place}/**/*.test.ts`)),
    exclude: TOO_SLOW,
    sequence: { sequencer: QuickFirst },
  },
});
