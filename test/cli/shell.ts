/** Runs command lines in this process, with folders of files. */
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import type { Shell } from '../../src/cli/shell.js';

/** The outcome of a command line. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A shell that records its output. */
export function recordingShell(
  cwd: string,
  changes: Partial<Shell> = {},
): { shell: Shell; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const shell: Shell = {
    cwd,
    env: {},
    out: (text) => void out.push(text),
    say: (text) => void err.push(`${text}\n`),
    progress: () => {},
    color: false,
    width: 80,
    verbose: false,
    signal: new AbortController().signal,
    ...changes,
  };
  return { shell, out, err };
}

/** Runs a command line within this process. */
export async function hydraContract(cwd: string, ...args: string[]): Promise<Outcome> {
  const { shell, out, err } = recordingShell(cwd);
  const code = await runProgram(args, shell);
  return { code, out: out.join(''), err: err.join('') };
}

/** A temporary folder with the given files, removed when the test ends. */
export async function folderWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
