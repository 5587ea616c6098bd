import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Much of the time tests wait for processes that they have started.
    maxWorkers: '100%',
    // Only to end what hangs: how long a test takes depends on the machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The SDK's clients want a Region and credentials before they send anything; these open nothing.
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
  },
});
