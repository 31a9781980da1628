import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { circlesIn, root, sourcesIn } from './sources.js';
import type { Import, Source } from './sources.js';

const sources = sourcesIn('src', 'generators');

/** The room that a file belongs to: `model`, `check`, `generators` …; a file of `src` itself is its own. */
function roomOf(file: string): string {
  const [top, room = ''] = file.split('/');
  return top === 'generators' ? 'generators' : room.replace(/\.ts$/, '');
}

/** The rooms that a room may import, besides itself. */
const MAY_IMPORT = {
  finding: [],
  model: ['finding'],
  resources: ['model', 'finding'],
  derive: ['model', 'finding', 'resources'],
  validate: ['model', 'finding'],
  wire: ['model', 'finding'],
  load: ['model', 'finding', 'validate', 'resources', 'derive'],
  check: ['model', 'finding', 'validate', 'resources'],
  generators: ['model', 'finding', 'validate', 'resources', 'derive'],
  mock: ['model', 'finding', 'validate', 'resources'],
  conformance: ['model', 'finding', 'validate', 'resources', 'derive'],
  diff: ['model', 'finding', 'validate', 'resources'],
  report: ['model', 'finding', 'resources', 'conformance', 'diff'],
} satisfies Record<string, readonly string[]>;

/** The shell and the public API connect the rooms. */
const OUTSIDE = new Set(['cli', 'index', 'vitest', 'redocly']);

/** Files that may use the file system, the network, the console and the process. */
const WITH_EFFECTS = [/^src\/load\//, /^src\/mock\//, /^src\/conformance\/transport\//, /^src\/cli\//];

/** Packages that are slow to load: imported only when they are needed. */
const HEAVY =
  /^(@stoplight\/|@redocly\/|typescript$|openapi-typescript$|jsonld$|@viz-js\/|ajv(\/|$)|ajv-formats|json-schema-faker|openapi-sampler)/;

function offences(judge: (source: Source, imported: Import) => boolean, among: readonly Source[] = sources): string[] {
  return among.flatMap((source) =>
    source.imports.filter((imported) => judge(source, imported)).map(({ name }) => `${source.file} imports ${name}`),
  );
}

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
});

test('each import names an existing file', () => {
  expect(offences((_, { file }) => file !== undefined && !existsSync(join(root, file)))).toEqual([]);
});

test('each room has its rules', () => {
  const rooms = new Set(sources.map(({ file }) => roomOf(file)));
  expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !OUTSIDE.has(room))).toEqual([]);
});

test('rooms import only the rooms that they may', () => {
  const wrong = offences(({ file }, imported) => {
    const room = roomOf(file);
    if (imported.file === undefined || OUTSIDE.has(room)) return false;
    const other = roomOf(imported.file);
    return other !== room && !(MAY_IMPORT[room as keyof typeof MAY_IMPORT] as readonly string[]).includes(other);
  });
  expect(wrong).toEqual([]);
});

test('only load, mock, transport and the shell use files, the console and the process', () => {
  const pure = sources.filter(({ file }) => !WITH_EFFECTS.some((room) => room.test(file)));
  const effects = /^(node:)?(fs|fs\/promises|child_process|http|https|net|process|worker_threads)$/;
  expect(offences((_, { name, types }) => !types && effects.test(name), pure)).toEqual([]);
  const globals = /(?<![.\w'"`/])(console|process)\.\w/;
  expect(pure.filter(({ text }) => globals.test(withoutComments(text))).map(({ file }) => file)).toEqual([]);
});

test('only the mock server imports Prism', () => {
  const others = sources.filter(({ file }) => !file.startsWith('src/mock/prism/'));
  expect(offences((_, { name, types }) => !types && name.startsWith('@stoplight/'), others)).toEqual([]);
});

test('no room imports the shell', () => {
  const others = sources.filter(({ file }) => !file.startsWith('src/cli/'));
  expect(offences((_, { file }) => file?.startsWith('src/cli/') === true, others)).toEqual([]);
});

test('`--help` loads neither a room nor a package besides the parser of the command line', () => {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const reached = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const imported of byFile.get(file)?.imports ?? []) {
      if (imported.types || imported.lazy) continue;
      if (imported.file === undefined) packages.add(imported.name);
      else visit(imported.file);
    }
  };
  visit('src/cli/main.ts');
  expect([...packages].filter((name) => !name.startsWith('node:') && !name.startsWith('@optique/core/'))).toEqual([]);
  const allowed =
    /^(src\/(cli\/|finding\.ts$|report\/(run\/)?formats\.ts$)|generators\/pages\/(styles|[a-z-]+\/about)\.ts$)/;
  expect([...reached].filter((file) => !allowed.test(file))).toEqual([]);
});

test('heavy packages are imported when they are needed', () => {
  const eager = offences((_, { name, types, lazy }) => !types && !lazy && HEAVY.test(name));
  const offending = eager.filter((offence) => !offence.startsWith('src/mock/prism/'));
  expect(offending).toEqual([]);
});

test('files do not import each other in circles, not even for types', () => {
  expect(circlesIn(sources)).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
