/** Patterns for the tests of the verdict: from fixtures, from published descriptions and from this project itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { isObject } from '../../../src/model/json.js';
import { sourcesIn } from '../../architecture/sources.js';

const root = path.resolve(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);

/** The patterns of a fixture: one per line, with `# ` before a heading. */
export function patternsOf(fixture: 'ordinary' | 'catastrophic'): string[] {
  const lines = readFileSync(path.join(root, `test/fixtures/${fixture}-patterns.txt`), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

/** Each `pattern` in the descriptions that others publish. */
export function publishedPatterns(): string[] {
  const examples = path.dirname(require.resolve('@readme/oas-examples/package.json'));
  const files = ['3.0/json', '3.1/json'].flatMap((folder) => jsonFilesIn(path.join(examples, folder)));
  const github = require.resolve('@octokit/openapi/generated/api.github.com.json');
  return [...new Set([...files, github].flatMap((file) => patternsIn(JSON.parse(readFileSync(file, 'utf8')))))];
}

function patternsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'pattern' && typeof member === 'string' ? [member] : patternsIn(member),
  );
}

/** Each regular expression in the source of this project. */
export function ownExpressions(): string[] {
  return [...new Set(sourcesIn('src', 'generators').flatMap(({ parsed }) => expressionsIn(parsed)))];
}

function expressionsIn(parsed: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text.replace(/^\/|\/[a-z]*$/g, ''));
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function jsonFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
