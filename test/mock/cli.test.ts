import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { recordingShell } from '../cli/shell.js';
import { crud } from './crud.js';
import { ask, contractOf, mock } from './support.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'mock-cli-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await writeFile(join(path, 'openapi.json'), JSON.stringify(crud));
  return path;
}

/** Runs `hydra-contract mock` until `stop`. */
async function running(cwd: string, ...args: string[]) {
  const end = new AbortController();
  const { shell, err } = recordingShell(cwd, { signal: end.signal });
  const done = runProgram(['mock', 'openapi.json', '--port', '0', ...args], shell);
  const url = await vi.waitFor(
    () => {
      const [, found] = /mock at (http:\S+)/.exec(err.join('')) ?? [];
      if (found === undefined) throw new Error(`no banner: ${err.join('')}`);
      return found;
    },
    { timeout: 20_000 },
  );
  const stop = () => {
    end.abort();
    return done;
  };
  onTestFinished(async () => void (await stop()));
  return { url, err, stop };
}

test('shows where everything is, logs each request, saves state, and reloads on changes', async () => {
  const cwd = await folder();
  const { url, err, stop } = await running(cwd, '--state-file', 'state.json');
  const links = [...err.join('').matchAll(/GET +(http:\S+)/g)].map(([, link = '']) => link);
  expect(links).toContain(`${url}/pets`);
  for (const link of links) expect((await ask(link)).status).toBe(200);
  await ask(`${url}/pets`, { method: 'POST', body: { name: 'Eve' } });
  expect(err.join('')).toMatch(/POST +201 +[\d.]+ ms +\/api\/v1\/pets/);
  await writeFile(
    join(cwd, 'openapi.json'),
    JSON.stringify({
      ...crud,
      paths: { ...crud.paths, '/new': { get: { responses: { 204: { description: 'New' } } } } },
    }),
  );
  await vi.waitFor(async () => expect((await ask(`${url}/new`)).status).toBe(204), { timeout: 10_000, interval: 100 });
  await writeFile(join(cwd, 'openapi.json'), '{ "openapi": ');
  await vi.waitFor(() => expect(err.join('')).toContain('keeps using the last good contract'), { timeout: 10_000 });
  expect((await ask(`${url}/pets/3`)).body.name).toBe('Eve');
  expect(await stop()).toBe(0);
  expect(await readFile(join(cwd, 'state.json'), 'utf8')).toContain('"name":"Eve"');
});

test('takes handlers in TypeScript, afresh when they change', async () => {
  const cwd = await folder();
  const write = (status: number) =>
    writeFile(
      join(cwd, 'handlers.ts'),
      `const status: number = ${status};\nexport default { listPets: () => ({ status }) };\n`,
    );
  await write(299);
  const { url } = await running(cwd, '--handlers', 'handlers.ts');
  expect((await ask(`${url}/pets`)).status).toBe(299);
  await write(298);
  await vi.waitFor(async () => expect((await ask(`${url}/pets`)).status).toBe(298), { timeout: 10_000, interval: 100 });
});

test('refuses what cannot be used with one clear sentence and exit code 2', async () => {
  const cwd = await folder();
  const other = await mock(await contractOf(crud));
  const port = new URL(other.url).port;
  await writeFile(join(cwd, 'wrong.mjs'), 'export default { noSuchThing: () => undefined };');
  const cases: readonly [string[], RegExp][] = [
    [['--port', port], /Port \d+ of 127\.0\.0\.1 is in use/],
    [['--port', '0', '--fault', 'explode'], /"explode" is not a valid fault/],
    [['--port', '0', '--handlers', 'gone.ts'], /gone\.ts does not exist/],
    [['--port', '0', '--handlers', 'wrong.mjs'], /"noSuchThing" is not an operation/],
    [['--port', '0', '--public-url', 'ftp://a'], /is not an http or https URL/],
  ];
  for (const [args, message] of cases) {
    const { shell, err } = recordingShell(cwd);
    expect(await runProgram(['mock', 'openapi.json', ...args], shell)).toBe(2);
    expect(err.join('')).toMatch(message);
  }
});
