import { defineConfig } from 'vitest/config';

/** `fast`: pure functions and small files. `slow`: real readers, the real binary, worker threads. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/build-page.ts',
    projects: [
      {
        test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: ['test/**/*.slow.test.ts'] },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Readers use both cores by themselves; files side by side would only fight for them.
          fileParallelism: false,
        },
      },
    ],
  },
});
