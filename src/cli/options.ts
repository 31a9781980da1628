/** Command line options that several commands share. */
import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { argument, flag, option } from '@optique/core/primitives';
import { choice, string } from '@optique/core/valueparser';
import { FORMATS } from '../report/formats.js';
import { apiOrFile, file } from './values.js';

/** Options of every command that reads contracts; pass them to `readContract(s)` unchanged. */
export const contractOptions = object('Contract', {
  config: optional(
    option('--config', file(), { description: message`Configuration file; default: the nearest redocly.yaml.` }),
  ),
  vocabulary: optional(
    option('--vocabulary', file('FILE|URL'), {
      description: message`The ApiDocumentation that belongs to the description.`,
    }),
  ),
  allowHosts: multiple(
    option('--allow-host', string({ metavar: 'HOST' }), {
      description: message`Allow documents to be fetched from this host; repeatable.`,
    }),
  ),
  allowFolders: multiple(
    option('--allow-folder', file('DIR'), {
      description: message`Allow documents to be read from this folder; repeatable.`,
    }),
  ),
});

/** The parsed {@link contractOptions}. */
export interface ContractOptions {
  readonly config: string | undefined;
  readonly vocabulary: string | undefined;
  readonly allowHosts: readonly string[];
  readonly allowFolders: readonly string[];
}

/** The severity from which on a run fails. */
export const failOnOption = withDefault(
  option('--fail-on', choice(['error', 'warning', 'never'], { metavar: 'SEVERITY' }), {
    description: message`Exit 1 if a finding has this severity or a higher one.`,
  }),
  'error' as const,
);

/** Options of every command that reports findings; pass them to `reportFindings` unchanged. */
export const reportOptions = object('Report', {
  format: withDefault(
    option('--format', choice(FORMATS, { metavar: 'FORMAT' }), { description: message`Output format.` }),
    'stylish' as const,
  ),
  baseline: optional(
    option('--baseline', file(), { description: message`Suppress the known findings listed in this file.` }),
  ),
  updateBaseline: withDefault(
    flag('--update-baseline', { description: message`Write the current findings to the baseline.` }),
    false,
  ),
  failOn: failOnOption,
});

/** The parsed {@link reportOptions}. */
export interface ReportOptions {
  readonly format: (typeof FORMATS)[number];
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly failOn: 'error' | 'warning' | 'never';
}

/** One contract: an API of the configuration or a file. */
export function apiArgument() {
  return argument(apiOrFile(), {
    description: message`An API of redocly.yaml, an OpenAPI Description or an ApiDocumentation.`,
  });
}

/** Any number of contracts; none stands for every API of the configuration. */
export function apiArguments() {
  return multiple(
    argument(apiOrFile(), { description: message`APIs of redocly.yaml or files; default: every API of redocly.yaml.` }),
  );
}
