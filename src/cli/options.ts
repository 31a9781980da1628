import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { argument, flag, option } from '@optique/core/primitives';
import { choice, string } from '@optique/core/valueparser';
import { FORMATS } from '../report/formats.js';
import { apiOrFile, file } from './values.js';

/** Options of every command that reads contracts; hand them to `readContract(s)` as they are. */
export const contractOptions = object('Contract', {
  config: optional(
    option('--config', file(), { description: message`Configuration; default: the nearest redocly.yaml.` }),
  ),
  vocabulary: optional(
    option('--vocabulary', file('FILE|URL'), {
      description: message`ApiDocumentation that goes with the description.`,
    }),
  ),
  allowHosts: multiple(
    option('--allow-host', string({ metavar: 'HOST' }), {
      description: message`A host that may be asked for documents.`,
    }),
  ),
  allowFolders: multiple(
    option('--allow-folder', file('DIR'), { description: message`A further folder that may be read.` }),
  ),
});

/** What {@link contractOptions} parse to. */
export interface ContractOptions {
  readonly config: string | undefined;
  readonly vocabulary: string | undefined;
  readonly allowHosts: readonly string[];
  readonly allowFolders: readonly string[];
}

/** When a run fails. */
export const failOnOption = withDefault(
  option('--fail-on', choice(['error', 'warning', 'never'], { metavar: 'SEVERITY' }), {
    description: message`Exit 1 from this severity on.`,
  }),
  'error' as const,
);

/** Options of every command that ends in findings; hand them to `reportFindings` as they are. */
export const reportOptions = object('Report', {
  format: withDefault(
    option('--format', choice(FORMATS, { metavar: 'FORMAT' }), { description: message`How findings are printed.` }),
    'stylish' as const,
  ),
  baseline: optional(
    option('--baseline', file(), { description: message`Findings listed in this file are known and stay silent.` }),
  ),
  updateBaseline: withDefault(
    flag('--update-baseline', { description: message`Write today's findings to the baseline.` }),
    false,
  ),
  failOn: failOnOption,
});

/** What {@link reportOptions} parse to. */
export interface ReportOptions {
  readonly format: (typeof FORMATS)[number];
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly failOn: 'error' | 'warning' | 'never';
}

/** One contract: an API of the configuration or a file. */
export function apiArgument() {
  return argument(apiOrFile(), { description: message`An API of redocly.yaml, a description or an ApiDocumentation.` });
}

/** Any number of contracts; none means every API of the configuration. */
export function apiArguments() {
  return multiple(
    argument(apiOrFile(), { description: message`APIs of redocly.yaml or files; default: every API of redocly.yaml.` }),
  );
}
