/**
 * Benchmarks the GitHub description (13 MB, 1,223 operations): checking it against `redocly lint`, and generating types,
 * pages in all styles and a vocabulary in one process against `openapi-typescript` and `widdershins`. Run
 * `npm run build` first.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { styles } from '../generators/pages/styles.js';
import { githubConfiguration } from './github-configuration.js';
import { compare, expectRatio, node, print, root } from './run.js';

const ROUNDS = 3;
const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-bench-'));
// Only our folder has a configuration, because the peers would read it too.
const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
for (const place of [ours, theirs]) {
  await mkdir(place);
  await copyFile(join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json'), join(place, 'github.json'));
}
await writeFile(join(ours, 'redocly.yaml'), githubConfiguration(styles));
const bin = (file: string): string => join(root, 'node_modules', file);
const main = join(root, 'dist/cli/main.js');

const lint = 'redocly lint';
const checks = await compare(
  [
    { name: lint, steps: [allowed(bin('@redocly/cli/bin/cli.js'), 'lint', 'github.json')], cwd: theirs },
    { name: 'check', steps: [allowed(main, 'check', 'github.json')], cwd: theirs },
  ],
  ROUNDS,
);
print('Check the GitHub description', checks, lint);
expectRatio('check', checks, 'check', lint, 1.3);

const widdershins = await installed('widdershins');
const peer = `openapi-typescript${widdershins === undefined ? ' (widdershins is not available)' : ' + widdershins'}`;
const steps = [node(bin('openapi-typescript/bin/cli.js'), 'github.json', '-o', 'types.ts')];
if (widdershins !== undefined) steps.push(node(widdershins, 'github.json', '-o', 'github.md'));
const generated = await compare(
  [
    { name: peer, steps, cwd: theirs },
    { name: 'generate', steps: [node(main, 'generate')], cwd: ours },
  ],
  ROUNDS,
);
print('Types, pages in all styles and a vocabulary of the GitHub description', generated, peer);
expectRatio('generate', generated, 'generate', peer, 1);
await rm(folder, { recursive: true });

/** A command whose exit code 1 for findings does not fail the benchmark. */
function allowed(...args: readonly string[]): readonly string[] {
  return ['sh', '-c', '"$@" || test $? -eq 1', 'sh', process.execPath, ...args];
}

/** The command of a peer, installed outside the project; undefined if it cannot be installed. */
async function installed(name: string): Promise<string | undefined> {
  const home = join(folder, 'peers');
  try {
    await promisify(execFile)('npm', [
      'install',
      '--prefix',
      home,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      name,
    ]);
    return join(home, 'node_modules', name, `${name}.js`);
  } catch {
    return undefined;
  }
}
