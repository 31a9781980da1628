/** Runs `pages format`: reformats the tables of pages. */
import type { Finding } from '../finding.js';
import { counted } from '../report/words.js';
import { UnusableInput } from '../finding.js';
import type { ExitCode } from './command.js';
import type { ReportOptions } from './options.js';
import { pageStyle, readPageFiles, writePages } from './page-files.js';
import type { PageFile } from './page-files.js';
import { exitCode, reportFindings } from './report.js';
import type { Shell } from './shell.js';

export interface FormatOptions extends ReportOptions {
  readonly files: readonly string[];
  readonly style: string;
  readonly write: boolean;
  readonly check: boolean;
}

interface Formatted {
  readonly page: PageFile;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Prints pages with formatted tables, writes them back, or reports which are not formatted. */
export async function formatPages(options: FormatOptions, shell: Shell): Promise<ExitCode> {
  if (options.write && options.check) throw new UnusableInput('--write and --check cannot be combined.');
  const style = await (await pageStyle(options.style)).load();
  const pages = await readPageFiles(options.files, shell);
  const formatted = pages.map((page): Formatted => ({ page, ...style.format(page) }));
  const changed = formatted.filter(({ page, text }) => text !== page.text);
  const findings = formatted.flatMap((each) => each.findings);
  const context = { subject: counted(pages.length, 'page'), sources: pages };
  if (options.check)
    return reportFindings([...changed.map((each) => unformatted(each, options)), ...findings], options, shell, context);
  if (options.write) {
    await writePages(changed.map(({ page, text }) => ({ path: page.path, text })));
    shell.say(
      `Formatted ${changed.length} of ${counted(pages.length, 'page')}${changed.length < pages.length ? '; the others were formatted already' : ''}.`,
    );
    return findings.length === 0 ? 0 : reportFindings(findings, options, shell, context);
  }
  for (const { text } of formatted) shell.out(text);
  for (const { location, message } of findings)
    shell.say(`${location?.kind === 'source' ? `${location.file}:${location.line ?? 1} ` : ''}${message}`);
  return exitCode(findings, options.failOn);
}

function unformatted({ page, text }: Formatted, { style }: FormatOptions): Finding {
  const before = page.text.split('\n');
  const after = text.split('\n');
  const line = before.findIndex((each, index) => each !== after[index]) + 1;
  return {
    check: 'page-format',
    severity: 'error',
    message: `A table is not formatted in the style ${style}.`,
    location: { kind: 'source', file: page.file, line: Math.max(1, line) },
    hint: `run \`hydra-contract pages format ${page.file} --style ${style} --write\``,
  };
}
