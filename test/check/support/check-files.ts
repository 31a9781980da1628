/** Runs checks on contracts that tests give as files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../../src/finding.js';
import { runChecks } from '../../../src/check/run.js';
import type { CheckOptions } from '../../../src/check/run.js';
import { loadContract } from '../../../src/load/load.js';
import type { Loaded } from '../../../src/load/load.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Checks a contract: as configured by `redocly.yaml`, otherwise `openapi.yaml` with the vocabulary in the same folder. */
export async function checkFiles(files: Files, options: CheckOptions = {}): Promise<Finding[]> {
  const { contract, findings } = await loadFiles(files);
  return runChecks({ contract, pages: [], loadFindings: findings }, options);
}

/** Loads files from a folder that is then deleted: checks must not read any files. */
export async function loadFiles(files: Files): Promise<Loaded> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'hydra-contract-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
      await writeFile(path.join(cwd, name), content);
    }
    return await loadFrom(cwd, files);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

async function loadFrom(cwd: string, files: Files): Promise<Loaded> {
  if ('redocly.yaml' in files) return loadContract('library', { cwd });
  const vocabulary = Object.keys(files).find((name) => name.startsWith('vocabulary.'));
  if (!('openapi.yaml' in files)) return loadContract(vocabulary ?? Object.keys(files)[0] ?? '', { cwd });
  return loadContract('openapi.yaml', {
    cwd,
    ...(vocabulary === undefined ? {} : { vocabulary: path.join(cwd, vocabulary) }),
  });
}

/** The check and message of each finding, for comparing. */
export function summaries(findings: readonly Finding[]): string[] {
  return findings.map(({ check, message }) => `${check}: ${message}`);
}
