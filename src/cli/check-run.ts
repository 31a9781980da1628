/** What `check` does: read, judge, mend where asked, report. */
import { dirname, resolve } from 'node:path';
import { explainCheck } from '../check/explain.js';
import { runChecks } from '../check/run.js';
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';
import type { SourceFile } from '../model/contract.js';
import { counted } from '../report/words.js';
import { checkPages } from './check-pages.js';
import { readContracts } from './contracts.js';
import type { ExitCode } from './command.js';
import { applyEdits } from './edit.js';
import type { ContractOptions, ReportOptions } from './options.js';
import { comparePages, emptyPatterns, readPages } from './pages.js';
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
  const loaded = await readContracts(options.targets, options, shell);
  return judge(loaded, options, shell);
}

/** A run now and one after each change of a file that was read, until the user ends it. */
export async function watchCheck(options: CheckCommandOptions, shell: Shell): Promise<ExitCode> {
  let files: readonly string[] = [];
  let code: ExitCode = 0;
  do {
    const loaded = await readContracts(options.targets, options, shell).catch(unreadable(shell));
    if (loaded !== undefined) {
      code = await judge(loaded, options, shell);
      files = loaded
        .flatMap(({ contract }) => filesOf(contract.sources, contract.settings.file))
        .map((file) => resolve(shell.cwd, file));
    }
    if (files.length === 0) return 2;
    shell.say(`Watching ${counted(files.length, 'file')}; Ctrl-C ends it.`);
  } while (await watchFiles(files, shell.signal));
  return code;
}

async function judge(loaded: readonly Loaded[], options: CheckCommandOptions, shell: Shell): Promise<ExitCode> {
  const chosen = await chosenChecks(options);
  const findings: Finding[] = [];
  for (const each of loaded) {
    shell.progress(`Checking ${each.contract.name} …`);
    findings.push(...(await judgeContract(each, shell, chosen)));
  }
  shell.progress('');
  const sources = loaded.flatMap(({ contract }) => contract.sources);
  const left = options.fix ? await mend(findings, sources, shell) : findings;
  return reportFindings(left, options, shell, { subject: subjectOf(loaded), sources, unusable: brokenParts(loaded) });
}

/** @throws {UnusableInput} for a check that is none */
async function chosenChecks({ only, skip }: CheckCommandOptions) {
  const pages = only.length + skip.length === 0 ? new Map<string, string>() : await checkPages();
  for (const id of [...only, ...skip]) explainCheck(id, pages);
  return only.length === 0 ? { skip } : { only, skip };
}

/** What is wrong with a contract that was read: its own disagreements, and its pages'. */
export async function judgeContract(
  { contract, findings }: Loaded,
  shell: Shell,
  chosen: { readonly only?: readonly string[]; readonly skip?: readonly string[] } = {},
): Promise<readonly Finding[]> {
  const pages = await readPages(contract, shell);
  const pageFindings = [...(await comparePages(contract, pages)), ...(await emptyPatterns(contract))];
  return runChecks({ contract, pages, loadFindings: findings, pageFindings }, chosen);
}

/** Writes the mends that need no thought; what has none is left. */
async function mend(
  findings: readonly Finding[],
  sources: readonly SourceFile[],
  shell: Shell,
): Promise<readonly Finding[]> {
  const { texts, mended } = applyEdits(findings, new Map(sources.map(({ file, text }) => [file, text])));
  for (const [file, text] of texts) {
    const path = resolve(shell.cwd, file);
    await writeFiles([{ path, text }], { root: dirname(path), force: true });
  }
  if (mended.size > 0) shell.say(`Mended ${counted(mended.size, 'finding')} in ${counted(texts.size, 'file')}.`);
  return findings.filter((finding) => !mended.has(finding));
}

function filesOf(sources: readonly { file: string }[], config: string | undefined): string[] {
  const files = sources.map(({ file }) => file).filter((file) => !/^https?:/.test(file));
  return config === undefined ? files : [...files, config];
}

function unreadable(shell: Shell): (error: unknown) => Promise<undefined> {
  return async (error) => {
    const { UnusableInput } = await import('../finding.js');
    const { describeUnusable } = await import('./unusable.js');
    if (!(error instanceof UnusableInput)) throw error;
    shell.say(describeUnusable(error, shell.verbose));
    return undefined;
  };
}
