import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { description, vocabulary } from '../cli/contract.js';
import { installed, program, root } from './installed.js';
import type { Done } from './installed.js';

let folder: string;

const command = (...args: string[]): Promise<Done> =>
  program(join(folder, 'node_modules/.bin/hydra-contract'), args, folder);

describe('installed into an empty folder', () => {
  beforeAll(async () => {
    folder = await installed();
    await writeFile(join(folder, 'openapi.yaml'), description);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the command runs, with the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(await command('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('checks a description', async () => {
    expect(await command('check', 'openapi.yaml')).toEqual({
      code: 0,
      out: '✔ No findings in openapi.yaml.\n',
      err: '',
    });
  });

  test('checks both halves', async () => {
    await writeFile(join(folder, 'vocabulary.jsonld'), vocabulary);
    const { out, err } = await command(
      'check',
      'openapi.yaml',
      '--vocabulary',
      'vocabulary.jsonld',
      '--only',
      'property-range',
    );
    expect(err).toBe('');
    expect(out).toMatch(/property-range[\s\S]*the range is xsd:string, but the schema Book declares integer/);
  });

  test('generates everything, templates included', async () => {
    const { code, err } = await command('generate', 'openapi.yaml', '--out', 'made');
    expect(err).toMatch(/^Wrote \d+ of \d+ files/);
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'made/types.ts'), 'utf8')).toContain('pages');
    expect(await readFile(join(folder, 'made/hydra-padded/book.md'), 'utf8')).toContain('# Book');
  });

  test('serves a mock, Prism included', async () => {
    const mock = spawn(join(folder, 'node_modules/.bin/hydra-contract'), ['mock', 'openapi.yaml', '--port', '0'], {
      cwd: folder,
    });
    const said: string[] = [];
    for (const stream of [mock.stdout, mock.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
    try {
      await expect.poll(() => said.join(''), { timeout: 250_000 }).toMatch(/at http:\/\/\S+\n[\s\S]*Ctrl-C/);
      const [, url] = /at (http:\/\/\S+)/.exec(said.join(''))!;
      const answer = await fetch(`${url}/books/7`);
      expect(await answer.json()).toEqual({ title: 'Moby Dick', pages: 635 });
    } finally {
      mock.kill();
    }
  });

  test('is a plugin for Redocly', async () => {
    const lint = join(folder, 'lint');
    await mkdir(lint);
    await writeFile(join(lint, 'openapi.yaml'), description.replace('pages: 635', "pages: '635'"));
    await writeFile(
      join(lint, 'redocly.yaml'),
      'plugins: [hydra-contract/redocly]\nextends: [hydra-contract/recommended]\napis: { library: { root: openapi.yaml } }\n',
    );
    const redocly = join(folder, 'node_modules/@redocly/cli/bin/cli.js');
    const { code, err } = await program(process.execPath, [redocly, 'lint', '--format=json'], lint);
    expect(err).not.toContain('plugin');
    expect(code).toBe(1);
  });

  test('explains a check', async () => {
    expect((await command('explain', 'example-valid')).out).toContain('example-valid');
  });

  test('an error shows what is wrong, where, and how to fix it, without a stack', async () => {
    await mkdir(join(folder, 'bad'), { recursive: true });
    await writeFile(join(folder, 'bad/openapi.yaml'), 'openapi: 3.1.0\ninfo:\n  title: A: B\n');
    const { code, out, err } = await command('check', 'bad/openapi.yaml');
    expect([code, err]).toEqual([2, '']);
    expect(out).toMatch(/^bad\/openapi\.yaml\n\n {2}error {2}3:\d+ [^]*\n {2}hint {2}/);
    expect(out).not.toMatch(/\n\s+at /);
  });

  test('a reader that closes the pipe early is not an error', async () => {
    const { code } = await program('/bin/sh', ['-c', 'node_modules/.bin/hydra-contract explain | head -1'], folder);
    expect(code).toBe(0);
  });

  test('is a library, with types', async () => {
    const script = [
      "import { loadContract, runChecks, type Finding } from 'hydra-contract';",
      "const { contract, findings } = await loadContract('openapi.yaml');",
      'const found: readonly Finding[] = await runChecks({ contract, pages: [], loadFindings: findings });',
      'console.log(contract.openapi.title, found.length);',
    ].join('\n');
    await writeFile(join(folder, 'try.ts'), script);
    const options = [
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--strict',
      '--types',
      'node',
      '--typeRoots',
      join(root, 'node_modules/@types'),
    ];
    const compiled = await program(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'try.ts'],
      folder,
    );
    expect(compiled).toEqual({ code: 0, out: '', err: '' });
    expect((await program(process.execPath, ['try.js'], folder)).out).toBe('Library 0\n');
  });

  test('is packed as package managers expect', async () => {
    const { messages } = await publint({ pkgDir: join(folder, 'node_modules/hydra-contract'), pack: false });
    expect(messages).toEqual([]);
  });
});
