import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourcesIn } from './sources.js';
import type { Import, Source } from './sources.js';

const sources = sourcesIn('src', 'generators');

/** The room that a file belongs to: `model`, `check`, `generators` …; a file of `src` itself is its own. */
function roomOf(file: string): string {
  const [top, room = ''] = file.split('/');
  return top === 'generators' ? 'generators' : room.replace(/\.ts$/, '');
}

/** What a room may import beside itself. */
const MAY_IMPORT = {
  finding: [],
  model: ['finding'],
  validate: ['model', 'finding'],
  wire: ['model', 'finding'],
  load: ['model', 'finding', 'validate'],
  check: ['model', 'finding', 'validate'],
  generators: ['model', 'finding', 'validate'],
  mock: ['model', 'finding', 'validate'],
  conformance: ['model', 'finding', 'validate'],
  diff: ['model', 'finding', 'validate'],
  report: ['model', 'finding', 'conformance', 'diff'],
} satisfies Record<string, readonly string[]>;

/** The shell and the public API put the rooms together. */
const OUTSIDE = new Set(['cli', 'index', 'vitest', 'redocly']);

/** Rooms that may touch the world outside. */
const WORLDLY = [/^src\/load\//, /^src\/mock\//, /^src\/conformance\/transport\//, /^src\/cli\//];

/** Packages that are slow to load: only ever imported when they are needed. */
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

test('each import names a file that is there', () => {
  expect(offences((_, { file }) => file !== undefined && !existsSync(join(root, file)))).toEqual([]);
});

test('each room has its rules', () => {
  const rooms = new Set(sources.map(({ file }) => roomOf(file)));
  expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !OUTSIDE.has(room))).toEqual([]);
});

test('rooms import only what they may', () => {
  const wrong = offences(({ file }, imported) => {
    const room = roomOf(file);
    if (imported.file === undefined || OUTSIDE.has(room)) return false;
    const other = roomOf(imported.file);
    return other !== room && !(MAY_IMPORT[room as keyof typeof MAY_IMPORT] as readonly string[]).includes(other);
  });
  expect(wrong).toEqual([]);
});

test('only load, mock, transport and the shell touch files, the console and the process', () => {
  const pure = sources.filter(({ file }) => !WORLDLY.some((room) => room.test(file)));
  const world = /^(node:)?(fs|fs\/promises|child_process|http|https|net|process|worker_threads)$/;
  expect(offences((_, { name, types }) => !types && world.test(name), pure)).toEqual([]);
  const globals = /(?<![.\w'"`/])(console|process)\.\w/;
  expect(pure.filter(({ text }) => globals.test(withoutComments(text))).map(({ file }) => file)).toEqual([]);
});

test('only the mock server imports Prism', () => {
  const others = sources.filter(({ file }) => !file.startsWith('src/mock/prism/'));
  expect(offences((_, { name, types }) => !types && name.startsWith('@stoplight/'), others)).toEqual([]);
});

test('nobody imports the shell', () => {
  const others = sources.filter(({ file }) => !file.startsWith('src/cli/'));
  expect(offences((_, { file }) => file?.startsWith('src/cli/') === true, others)).toEqual([]);
});

test('what `--help` loads is light: neither a room that works nor a heavy package', () => {
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
  const atOnce = offences((_, { name, types, lazy }) => !types && !lazy && HEAVY.test(name));
  const entered = atOnce.filter((offence) => !offence.startsWith('src/mock/prism/'));
  expect(entered).toEqual([]);
});

test('there are no import cycles', () => {
  const next = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter(({ types, lazy }) => !types && !lazy).flatMap((imported) => imported.file ?? []),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  expect(cycles).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
