import { expect, test } from 'vitest';
import { styles } from '../../generators/pages/styles.js';
import { sourcesIn } from './sources.js';

const FOLDER = 'generators/pages/';
const sources = sourcesIn('generators/pages');

/** The room of a file: its folder within `generators/pages`, or its own name. */
function roomOf(file: string): string {
  return file.slice(FOLDER.length).replace(/\.ts$/, '').split('/')[0]!;
}

/** What every style may use: it stands below all of them. */
const SHARED = ['style', 'schema-text', 'markdown', 'tables'];
const STYLES = styles.map(({ name }) => name);

/** The rooms from the bottom to the top, each with the rooms that it may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  style: [],
  'schema-text': [],
  tables: [],
  markdown: ['tables'],
  'hydra-pages': SHARED,
  ...Object.fromEntries(STYLES.map((name) => [name, SHARED])),
  'hydra-compact': [...SHARED, 'hydra-pages'],
  'hydra-padded': [...SHARED, 'hydra-pages'],
  starlight: [...SHARED, 'hydra-pages'],
  styles: ['style', ...STYLES],
  'style-named': ['style', 'styles'],
  guess: ['style', 'styles'],
  folder: ['style'],
  pages: ['style-named'],
  sync: [...SHARED, 'hydra-pages', ...STYLES],
};

/** Every import from one room of `generators/pages` to another, those of types and of lazy code included. */
const crossings = sources.flatMap(({ file, imports }) =>
  imports.flatMap(({ file: target }) =>
    target?.startsWith(FOLDER) && roomOf(target) !== roomOf(file)
      ? [{ file, target, from: roomOf(file), to: roomOf(target) }]
      : [],
  ),
);

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(crossings.length).toBeGreaterThan(100);
});

test('every room has its rules', () => {
  const rooms = new Set(sources.map(({ file }) => roomOf(file)));
  expect([...rooms].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
});

test('rooms import only the rooms below them', () => {
  const wrong = crossings.filter(({ from, to }) => !MAY_IMPORT[from]?.includes(to));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('no room can reach itself through the rooms that it may import', () => {
  const reach = (room: string, path: readonly string[]): string[] =>
    path.includes(room)
      ? [[...path, room].join(' → ')]
      : (MAY_IMPORT[room] ?? []).flatMap((next) => reach(next, [...path, room]));
  expect(Object.keys(MAY_IMPORT).flatMap((room) => reach(room, []))).toEqual([]);
});

test('the list of styles is light: it imports only their descriptions, and their code when it is needed', () => {
  const list = sources.find(({ file }) => file === `${FOLDER}styles.ts`);
  const eager = list?.imports.filter(({ types, lazy }) => !types && !lazy).map(({ file }) => file);
  expect(eager?.toSorted()).toEqual(STYLES.map((name) => `${FOLDER}${name}/about.ts`).toSorted());
  const lazy = list?.imports.filter((imported) => imported.lazy).map(({ file }) => file);
  expect(lazy?.toSorted()).toEqual(STYLES.map((name) => `${FOLDER}${name}/${name}.ts`).toSorted());
});

test('files do not import each other in circles, not even for types', () => {
  const next = new Map(sources.map(({ file, imports }) => [file, imports.flatMap((each) => each.file ?? [])]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  expect(circles).toEqual([]);
});
