/** Runs `report merge`: merges the reports of all shards into one. */
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
 * @throws {UnusableInput} if one cannot be read, or they are not shards of the same plan
 */
export async function mergeReports(options: MergeOptions, shell: Shell): Promise<ExitCode> {
  if ([options.format, ...options.reports.map((name) => formatOfFile(name)?.format)].includes('har'))
    throw new UnusableInput('JSON reports cannot be merged into a HAR file: they do not contain every exchange.', {
      hint: 'write one HAR file per shard: test --shard 1/3 --report part-1.har',
    });
  const reports: (readonly [string, never])[] = [];
  for (const name of options.files) reports.push([inline(name), await readJson(name, 'report', shell)]);
  const { events, findings, summary, missing } = mergeRuns(reports);
  const outputs = openOutputs(options, shell, []);
  for (const event of events) for (const output of outputs) output.listen(event);
  await Promise.all(outputs.map(({ close }) => close()));
  const code = verdict({ summary }, findings, options);
  // A missing shard was not tested and must not count as clean.
  return code === 0 && missing.length > 0 ? 2 : code;
}
