import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { circlesIn, sourcesIn } from './sources.js';
import type { Source } from './sources.js';

const code = sourcesIn('src', 'generators');
const all = [...code, ...sourcesIn('test', 'bench')].filter(({ file }) => !file.startsWith('test/goldens/'));

/** Checks, diff rules and tests name themselves: their first statement says what they are. */
const NAMES_ITSELF = [
  /^src\/check\/(openapi|hydra|correspondence|examples)\//,
  /^src\/conformance\/checks\//,
  /^src\/diff\/rules\//,
  /\.test\.ts$/,
];

/** The text after the first line of a program and after blank lines. */
function opening(text: string): string {
  return text.replace(/^#!.*\n/, '').trimStart();
}

const filesWhere = (sources: readonly Source[], holds: (source: Source) => boolean): string[] =>
  sources.filter(holds).map(({ file }) => file);

/** The statements of a file that match, each as `file:line`. */
function placesOf(sources: readonly Source[], matches: (node: ts.Node) => boolean): string[] {
  return sources.flatMap(({ file, parsed }) => {
    const places: string[] = [];
    const visit = (node: ts.Node): void => {
      if (matches(node)) places.push(`${file}:${parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(parsed);
    return places;
  });
}

function isPrivateByKeyword(node: ts.Node): boolean {
  return (
    (ts.isClassElement(node) || ts.isParameter(node)) &&
    (ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []).some(
      ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword && !ts.isConstructorDeclaration(node),
    )
  );
}

/** `import { type A }`: types are imported by statements of their own. */
function isInlineTypeImport(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) && node.isTypeOnly;
}

/** `import('./a.js').A` as a type. */
function isImportType(node: ts.Node): boolean {
  return ts.isImportTypeNode(node) && !node.isTypeOf;
}

/** The export that a registered part is known by: the name of its file in camelCase. */
function partName(file: string): string {
  return file
    .slice(file.lastIndexOf('/') + 1, -'.ts'.length)
    .replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

test('every file opens with its job, unless it is a check, a diff rule or a test', () => {
  const others = all.filter(({ file }) => !NAMES_ITSELF.some((pattern) => pattern.test(file)));
  expect(others.length).toBeGreaterThan(400);
  expect(filesWhere(others, ({ text }) => !opening(text).startsWith('/**'))).toEqual([]);
});

test('no part of the project imports itself in a circle, not even for types', () => {
  expect(circlesIn(all)).toEqual([]);
});

describe('one style', () => {
  test('of exports: checks and rules are exported by the name of their file', () => {
    const parts = code.filter(({ file }) =>
      /^src\/(check\/(openapi|hydra|correspondence|examples)|conformance\/checks|diff\/rules\/\w+)\//.test(file),
    );
    expect(parts.length).toBeGreaterThan(150);
    expect(filesWhere(parts, ({ file, text }) => !text.includes(`export const ${partName(file)} = `))).toEqual([]);
  });

  test('of exports: there are no default exports', () => {
    const isDefault = (node: ts.Node): boolean =>
      (ts.isExportAssignment(node) && node.isExportEquals !== true) || node.kind === ts.SyntaxKind.DefaultKeyword;
    // Redocly loads a plugin by its default export.
    const found = placesOf(code, isDefault).filter((place) => !/^src\/redocly\.ts:|\.d\.ts:/.test(place));
    expect(found).toEqual([]);
  });

  test('of private members: `#name`', () => {
    expect(placesOf(all, isPrivateByKeyword)).toEqual([]);
  });

  test('of type imports: `import type` statements', () => {
    expect(placesOf(all, isInlineTypeImport)).toEqual([]);
    expect(placesOf(code, isImportType)).toEqual([]);
  });
});
