/** What `report merge` does: the reports of a plan's parts become the report of the whole. */
import { mergeRuns } from '../conformance/merge.js';
import { UnusableInput } from '../finding.js';
import { formatOfFile } from '../report/run/formats.js';
import { inline } from '../report/words.js';
import type { ExitCode } from './command.js';
import type { Shell } from './shell.js';
import { openOutputs } from './test-outputs.js';
import type { OutputOptions } from './test-outputs.js';
import { readJson, verdict } from './test-run.js';
import type { TestRunOptions } from './test-run.js';

export interface MergeOptions extends OutputOptions, Pick<TestRunOptions, 'failOn'> {
  readonly files: readonly string[];
}

/**
 * Merges reports.
 * @throws {UnusableInput} when one cannot be read, or they are not parts of one plan
 */
export async function mergeReports(options: MergeOptions, shell: Shell): Promise<ExitCode> {
  if ([options.format, ...options.reports.map((name) => formatOfFile(name)?.format)].includes('har'))
    throw new UnusableInput('A JSON report does not hold every exchange.', {
      hint: 'keep the recordings of the parts: test --shard 1/3 --report part-1.har',
    });
  const reports: (readonly [string, never])[] = [];
  for (const name of options.files) reports.push([inline(name), await readJson(name, 'report', shell)]);
  const { events, findings, summary, missing } = mergeRuns(reports);
  const outputs = openOutputs(options, shell, []);
  for (const event of events) for (const output of outputs) output.listen(event);
  await Promise.all(outputs.map(({ close }) => close()));
  const code = verdict({ summary }, findings, options);
  // A part that is not there was not tested, and must not pass for a clean one.
  return code === 0 && missing.length > 0 ? 2 : code;
}
