/** Defines the command `check`: find drift and errors. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, withDefault } from '@optique/core/modifiers';
import { flag, option } from '@optique/core/primitives';
import { string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { apiArguments, contractOptions, reportOptions } from '../options.js';

const checkOptions = object('Check', {
  only: multiple(
    option('--only', string({ metavar: 'CHECK' }), { description: message`Run only this check; repeatable.` }),
  ),
  skip: multiple(
    option('--skip', string({ metavar: 'CHECK' }), { description: message`Skip this check; repeatable.` }),
  ),
  fix: withDefault(flag('--fix', { description: message`Apply the fixes that can be made automatically.` }), false),
  watch: withDefault(flag('--watch', { description: message`Run again whenever a file changes.` }), false),
});

export const check = defineCommand({
  name: 'check',
  brief: 'Find drift between the description, the vocabulary, examples and pages',
  examples: [
    ['hydra-contract check openapi.yaml', 'any description, no configuration needed'],
    ['hydra-contract check openapi.yaml --vocabulary api.jsonld', 'a description and the vocabulary that goes with it'],
    ['hydra-contract check', 'every API of redocly.yaml'],
    ['hydra-contract check --baseline known.json --update-baseline', 'accept the findings of today, fail on new ones'],
  ],
  options: merge(object({ targets: apiArguments() }), checkOptions, contractOptions, reportOptions),
  run: async (options, shell) => {
    const { runCheck, watchCheck } = await import('../check-run.js');
    return options.watch ? watchCheck(options, shell) : runCheck(options, shell);
  },
});
