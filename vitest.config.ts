import { defineConfig } from 'vitest/config';
import { isFull } from './test/support/samples.js';

/** What takes long as a whole runs only in `npm run test:full`. */
const ONLY_FULL = ['test/package/**', 'test/redocly-plugin.test.ts', 'test/wire/{clients,fuzz,large}.test.ts'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', ...(isFull ? [] : ONLY_FULL)],
    setupFiles: ['test/setup.ts'],
    // Test files share the modules that a worker has loaded: most of a file's time goes into loading them.
    isolate: false,
    // By default, vitest leaves one core idle.
    maxWorkers: '100%',
    // A test that hangs fails; no test may fail because the machine is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
