/** Runs `check`: reads contracts, runs the checks, applies fixes on request, reports. */
import { dirname, resolve } from 'node:path';
import { explainCheck } from '../check/explain.js';
import { runChecks } from '../check/run.js';
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';
import type { SourceFile } from '../model/contract.js';
import { counted } from '../report/words.js';
import { checkPages } from './check-pages.js';
import { readReadable } from './contracts.js';
import type { Readable } from './contracts.js';
import type { ExitCode } from './command.js';
import { applyEdits } from './edit.js';
import type { ContractOptions, ReportOptions } from './options.js';
import { comparePages, emptyPatterns, readPages } from './pages.js';
import { readIfThere } from './read.js';
import { reportFindings } from './report.js';
import type { Shell } from './shell.js';
import { brokenParts, subjectOf } from './subject.js';
import { watchFiles } from './watch.js';
import { writeFiles } from './write.js';

export interface CheckCommandOptions extends ContractOptions, ReportOptions {
  readonly targets: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly fix: boolean;
}

/** One run. */
export async function runCheck(options: CheckCommandOptions, shell: Shell): Promise<ExitCode> {
  return (await run(options, shell)).code;
}

/** Runs now and again after each change to a file that was read, until the user stops it. */
export async function watchCheck(options: CheckCommandOptions, shell: Shell): Promise<ExitCode> {
  let files: readonly string[] = [];
  let code: ExitCode = 0;
  do {
    const outcome = await run(options, shell);
    code = outcome.code;
    files = [...new Set([...outcome.files, ...(outcome.complete ? [] : files)])];
    if (files.length === 0) return 2;
    shell.say(`Watching ${counted(files.length, 'file')}; press Ctrl-C to stop.`);
  } while (await watchFiles(files, shell.signal));
  return code;
}

interface Outcome {
  readonly code: ExitCode;
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
  /** Whether everything could be read. */
  readonly complete: boolean;
}

/** Each pass may uncover further fixes; the number of passes is bounded. */
const ROUNDS = 5;

async function run(options: CheckCommandOptions, shell: Shell): Promise<Outcome> {
  const chosen = await chosenChecks(options);
  let judged = await judge(options, shell, chosen);
  for (let round = 0; options.fix && round < ROUNDS; round += 1) {
    if (!(await applyFixes(judged, shell))) break;
    judged = await judge(options, shell, chosen);
  }
  const { loaded, unreadable, findings, sources } = judged;
  const code = await reportFindings([...unreadable, ...findings], options, shell, {
    subject: subject(judged, options.targets),
    sources,
    unusable: new Set([...unreadable, ...brokenParts(loaded)]),
  });
  return { code, files: filesOf(judged, shell), complete: unreadable.length === 0 };
}

function subject({ loaded, unreadable }: Readable, targets: readonly string[]): string {
  if (unreadable.length === 0) return subjectOf(loaded);
  const count = Math.max(targets.length, loaded.length + unreadable.length);
  return count > 1 ? counted(count, 'contract') : (targets[0] ?? 'the configuration');
}

interface Judged extends Readable {
  readonly findings: readonly Finding[];
  readonly sources: readonly SourceFile[];
}

async function judge(options: CheckCommandOptions, shell: Shell, chosen: Chosen): Promise<Judged> {
  const { loaded, unreadable } = await readReadable(options.targets, options, shell);
  const findings: Finding[] = [];
  for (const each of loaded) {
    shell.progress(`Checking ${each.contract.name} …`);
    findings.push(...(await judgeContract(each, shell, chosen)));
  }
  shell.progress('');
  const sources = [...loaded.flatMap(({ contract }) => contract.sources), ...(await texts(unreadable, shell))];
  return { loaded, unreadable, findings, sources };
}

/** The sources of documents that could not be read, for code frames. */
async function texts(unreadable: readonly Finding[], shell: Shell): Promise<readonly SourceFile[]> {
  const files = unreadable.flatMap(({ location }) =>
    location?.kind === 'source' && location.line !== undefined && !isUrl(location.file) ? [location.file] : [],
  );
  const read = files.map(async (file) => ({ file, text: (await readIfThere(resolve(shell.cwd, file))) ?? '' }));
  return Promise.all(read);
}

interface Chosen {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** @throws {UnusableInput} for an unknown check */
async function chosenChecks({ only, skip }: CheckCommandOptions): Promise<Chosen> {
  const pages = only.length + skip.length === 0 ? new Map<string, string>() : await checkPages();
  for (const id of [...only, ...skip]) explainCheck(id, pages);
  return only.length === 0 ? { skip } : { only, skip };
}

/** The findings about a loaded contract and its hand-written pages. */
export async function judgeContract(
  { contract, findings }: Loaded,
  shell: Shell,
  chosen: Chosen = {},
): Promise<readonly Finding[]> {
  const pages = await readPages(contract, shell);
  const pageFindings = [...(await comparePages(contract, pages)), ...(await emptyPatterns(contract))];
  return runChecks({ contract, pages, loadFindings: findings, pageFindings }, chosen);
}

/** Applies the automatic fixes and prints how many; returns false if there were none. */
async function applyFixes({ findings, sources }: Judged, shell: Shell): Promise<boolean> {
  const { texts: fixed, fixed: gone } = applyEdits(findings, new Map(sources.map(({ file, text }) => [file, text])));
  for (const [file, text] of fixed) {
    const path = resolve(shell.cwd, file);
    await writeFiles([{ path, text }], { root: dirname(path), force: true });
  }
  if (gone.size > 0) shell.say(`Fixed ${counted(gone.size, 'finding')} in ${counted(fixed.size, 'file')}.`);
  return gone.size > 0;
}

function filesOf({ loaded, unreadable, sources }: Judged, shell: Shell): string[] {
  const configs = loaded.flatMap(({ contract }) => contract.settings.file ?? []);
  const broken = unreadable.flatMap(({ location }) => (location?.kind === 'source' ? [location.file] : []));
  const files = [...sources.map(({ file }) => file), ...broken, ...configs].filter((file) => !isUrl(file));
  return [...new Set(files.map((file) => resolve(shell.cwd, file)))];
}

function isUrl(file: string): boolean {
  return /^https?:/i.test(file);
}
