/** Finds files by patterns. */
import { readdir } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';

/** Folders that patterns skip unless they name them. */
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * The files in a folder that match a pattern: `*` and `?` within a name, `**` for any folders, `{a,b}` for alternatives.
 * @returns paths relative to the folder, with `/`, sorted
 */
export async function glob(pattern: string, folder: string): Promise<readonly string[]> {
  const normal = posix.normalize(pattern.split(sep).join('/')).replace(/^\.\//, '');
  const fixed = fixedPart(normal);
  const matches = matcher(normal);
  const found: string[] = [];
  for await (const file of walk(folder, fixed, normal.includes('**') ? Infinity : normal.split('/').length)) {
    if (matches(file)) found.push(file);
  }
  return found.toSorted();
}

/** Compiles a pattern to a predicate on paths. Linear in the path except for alternatives; patterns come from the user. */
export function matcher(pattern: string): (path: string) => boolean {
  const source = pattern.replace(/\*\*\/|\*\*|[*?{},.+^$()|[\]\\]/g, (part) => PARTS[part] ?? `\\${part}`);
  const expression = new RegExp(`^${source}$`, 'u');
  return (path) => expression.test(path);
}

const PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  ',': '|',
  '}': ')',
};

/** The leading folders without wildcards. */
function fixedPart(pattern: string): string {
  const segments = pattern.split('/').slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?{]/.test(segment));
  return segments.slice(0, wild === -1 ? undefined : wild).join('/');
}

async function* walk(folder: string, inside: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = posix.join(inside, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && path.split('/').length < depth) yield* walk(folder, path, depth);
    } else if (entry.isFile()) yield path;
  }
}
