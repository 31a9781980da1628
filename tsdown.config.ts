import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'tsdown';
import type { Rolldown } from 'tsdown';

const entries = {
  index: 'src/index.ts',
  vitest: 'src/vitest.ts',
  redocly: 'src/redocly.ts',
  'cli/main': 'src/cli/main.ts',
};

/**
 * What packages would load and we never use. Each line saves tens of milliseconds of every run:
 * `--help` and a check should cost what they do, not what lies behind them.
 */
const LEAN: readonly { readonly id: RegExp; readonly from?: RegExp; readonly code: string }[] = [
  {
    // As a CommonJS module of 9 MB, it is read twice more when imported than when required.
    id: /^typescript$/,
    code: `import { createRequire } from 'node:module'; export default createRequire(import.meta.url)('typescript');`,
  },
  {
    // Documents are read by our own loader, and from the network only where the user allows it.
    id: /^@digitalbazaar\/http-client$/,
    code: `const refuse = () => { throw new Error('jsonld fetches nothing here'); }; export const httpClient = { get: refuse }; export const kyPromise = undefined;`,
  },
  {
    // Only the transformer of openapi-typescript is used: its own reader is another edition of Redocly.
    id: /^@redocly\/openapi-core$/,
    from: /openapi-typescript/,
    code: ['createConfig', 'bundle', 'lintDocument', 'makeDocumentFromString', 'BaseResolver', 'Source']
      .map((name) => `export const ${name} = undefined;`)
      .join(' '),
  },
];

/** Puts the lines above in the place of the packages. */
const lean: Rolldown.Plugin = {
  name: 'lean',
  resolveId: {
    order: 'pre',
    filter: { id: LEAN.map(({ id }) => id) },
    handler(id, importer = '') {
      const index = LEAN.findIndex((part) => part.id.test(id) && (part.from?.test(importer) ?? true));
      return index === -1 ? null : `\0lean-${index}`;
    },
  },
  load(id) {
    const [, index] = /^\0lean-(\d+)$/.exec(id) ?? [];
    return index === undefined ? null : (LEAN[Number(index)]?.code ?? null);
  },
};

/** The plugin for Redocly speaks of Redocly's own types: those of the user's edition, not a copy. */
const foreignTypes: Rolldown.Plugin = {
  name: 'foreign-types',
  resolveId: {
    order: 'pre',
    filter: { id: /^@redocly\/openapi-core$/ },
    handler: (id, importer = '') => (/\.d\.[cm]?ts$/.test(importer) ? { id, external: true } : null),
  },
};

/** Puts the licence of each package that is bundled beside the bundle. */
const licences: Rolldown.Plugin = {
  name: 'licences',
  generateBundle() {
    const packages = new Set(
      [...this.getModuleIds()].flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []),
    );
    for (const folder of packages) {
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const text = file === undefined ? `Licence: ${license}\n` : readFileSync(join(folder, file), 'utf8');
      const fileName = `licenses/${name.replace('/', '-')}-${version}.txt`;
      this.emitFile({ type: 'asset', fileName, source: `${name} ${version}\n\n${text}` });
    }
  },
};

/**
 * Each entry is an export or the command of package.json; what they share becomes chunks, loaded when needed.
 * Packages in `dependencies` stay outside; those in `devDependencies` are bundled, which halves the time to load them.
 */
export default defineConfig({
  entry: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: true,
  clean: true,
  fixedExtension: false,
  plugins: [foreignTypes, lean, licences],
  deps: { onlyBundle: false },
});
