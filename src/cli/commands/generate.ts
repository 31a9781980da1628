/** Defines the command `generate`: generate files from contracts. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { flag, option } from '@optique/core/primitives';
import { string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { readContracts } from '../contracts.js';
import { apiArguments, contractOptions, reportOptions } from '../options.js';
import { file } from '../values.js';

const generateOptions = object('Generate', {
  only: multiple(
    option('--only', string({ metavar: 'GENERATOR' }), { description: message`Run only this generator; repeatable.` }),
  ),
  style: optional(
    option('--style', string({ metavar: 'STYLE' }), { description: message`Generate only pages, in this style.` }),
  ),
  out: optional(
    option('--out', file('DIR'), { description: message`Write here instead of to the configured outputs.` }),
  ),
  check: withDefault(
    flag('--check', { description: message`Write nothing; fail if a file is stale, missing or orphaned.` }),
    false,
  ),
  force: withDefault(flag('--force', { description: message`Overwrite files that were not generated.` }), false),
});

export const generate = defineCommand({
  name: 'generate',
  brief: 'Generate types, pages, pictures, a vocabulary and more from a contract',
  examples: [
    ['hydra-contract generate', 'everything that redocly.yaml configures'],
    ['hydra-contract generate --check', 'for continuous integration: fail if anything is stale'],
    ['hydra-contract generate openapi.yaml --only types --out src', 'TypeScript types for any description'],
    ['hydra-contract generate openapi.yaml --style docusaurus --out docs', 'documentation pages in one of the styles'],
  ],
  options: merge(object({ targets: apiArguments() }), generateOptions, contractOptions, reportOptions),
  run: async (options, shell) => {
    const loaded = await readContracts(options.targets, options, shell);
    const { runGenerate } = await import('../generate-run.js');
    return runGenerate(loaded, options, shell);
  },
});
