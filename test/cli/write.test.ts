import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnusableInput } from '../../src/finding.js';
import { MANIFEST } from '../../src/cli/manifest.js';
import { planWrite, writeFiles } from '../../src/cli/write.js';
import type { FileToWrite } from '../../src/cli/write.js';
import { folderWith } from './shell.js';

const types: FileToWrite = { path: 'out/types.ts', text: 'one\n', owner: 'a: types' };
const page: FileToWrite = { path: 'out/pages/batch.md', text: '# Batch\n', owner: 'a: pages' };

async function tree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(texts);
}

describe('writing', () => {
  test('creates folders, lists the generated files and leaves no temporary file', async () => {
    const root = await folderWith();
    await writeFiles([types, page], { root });
    const { [MANIFEST]: manifest, ...files } = await tree(root);
    expect(files).toEqual({ 'out/types.ts': 'one\n', 'out/pages/batch.md': '# Batch\n' });
    expect(JSON.parse(manifest!).files).toEqual({ 'out/pages/batch.md': 'a: pages', 'out/types.ts': 'a: types' });
  });

  test('does not touch an up-to-date file', async () => {
    const root = await folderWith();
    await writeFiles([types], { root });
    const before = await stat(join(root, 'out/types.ts'));
    const plan = await writeFiles([types], { root });
    expect(plan.unchanged).toEqual(['out/types.ts']);
    expect((await stat(join(root, 'out/types.ts'))).mtimeMs).toBe(before.mtimeMs);
  });

  test('overwrites a generated file even if it was edited', async () => {
    const root = await folderWith();
    await writeFiles([types], { root });
    await writeFile(join(root, 'out/types.ts'), 'edited');
    await writeFiles([{ ...types, text: 'two\n' }], { root });
    expect((await tree(root))['out/types.ts']).toBe('two\n');
  });

  test('never overwrites a hand-written file unless forced', async () => {
    const root = await folderWith({ 'out/types.ts': 'by hand' });
    const before = await tree(root);
    await expect(writeFiles([types, page], { root })).rejects.toThrow(/not generated.*\n.*out\/types\.ts/);
    expect(await tree(root)).toEqual(before);
    await writeFiles([types, page], { root, force: true });
    expect((await tree(root))['out/types.ts']).toBe('one\n');
  });

  test('adopts a file with the same text as generated', async () => {
    const root = await folderWith({ 'out/types.ts': 'one\n' });
    await writeFiles([types], { root });
    await writeFiles([{ ...types, text: 'two\n' }], { root });
    expect((await tree(root))['out/types.ts']).toBe('two\n');
  });

  test("files without an owner become the user's own", async () => {
    const root = await folderWith();
    await writeFiles([{ path: 'openapi.yaml', text: 'a' }], { root });
    expect(await tree(root)).toEqual({ 'openapi.yaml': 'a' });
    await expect(writeFiles([{ path: 'openapi.yaml', text: 'b' }], { root })).rejects.toThrow(UnusableInput);
  });

  test('removes what its owner no longer generates, and nothing else', async () => {
    const root = await folderWith({ 'out/notes.md': 'by hand' });
    await writeFiles([types, page], { root });
    await writeFiles([types], { root, complete: (owner) => owner === 'b: pages' });
    expect(Object.keys(await tree(root))).toContain('out/pages/batch.md');
    const plan = await writeFiles([types], { root, complete: (owner) => owner === 'a: pages' });
    expect(plan.orphaned).toEqual(['out/pages/batch.md']);
    expect(Object.keys(await tree(root)).toSorted()).toEqual([MANIFEST, 'out/notes.md', 'out/types.ts']);
  });

  test('two owners of one path are an error that names both', async () => {
    const root = await folderWith();
    const other = { ...page, path: 'out/./types.ts' };
    await expect(writeFiles([types, other], { root })).rejects.toThrow(
      'Both a: types and a: pages would write out/types.ts.',
    );
    expect(await tree(root)).toEqual({});
  });

  test.each(['../evil', '/etc/evil', 'a/../../evil', '.', ''])('refuses the path %j', async (path) => {
    const root = await folderWith();
    await expect(planWrite([{ ...types, path }], { root })).rejects.toThrow(/outside/);
  });

  test('a name such as __proto__ is an ordinary name', async () => {
    const root = await folderWith();
    await writeFiles([{ ...types, path: '__proto__' }], { root });
    expect((await planWrite([{ ...types, path: '__proto__' }], { root })).unchanged).toEqual(['__proto__']);
  });

  test('if one file cannot be written, nothing is changed', async () => {
    const root = await folderWith({ blocked: 'a file where a folder should be' });
    await writeFiles([types], { root });
    const before = await tree(root);
    const files = [{ ...types, text: 'two\n' }, page, { path: 'blocked/x.md', text: 'x', owner: 'a: x' }];
    await expect(writeFiles(files, { root })).rejects.toThrow(/^Cannot write .*Nothing was changed\.$/);
    expect(await tree(root)).toEqual(before);
  });

  test('if a folder has the name of a file, nothing is changed', async () => {
    const root = await folderWith();
    await mkdir(join(root, 'out/types.ts'), { recursive: true });
    await expect(writeFiles([page, types], { root })).rejects.toThrow(/is a folder/);
    expect(await tree(root)).toEqual({});
  });

  test.skipIf(process.getuid?.() === 0)('a folder without permission is one clear error', async () => {
    const root = await folderWith();
    await chmod(root, 0o500);
    await expect(writeFiles([types], { root })).rejects.toThrow(/permission denied/);
  });

  test.runIf(process.platform === 'linux')('a file system that takes no folders is one clear error', async () => {
    await expect(writeFiles([types], { root: '/proc/nowhere' })).rejects.toThrow(/^Cannot write .*Nothing was changed/);
  });

  test('a manifest entry outside the folder is not removed', async () => {
    const outside = await folderWith({ 'precious.txt': 'x' });
    const root = join(outside, 'root');
    await mkdir(root);
    await writeFile(join(root, MANIFEST), JSON.stringify({ files: { '../precious.txt': 'a: types' } }));
    expect((await writeFiles([types], { root, complete: () => true })).orphaned).toEqual([]);
    expect(await readdir(outside)).toContain('precious.txt');
  });

  test('a broken manifest is an error with a hint', async () => {
    const root = await folderWith({ [MANIFEST]: '{' });
    await expect(writeFiles([types], { root })).rejects.toThrow(/not a list of generated files/);
  });

  test('a folder that is a symbolic link stays one', async () => {
    const root = await folderWith({ 'real/keep.txt': '' });
    await symlink(join(root, 'real'), join(root, 'out'));
    await writeFiles([types], { root });
    expect((await tree(root))['real/types.ts']).toBe('one\n');
  });
});
