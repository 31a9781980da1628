import { defineConfig } from 'tsdown';

/** Each entry is an export or the command of package.json; what they share becomes chunks, loaded when needed. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: true,
  clean: true,
  fixedExtension: false,
  deps: { alwaysBundle: [/^@optique\//] },
});
