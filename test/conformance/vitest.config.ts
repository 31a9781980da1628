/** The configuration of the conformance suite, which needs a server and is not part of `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
