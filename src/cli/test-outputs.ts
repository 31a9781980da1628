/** Writes the reports of a run to stdout and to any number of files. */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { conformanceChecks } from '../conformance/checks.js';
import type { Listener } from '../conformance/events.js';
import { redactHeader, redactor } from '../conformance/transport/redact.js';
import { UnusableInput } from '../finding.js';
import { formatOfFile } from '../report/run/formats.js';
import type { RunFormat } from '../report/run/formats.js';
import type { RunReportOptions } from '../report/run/reporter.js';
import { runReporters } from '../report/run/reporters.js';
import { inline } from '../report/words.js';
import type { Shell } from './shell.js';
import { version } from './version.js';

/** The requested reports. */
export interface OutputOptions {
  readonly format: RunFormat;
  readonly reports: readonly string[];
}

/** A report that is being written. */
export interface Output {
  readonly listen: Listener;
  close(): Promise<void>;
}

/**
 * Opens every requested report.
 * @throws {UnusableInput} if the format cannot be told from a file name
 */
export function openOutputs(options: OutputOptions, shell: Shell, secrets: readonly string[]): Output[] {
  const redact = redactor(secrets);
  const titles = new Map(conformanceChecks.map(({ id, title }) => [id, title]));
  const style = (color: boolean): RunReportOptions => ({
    color,
    width: shell.width,
    version: version(),
    titleOf: (check) => titles.get(check),
    hide: (field, value) => redactHeader(field, value, redact),
    redact,
    verbose: shell.verbose,
  });
  const files = options.reports.map((name): Output => {
    const wanted = formatOfFile(name);
    if (wanted === undefined)
      throw new UnusableInput(`The report format cannot be told from the file name ${inline(name)}.`, {
        hint: 'use the extension .html, .xml, .json, .jsonld, .har or .txt, or write junit:NAME',
      });
    const stream = createWriteStream(resolve(shell.cwd, wanted.file));
    const opened = new Promise<void>((done, fail) => stream.once('open', () => done()).once('error', fail));
    opened.catch(() => undefined);
    return {
      listen: runReporters[wanted.format]((text) => void stream.write(text), style(false)),
      close: () => closed(stream, opened, wanted.file),
    };
  });
  return [
    ...files,
    {
      listen: runReporters[options.format]((text) => shell.out(text), style(shell.color)),
      close: async () => undefined,
    },
  ];
}

async function closed(
  stream: ReturnType<typeof createWriteStream>,
  opened: Promise<void>,
  name: string,
): Promise<void> {
  await opened.catch((error: Error) => {
    throw new UnusableInput(`The report ${inline(name)} cannot be written: ${error.message}.`);
  });
  await new Promise<void>((done) => stream.end(done));
}
