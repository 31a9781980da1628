/** Runs `pages read`: turns pages into a contract. */
import { basename, relative, resolve } from 'node:path';
import type { ReadPages } from '../../generators/pages/style.js';
import { UnusableInput } from '../finding.js';
import { getObject } from '../model/json.js';
import { counted } from '../report/words.js';
import type { ExitCode } from './command.js';
import type { ReportOptions } from './options.js';
import { pageStyle, readPageFiles } from './page-files.js';
import type { PageFile } from './page-files.js';
import { exitCode, reportFindings } from './report.js';
import type { Shell } from './shell.js';
import { writeFiles } from './write.js';

export interface ReadOptions extends ReportOptions {
  readonly files: readonly string[];
  readonly style: string;
  readonly out: string;
  readonly force: boolean;
}

/** Reads pages and writes the contract they describe; reports what they omit or contradict and what has no place in it. */
export async function readPagesInto(options: ReadOptions, shell: Shell): Promise<ExitCode> {
  const style = await (await pageStyle(options.style)).load();
  const pages = await readPageFiles(options.files, shell);
  refuseTwins(pages);
  const read = style.read(pages);
  refuseNothing(read, pages, options.style);
  const { contractFolder } = await import('../../generators/pages/folder.js');
  const root = resolve(shell.cwd, options.out);
  const plan = await writeFiles(contractFolder(read, style), { root, force: options.force });
  if (read.findings.length > 0)
    await reportFindings(read.findings, options, shell, { subject: counted(pages.length, 'page'), sources: pages });
  const place = relative(shell.cwd, root) || '.';
  shell.say(
    `Read ${counted(pages.length, 'page')} into ${counted(plan.files.size, 'file')} in ${place}. Generate them again with \`cd ${place} && hydra-contract generate\`.`,
  );
  return exitCode(read.findings, options.failOn);
}

/** Pages are generated under their file names, so two pages of the same name would overwrite each other. */
function refuseTwins(pages: readonly PageFile[]): void {
  const seen = new Map<string, string>();
  for (const { path, file } of pages) {
    const name = basename(path);
    const other = seen.get(name);
    if (other !== undefined)
      throw new UnusableInput(`${other} and ${file} have the same file name.`, {
        hint: 'read them into separate folders',
      });
    seen.set(name, file);
  }
}

function refuseNothing({ openapi, findings }: ReadPages, pages: readonly PageFile[], style: string): void {
  const said = [getObject(openapi, 'paths'), getObject(getObject(openapi, 'components'), 'schemas')];
  if (said.some((each) => Object.keys(each).length > 0)) return;
  const location = findings.find((finding) => finding.location?.kind === 'source')?.location;
  const subject =
    pages.length === 1
      ? `${pages[0]!.file} contains nothing that can be read`
      : 'None of the pages contains anything that can be read';
  throw new UnusableInput(`${subject} in the style ${style}.`, {
    ...(location?.kind === 'source' ? { location } : {}),
    hint: 'check that the pages are written in that style',
  });
}
