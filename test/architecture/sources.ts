/** Finds the source files and imports of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** An import of a source file. */
export interface Import {
  /** As written: `../finding.js`, `ajv`. */
  readonly name: string;
  /** The file of this project that it names, relative to the repository; undefined for packages. */
  readonly file?: string;
  /** Types only: gone when compiled. */
  readonly types: boolean;
  /** `import(…)`: loaded when needed. */
  readonly lazy: boolean;
}

/** A TypeScript file of this project. */
export interface Source {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly parsed: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below the folders. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      posix.join(folder, name.split(sep).join('/')),
    ),
  );
  return files.filter((file) => file.endsWith('.ts')).map(sourceOf);
}

/** The circles in which files import each other; imports of types and lazy imports count, too. */
export function circlesIn(sources: readonly Source[]): readonly string[] {
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
  return circles;
}

/** The files that were read already: several tests ask for the same ones, and parsing takes seconds. */
const known = new Map<string, Source>();

function sourceOf(file: string): Source {
  let source = known.get(file);
  if (source === undefined) known.set(file, (source = readSource(file)));
  return source;
}

function readSource(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, ...target(found.name, file) });
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { file, text, parsed, imports };
}

function importOf(node: ts.Node): Omit<Import, 'file'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { name: node.moduleSpecifier.text, types: typesOnly(node.importClause), lazy: false };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { name: node.moduleSpecifier.text, types: node.isTypeOnly, lazy: false };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [name] = node.arguments;
    if (name !== undefined && ts.isStringLiteralLike(name)) return { name: name.text, types: false, lazy: true };
  }
  return undefined;
}

function typesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  const named = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return clause.name === undefined && named.length > 0 && named.every(({ isTypeOnly }) => isTypeOnly);
}

function target(name: string, from: string): { file?: string } {
  if (!name.startsWith('.')) return {};
  return { file: posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts') };
}
