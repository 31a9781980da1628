import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, withDefault } from '@optique/core/modifiers';
import { flag, option } from '@optique/core/primitives';
import { string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { apiArguments, contractOptions, reportOptions } from '../options.js';

const checkOptions = object('Check', {
  only: multiple(option('--only', string({ metavar: 'CHECK' }), { description: message`Only this check.` })),
  skip: multiple(option('--skip', string({ metavar: 'CHECK' }), { description: message`All but this check.` })),
  fix: withDefault(
    flag('--fix', { description: message`Mend in the files what can be mended without thought.` }),
    false,
  ),
  watch: withDefault(flag('--watch', { description: message`Check again whenever a file changes.` }), false),
});

export const check = defineCommand({
  name: 'check',
  brief: 'Find what no longer agrees: description, vocabulary, examples and pages',
  examples: [
    ['hydra-contract check openapi.yaml', 'any description, no configuration needed'],
    ['hydra-contract check openapi.yaml --vocabulary api.jsonld', 'both halves, and whether they agree'],
    ['hydra-contract check', 'every API of redocly.yaml'],
    ['hydra-contract check --baseline known.json --update-baseline', 'accept what there is, fail on what is new'],
  ],
  options: merge(object({ targets: apiArguments() }), checkOptions, contractOptions, reportOptions),
  run: async (options, shell) => {
    const { runCheck, watchCheck } = await import('../check-run.js');
    return options.watch ? watchCheck(options, shell) : runCheck(options, shell);
  },
});
