/** Reads files that may not exist. */
import { readFile } from 'node:fs/promises';
import { UnusableInput } from '../finding.js';

/**
 * The text of a file, or undefined if it does not exist.
 * @throws {UnusableInput} if it exists but cannot be read as a file
 */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UnusableInput(code === 'EISDIR' ? `${file} is a folder.` : `Cannot read ${file}: ${message}.`, {
      cause: error,
    });
  }
}
