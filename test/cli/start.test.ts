import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description, files } from './contract.js';
import { folderWith, hydraContract } from './shell.js';

test('start runs every step, summarizes each in a line, and stops', async () => {
  const folder = await folderWith(files);
  const { code, out, err } = await hydraContract(folder, 'start');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/library {2}Library\n.*checked +no findings\n.*generated +2 files in out, 2 changed\n/);
  expect(out).toMatch(/mocked +http:\/\/127\.0\.0\.1:\d+\S*\n.*tested +1 of 1 operation, [1-9]\d* cases passed/);
  expect(out).toMatch(/✔ No errors in library/);
  expect(out.split('\n').length).toBeLessThan(24);
  expect(await readFile(join(folder, 'out/types.ts'), 'utf8')).toContain('pages');
});

test('start fails if the contract does', async () => {
  const folder = await folderWith({ ...files, 'openapi.yaml': description.replace('pages: 635', "pages: '635'") });
  const { code, out } = await hydraContract(folder, 'start');
  expect(code).toBe(1);
  expect(out).toMatch(/✖ checked +1 error: .*\n[\s\S]*✖ Errors in/);
});
