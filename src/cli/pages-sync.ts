/** Runs `pages sync`: updates the contract's tables in hand-written pages. */
import { relative, resolve } from 'node:path';
import type { ListedStyle } from '../../generators/pages/style.js';
import type { Contract } from '../model/contract.js';
import { counted } from '../report/words.js';
import type { ExitCode } from './command.js';
import { readContract } from './contracts.js';
import { matcher } from './glob.js';
import type { ContractOptions, ReportOptions } from './options.js';
import { pageStyle, readPageFiles, writePages } from './page-files.js';
import type { PageFile } from './page-files.js';
import { reportFindings } from './report.js';
import type { Shell } from './shell.js';
import { brokenParts } from './subject.js';

export interface SyncOptions extends ContractOptions, ReportOptions {
  readonly files: readonly string[];
  readonly api: string;
  readonly style: string | undefined;
  readonly check: boolean;
}

/** Updates the contract's tables in pages, or with `check` lists each drifted cell. */
export async function syncPages(options: SyncOptions, shell: Shell): Promise<ExitCode> {
  const loaded = await readContract(options.api, options, shell);
  const broken = brokenParts([loaded]);
  if (broken.size > 0) {
    await reportFindings([...broken], options, shell, { subject: options.api, sources: loaded.contract.sources });
    shell.say('Nothing was changed. Fix these errors first.');
    return 2;
  }
  const pages = await readPageFiles(options.files, shell);
  const { syncerOf } = await import('../../generators/pages/sync/syncers.js');
  const synced = await Promise.all(
    pages.map(async (page) => {
      const sync = syncerOf(await styleFor(page, loaded.contract, options.style));
      return { page, ...sync(page, loaded.contract) };
    }),
  );
  const findings = synced.flatMap((each) => each.findings);
  const context = { subject: counted(pages.length, 'page'), sources: pages };
  if (options.check) return reportFindings(findings, options, shell, context);
  const changed = synced.filter(({ page, text }) => text !== page.text);
  await writePages(changed.map(({ page, text }) => ({ path: page.path, text })));
  if (findings.length > 0) await reportFindings(findings, { ...options, failOn: 'never' }, shell, context);
  shell.say(`Updated ${changed.length} of ${counted(pages.length, 'page')}.`);
  return 0;
}

/** The style of a page: the named one, the one configured under `pages`, or the one it looks like. */
async function styleFor(page: PageFile, { settings }: Contract, named: string | undefined): Promise<ListedStyle> {
  if (named !== undefined) return pageStyle(named);
  const inside = relative(resolve(settings.folder), page.path).replaceAll('\\', '/');
  const configured = settings.pages.find(({ files }) => matcher(files.replace(/^\.\//, ''))(inside));
  if (configured !== undefined) return pageStyle(configured.style);
  const { guessStyle } = await import('../../generators/pages/guess.js');
  return guessStyle(page);
}
