import { isAbsolute, join } from 'node:path';
import { UnusableInput } from '../finding.js';
import { isObject } from '../model/json.js';
import { readIfThere } from './read.js';
import type { WritePlan } from './write.js';

/** The list of generated files, in the folder that they were written to. */
export const MANIFEST = '.hydra-contract.json';

/** Path (relative, with `/`) to the one who generates it. */
export type Manifest = ReadonlyMap<string, string>;

/** Reads the manifest of a folder; a folder without one has no generated files. */
export async function readManifest(root: string): Promise<Manifest> {
  const file = join(root, MANIFEST);
  const text = await readIfThere(file);
  if (text === undefined) return new Map();
  const files = parse(text, file);
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => isOurs(entry)));
}

/** The manifest after a plan was carried out; undefined where that changes nothing. */
export function manifestText({ manifest, files, orphaned }: WritePlan): string | undefined {
  const owned = [...files].flatMap(([path, { owner }]) => (owner === undefined ? [] : [[path, owner] as const]));
  const kept = [...manifest].filter(([path]) => !files.has(path) && !orphaned.includes(path));
  const entries = [...kept, ...owned].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const same = entries.length === manifest.size && entries.every(([path, owner]) => manifest.get(path) === owner);
  if (same) return undefined;
  const note = 'Files that hydra-contract generates, each with its source. Commit this file; do not edit it.';
  return `${JSON.stringify({ note, files: Object.fromEntries(entries) }, null, 2)}\n`;
}

// Orphaned files are removed: an entry that leaves the folder is nobody's.
function isOurs([path, owner]: [string, unknown]): boolean {
  return typeof owner === 'string' && !isAbsolute(path) && !path.split(/[\\/]/).includes('..');
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document) && isObject(document['files'])) return document['files'];
  } catch {
    // Said below.
  }
  throw new UnusableInput(`${file} is not a list of generated files.`, {
    hint: 'Restore it from version control, or delete it.',
  });
}
