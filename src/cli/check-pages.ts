/** Reads the documentation pages of checks. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packageFile } from './package-files.js';

/** The documentation pages of all checks, as shipped with this package: id to Markdown. */
export async function checkPages(): Promise<ReadonlyMap<string, string>> {
  const folder = packageFile('docs/checks');
  const files = (await readdir(folder)).filter((file) => /^[a-z0-9-]+\.md$/.test(file));
  const pages = files.map(async (file) => [basename(file, '.md'), await readFile(join(folder, file), 'utf8')] as const);
  return new Map(await Promise.all(pages));
}
