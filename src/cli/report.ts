import type { Finding } from '../finding.js';
import type { ExitCode } from './command.js';
import type { ReportOptions } from './options.js';
import type { Shell } from './shell.js';

export async function reportFindings(findings: readonly Finding[], options: ReportOptions, shell: Shell): Promise<ExitCode> {
  for (const f of findings) shell.out(`${f.severity} ${f.message}\n`);
  return exitCode(findings, options.failOn);
}

/** Whether findings fail a run. */
export function exitCode(findings: readonly Finding[], failOn: ReportOptions['failOn']): ExitCode {
  const fails = findings.some(
    ({ severity }) => (severity === 'error' && failOn !== 'never') || (severity === 'warning' && failOn === 'warning'),
  );
  return fails ? 1 : 0;
}
