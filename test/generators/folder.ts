/** Creates temporary folders for tests. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const REPOSITORY = resolve(import.meta.dirname, '../..');

/** A folder with these files that is removed when the test ends; `{ copy }` copies a file from the repository. */
export function folder(files: Readonly<Record<string, string | { readonly copy: string }>>): string {
  const root = mkdtempSync(join(tmpdir(), 'hydra-contract-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string') writeFileSync(path, content);
    else cpSync(join(REPOSITORY, content.copy), path);
  }
  return root;
}
