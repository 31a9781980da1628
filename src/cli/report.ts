/** Prints findings and turns them into an exit code. */
import { dirname, resolve } from 'node:path';
import { compareFindings, UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import type { SourceFile } from '../model/contract.js';
import type { ExitCode } from './command.js';
import type { ReportOptions } from './options.js';
import { readIfThere } from './read.js';
import type { Shell } from './shell.js';
import { version } from './version.js';
import { writeFiles } from './write.js';

/** What the report needs to know besides the findings. */
export interface ReportContext {
  /** The subject of the summary line: `5 contracts`. */
  readonly subject?: string;
  /** Files whose lines code frames may show. */
  readonly sources?: Iterable<SourceFile>;
  /** Findings that make part of the input unusable, such as an unresolvable `$ref`: the exit code is 2. */
  readonly unusable?: ReadonlySet<Finding>;
}

/**
 * Prints findings in the requested format, without those in the baseline.
 * @returns the exit code that results from them
 * @throws {UnusableInput} when the baseline cannot be read or written
 */
export async function reportFindings(
  findings: readonly Finding[],
  options: ReportOptions,
  shell: Shell,
  { subject = 'the input', sources = [], unusable }: ReportContext = {},
): Promise<ExitCode> {
  const { fresh, known } = await sift(findings.toSorted(compareFindings), options, shell);
  const [{ findingsReport }, { reporters }] = await Promise.all([
    import('../report/report.js'),
    import('../report/reporters.js'),
  ]);
  const report = findingsReport(fresh, {
    version: version(),
    subject,
    sources: new Map([...sources].map(({ file, text }) => [file, text])),
    known: known.length,
    titleOf: await checkTitles(),
  });
  shell.out(reporters[options.format](report, shell));
  return fresh.some((finding) => unusable?.has(finding)) ? 2 : exitCode(fresh, options.failOn);
}

/** The exit code for findings. */
export function exitCode(findings: readonly Finding[], failOn: ReportOptions['failOn']): ExitCode {
  const fails = findings.some(
    ({ severity }) => (severity === 'error' && failOn !== 'never') || (severity === 'warning' && failOn === 'warning'),
  );
  return fails ? 1 : 0;
}

/** A baseline suppresses findings about a document, never the finding that it is unreadable: nothing was checked then. */
async function sift(all: readonly Finding[], options: ReportOptions, shell: Shell) {
  const unreadable = all.filter(({ check }) => check === 'document-unreadable');
  const { fresh, known } = await siftKnown(
    all.filter((finding) => !unreadable.includes(finding)),
    options,
    shell,
  );
  return { fresh: [...unreadable, ...fresh], known };
}

async function siftKnown(findings: readonly Finding[], { baseline, updateBaseline }: ReportOptions, shell: Shell) {
  const { applyBaseline, baselineText, parseBaseline } = await import('../report/baseline.js');
  if (updateBaseline) {
    const path = baseline ?? 'hydra-contract-baseline.json';
    const file = resolve(shell.cwd, path);
    await writeFiles([{ path: file, text: baselineText(findings) }], { root: dirname(file), force: true });
    shell.say(`Wrote ${findings.length} known findings to ${path}.`);
    return { fresh: [], known: findings };
  }
  if (baseline === undefined) return { fresh: findings, known: [] };
  const text = await readIfThere(resolve(shell.cwd, baseline));
  if (text === undefined) throw noBaseline(baseline);
  return applyBaseline(findings, parseBaseline(text, baseline));
}

async function checkTitles(): Promise<(check: string) => string | undefined> {
  const { checks } = await import('../check/checks.js');
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  return (check) => titles.get(check);
}

function noBaseline(file: string): UnusableInput {
  return new UnusableInput(`The baseline ${file} does not exist.`, { hint: 'Add --update-baseline to create it.' });
}
