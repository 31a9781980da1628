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
    option('--only', string({ metavar: 'GENERATOR' }), { description: message`Only this generator's files.` }),
  ),
  style: optional(
    option('--style', string({ metavar: 'STYLE' }), { description: message`Only pages, in this style.` }),
  ),
  out: optional(option('--out', file('DIR'), { description: message`Write here in place of the configured outputs.` })),
  check: withDefault(
    flag('--check', { description: message`Write nothing; fail when a file is stale, missing or orphaned.` }),
    false,
  ),
  force: withDefault(
    flag('--force', { description: message`Overwrite files even when they were not generated.` }),
    false,
  ),
});

export const generate = defineCommand({
  name: 'generate',
  brief: 'Write what follows from a contract: types, pages, pictures, a vocabulary …',
  examples: [
    ['hydra-contract generate', 'all that redocly.yaml says'],
    ['hydra-contract generate --check', 'in continuous integration: is anything stale?'],
    ['hydra-contract generate openapi.yaml --only types --out src', 'TypeScript types of any description'],
    ['hydra-contract generate openapi.yaml --style docusaurus --out docs', 'its pages in one of the styles'],
  ],
  options: merge(object({ targets: apiArguments() }), generateOptions, contractOptions, reportOptions),
  run: async (options, shell) => {
    const loaded = await readContracts(options.targets, options, shell);
    const { runGenerate } = await import('../generate-run.js');
    return runGenerate(loaded, options, shell);
  },
});
