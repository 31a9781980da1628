import path from 'node:path';
import type { Finding } from '../../../src/finding.js';
import { runChecks, type CheckOptions } from '../../../src/check/run.js';
import { loadContract } from '../../../src/load/load.js';
import { folderWith } from '../../support-files.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Checks a contract given as files: as `redocly.yaml` says, else `openapi.yaml` with the `vocabulary.jsonld` beside it. */
export async function checkFiles(files: Files, options: CheckOptions = {}): Promise<Finding[]> {
  const { contract, findings } = await loadFiles(files);
  return runChecks({ contract, pages: [], loadFindings: findings }, options);
}

export async function loadFiles(files: Files): ReturnType<typeof loadContract> {
  const cwd = await folderWith(files);
  if ('redocly.yaml' in files) return loadContract('library', { cwd });
  const vocabulary = Object.keys(files).find((name) => name.startsWith('vocabulary.'));
  if (!('openapi.yaml' in files)) return loadContract(vocabulary ?? Object.keys(files)[0] ?? '', { cwd });
  return loadContract('openapi.yaml', { cwd, ...(vocabulary === undefined ? {} : { vocabulary: path.join(cwd, vocabulary) }) });
}

/** Check id and message of each finding, for comparing. */
export function said(findings: readonly Finding[]): string[] {
  return findings.map(({ check, message }) => `${check}: ${message}`);
}
