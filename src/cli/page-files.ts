/** Reads and writes the pages that the command line names. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import type { ListedStyle, PageText } from '../../generators/pages/style.js';
import { UnusableInput } from '../finding.js';
import { glob } from './glob.js';
import type { Shell } from './shell.js';
import { writeFiles } from './write.js';

/** A page on disk. */
export interface PageFile extends PageText {
  /** Absolute. */
  readonly path: string;
}

/**
 * Reads pages, each once, in the given order; names with wildcards are patterns.
 * @throws {UnusableInput} if a file does not exist, a pattern matches nothing, or a page is not UTF-8
 */
export async function readPageFiles(files: readonly string[], shell: Shell): Promise<PageFile[]> {
  const named = await Promise.all(files.map((file) => expand(file, shell)));
  const paths = [...new Set(named.flat())];
  const pages: PageFile[] = [];
  for (const path of paths) {
    shell.progress(`Reading ${relative(shell.cwd, path)} …`);
    pages.push({ path, file: relative(shell.cwd, path), text: await readText(path, shell) });
  }
  shell.progress('');
  return pages;
}

async function expand(file: string, shell: Shell): Promise<string[]> {
  if (!/[*?{]/.test(file)) return [resolve(shell.cwd, file)];
  const found = await glob(file, shell.cwd);
  if (found.length === 0)
    throw new UnusableInput(`No page matches ${JSON.stringify(file)}.`, {
      hint: 'check the pattern; it is relative to the working folder',
    });
  return found.map((path) => resolve(shell.cwd, path));
}

async function readText(path: string, shell: Shell): Promise<string> {
  const file = relative(shell.cwd, path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT' ? 'the file does not exist' : error.code === 'EISDIR' ? 'it is a folder' : error.message;
    throw new UnusableInput(`Cannot read the page ${file}: ${why}.`, {
      cause: error,
      ...(error.code === 'EISDIR' ? { hint: `name its pages, such as ${file}/*.md` } : {}),
    });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UnusableInput(`${file} is not UTF-8 text.`, { cause, hint: 'save it as UTF-8' });
  }
}

/** Writes pages back to their files, folder by folder; the files remain the user's own. */
export async function writePages(pages: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  const folders = new Map<string, { path: string; text: string }[]>();
  for (const { path, text } of pages) {
    const folder = dirname(path);
    folders.set(folder, folders.get(folder) ?? []);
    folders.get(folder)!.push({ path: basename(path), text });
  }
  for (const [root, files] of folders) await writeFiles(files, { root, force: true });
}

/** The style of that name. @throws {UnusableInput} if there is none */
export async function pageStyle(name: string): Promise<ListedStyle> {
  const { styleNamed } = await import('../../generators/pages/style-named.js');
  return styleNamed(name);
}
