/** Suppresses known findings of a test run. */
import { resolve } from 'node:path';
import type { ConformanceFinding } from '../conformance/options.js';
import { UnusableInput } from '../finding.js';
import { getArray } from '../model/json.js';
import { inline } from '../report/words.js';
import { readIfThere } from './read.js';
import type { Shell } from './shell.js';
import { writeFiles } from './write.js';

/** The known findings of a server, matched by check and subject, never by values, which differ between runs. */
export interface Known {
  isKnown(finding: ConformanceFinding): boolean;
  /** The findings that are not known; writes the baseline on request. */
  sift(findings: readonly ConformanceFinding[]): Promise<readonly ConformanceFinding[]>;
}

/**
 * Reads the baseline.
 * @throws {UnusableInput} if it does not exist or is not a baseline
 */
export async function readBaseline(
  { baseline, updateBaseline }: { baseline: string | undefined; updateBaseline: boolean },
  shell: Shell,
): Promise<Known> {
  const name = baseline ?? 'hydra-contract-baseline.json';
  if (updateBaseline) return { isKnown: () => false, sift: (findings) => update(findings, name, shell) };
  const keys = baseline === undefined ? new Set<string>() : await read(baseline, shell);
  const isKnown = (finding: ConformanceFinding): boolean => keys.has(key(finding.check, finding.about));
  return { isKnown, sift: async (findings) => findings.filter((finding) => !isKnown(finding)) };
}

async function update(
  findings: readonly ConformanceFinding[],
  name: string,
  shell: Shell,
): Promise<readonly ConformanceFinding[]> {
  const entries = findings
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ check, about, message }) => ({ check, about, message }));
  const path = resolve(shell.cwd, name);
  await writeFiles([{ path, text: `${JSON.stringify({ version: 1, findings: entries }, null, 2)}\n` }], {
    root: resolve(path, '..'),
    force: true,
  });
  shell.say(`Wrote ${entries.length} known findings to ${name}.`);
  return [];
}

async function read(name: string, shell: Shell): Promise<Set<string>> {
  const text = await readIfThere(resolve(shell.cwd, name));
  if (text === undefined)
    throw new UnusableInput(`The baseline ${inline(name)} does not exist.`, {
      hint: 'add --update-baseline to create it',
    });
  try {
    const entries = getArray(JSON.parse(text), 'findings') as unknown as readonly {
      check: string;
      about?: readonly string[];
    }[];
    return new Set(entries.map(({ check, about }) => key(check, about)));
  } catch {
    throw new UnusableInput(`${inline(name)} is not a baseline.`, { hint: 'write a new one with --update-baseline' });
  }
}

function key(check: string, about: readonly string[] | undefined): string {
  return JSON.stringify([check, ...(about ?? [])]);
}
