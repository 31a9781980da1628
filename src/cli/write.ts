/**
 * Writes files, all of them or none, and never overwrites a hand-written file. Nothing else writes files.
 *
 * The manifest `.hydra-contract.json` in the output folder (the folder of `redocly.yaml`, or `--out`) lists each
 * generated file with its owner. It belongs in version control.
 */
import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UnusableInput } from '../finding.js';
import { MANIFEST, manifestText, readManifest } from './manifest.js';
import type { Manifest } from './manifest.js';
import { readIfThere } from './read.js';

/** A file to be written. */
export interface FileToWrite {
  /** Absolute, or relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Its generator, for the manifest and for messages: `dlcs@2023: types`. Without it the file becomes the user's own. */
  readonly owner?: string;
}

export interface WriteOptions {
  /** The folder that contains all files and the manifest. */
  readonly root: string;
  /** Overwrite files that were not generated. */
  readonly force?: boolean;
  /** Tells for an owner whether its files in the manifest are orphaned if they are not written now; default: never. */
  readonly complete?: (owner: string) => boolean;
}

/** The changes that writing would make. Paths are relative to the root, with `/`. */
export interface WritePlan {
  readonly root: string;
  /** Files that do not exist yet. */
  readonly missing: readonly string[];
  /** Generated files whose text differs. */
  readonly stale: readonly string[];
  /** Generated files that are no longer generated. */
  readonly orphaned: readonly string[];
  readonly unchanged: readonly string[];
  /** Existing files that differ and were not generated. */
  readonly foreign: readonly string[];
  readonly files: ReadonlyMap<string, FileToWrite>;
  readonly manifest: Manifest;
}

/**
 * Compares files with those on disk; changes nothing.
 * @throws {UnusableInput} if two files claim one path, or a path leaves the root
 */
export async function planWrite(files: readonly FileToWrite[], options: WriteOptions): Promise<WritePlan> {
  const root = resolve(options.root);
  const claimed = claim(files, root);
  const manifest = await readManifest(root);
  const states = await Promise.all(
    [...claimed].map(
      async ([path, file]) => [path, await stateOf(resolve(root, path), file.text, manifest.has(path))] as const,
    ),
  );
  const having = (state: State) => states.filter(([, other]) => other === state).map(([path]) => path);
  const orphaned = [...manifest]
    .filter(([path, owner]) => !claimed.has(path) && options.complete?.(owner))
    .map(([path]) => path);
  return {
    root,
    missing: having('missing'),
    stale: having('stale'),
    unchanged: having('unchanged'),
    foreign: having('foreign'),
    orphaned,
    files: claimed,
    manifest,
  };
}

/**
 * Writes files, all of them or none, and removes orphaned ones.
 * @returns the changes that were made
 * @throws {UnusableInput} if a file was not generated (without `force`) or cannot be written; then nothing is changed
 */
export async function writeFiles(files: readonly FileToWrite[], options: WriteOptions): Promise<WritePlan> {
  const plan = await planWrite(files, options);
  if (options.force !== true) refuseForeign(plan);
  const changes = new Map(
    [...plan.missing, ...plan.stale, ...plan.foreign].map((path) => [path, plan.files.get(path)!.text]),
  );
  const manifest = manifestText(plan);
  if (manifest !== undefined) changes.set(MANIFEST, manifest);
  await replaceAll(plan.root, changes, plan.orphaned);
  return plan;
}

/** @throws {UnusableInput} if a plan would overwrite files that were not generated */
export function refuseForeign(plan: WritePlan): void {
  if (plan.foreign.length > 0) throw notOurs(plan);
}

type State = 'missing' | 'stale' | 'unchanged' | 'foreign';

async function stateOf(file: string, text: string, ours: boolean): Promise<State> {
  const there = await readIfThere(file);
  if (there === undefined) return 'missing';
  if (there === text) return 'unchanged';
  return ours ? 'stale' : 'foreign';
}

function claim(files: readonly FileToWrite[], root: string): Map<string, FileToWrite> {
  const claimed = new Map<string, FileToWrite>();
  for (const file of files) {
    const path = within(root, file.path);
    const other = claimed.get(path);
    if (other !== undefined) {
      throw new UnusableInput(`Both ${other.owner ?? 'one file'} and ${file.owner ?? 'another'} would write ${path}.`, {
        hint: 'Give one of them another `output`.',
      });
    }
    claimed.set(path, file);
  }
  return claimed;
}

function within(root: string, path: string): string {
  const inside = relative(root, resolve(root, path));
  if (inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside) || inside.includes('\0')) {
    throw new UnusableInput(`${path} would be written outside ${root}.`, {
      hint: 'Name a folder inside it as `output`, or use --out.',
    });
  }
  return inside.split(sep).join('/');
}

function notOurs({ foreign, root }: WritePlan): UnusableInput {
  const shown = foreign.slice(0, 5).map((path) => `\n  ${path}`);
  const more = foreign.length > 5 ? `\n  and ${foreign.length - 5} more` : '';
  return new UnusableInput(
    `These files in ${root} were not generated and would be overwritten:${shown.join('')}${more}`,
    {
      hint: 'Name another `output` or --out, move them away, or overwrite them with --force.',
    },
  );
}

/** Writes temporary files next to the targets, then renames them; undoes everything if any step fails. */
async function replaceAll(
  root: string,
  changes: ReadonlyMap<string, string>,
  removed: readonly string[],
): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const staged = await stage(root, changes, undo);
    for (const [temporary, target] of staged) {
      const before = await readIfThere(target);
      undo.push(() => (before === undefined ? rm(target, { force: true }) : writeFile(target, before)));
      await rename(temporary, target);
    }
    for (const path of removed) await rm(resolve(root, path), { force: true });
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => {});
    throw cannotWrite(error as NodeJS.ErrnoException, root);
  }
}

async function stage(
  root: string,
  changes: ReadonlyMap<string, string>,
  undo: (() => Promise<unknown>)[],
): Promise<[temporary: string, target: string][]> {
  const staged: [string, string][] = [];
  for (const [path, text] of changes) {
    const target = resolve(root, path);
    const temporary = `${target}.${process.pid}.tmp`;
    await makeFolder(dirname(target), undo);
    undo.push(() => rm(temporary, { force: true }));
    await writeFile(temporary, text);
    staged.push([temporary, target]);
  }
  return staged;
}

// One level at a time: Node's recursive mkdir never returns on file systems that fail with ENOENT, such as /proc.
async function makeFolder(folder: string, undo: (() => Promise<unknown>)[]): Promise<void> {
  const there = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (there !== undefined) return;
  await makeFolder(dirname(folder), undo);
  await mkdir(folder);
  undo.push(() => rmdir(folder));
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'there is a folder of that name',
  ENOENT: 'the folder cannot be created',
};

function cannotWrite(error: NodeJS.ErrnoException, root: string): Error {
  if (error.code === undefined) return error;
  const place = (error.path ?? root).replace(/\.\d+\.tmp$/, '');
  return new UnusableInput(`Cannot write ${place}: ${CAUSES[error.code] ?? error.message}. Nothing was changed.`, {
    hint: 'Choose another `output` or --out, or make the folder writable.',
    cause: error,
  });
}
