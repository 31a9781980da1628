/** Builds, packs and installs the package for tests. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The outcome of a program. */
export interface Done {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program until it ends. */
export async function program(file: string, args: readonly string[], cwd: string): Promise<Done> {
  try {
    const { stdout, stderr } = await run(file, args, { cwd, env: { ...process.env, NO_COLOR: '1' } });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** The files packed in addition to the built ones, if they exist. */
const PARTS = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'generators', 'schemas', 'docs/checks'];

/**
 * Builds, packs and unpacks the package into `node_modules` of an empty folder, next to nothing but the packages listed
 * in `dependencies`: a package that is used but not listed is missing, as it would be for a user.
 */
export async function installed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-installed-'));
  const stage = join(folder, 'stage');
  for (const part of PARTS) await cp(join(root, part), join(stage, part), { recursive: true });
  await run(process.execPath, ['node_modules/tsdown/dist/run.mjs', '--out-dir', join(stage, 'dist')], { cwd: root });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: stage,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const files = join(folder, 'node_modules/hydra-contract');
  await mkdir(files, { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', files]);
  await rm(stage, { recursive: true });
  await linkDependencies(folder, files);
  return folder;
}

async function linkDependencies(folder: string, files: string): Promise<void> {
  const { dependencies, bin } = JSON.parse(await readFile(join(files, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, 'node_modules', name), place);
  }
  await mkdir(join(folder, 'node_modules/.bin'));
  for (const [name, file] of Object.entries(bin as Record<string, string>)) {
    await symlink(join(files, file), join(folder, 'node_modules/.bin', name));
  }
}
