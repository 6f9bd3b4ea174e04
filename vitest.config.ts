import { defineConfig } from 'vitest/config';

/** These say that something hangs, and nothing of how fast it is: machines that build things are busy. */
const patience = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
};

/** `fast`: pure functions and small files. `slow`: real readers, the real binary, worker threads. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/build-page.ts',
    projects: [
      {
        test: {
          ...patience,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Readers use both cores by themselves; files side by side would only fight for them.
          fileParallelism: false,
        },
      },
    ],
  },
});
