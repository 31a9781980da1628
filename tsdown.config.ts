import { existsSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const entries = {
  index: 'src/index.ts',
  vitest: 'src/vitest.ts',
  redocly: 'src/redocly.ts',
  'cli/main': 'src/cli/main.ts',
};

/** Each entry is an export or the command of package.json; what they share becomes chunks, loaded when needed. */
export default defineConfig({
  entry: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: true,
  clean: true,
  fixedExtension: false,
  // Parsing the command line is bundled: as one file it loads in half the time. Its licence goes with it.
  deps: { alwaysBundle: [/^@optique\//] },
  copy: ({ outDir }) => [
    { from: 'node_modules/@optique/core/LICENSE', to: `${outDir}/licenses`, rename: 'optique-core.txt' },
  ],
});
