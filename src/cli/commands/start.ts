import { merge, object } from '@optique/core/constructs';
import { defineCommand } from '../command.js';
import { apiArguments, contractOptions } from '../options.js';

export const start = defineCommand({
  name: 'start',
  brief: 'The whole story once: check, generate, start a mock server and test it',
  examples: [['hydra-contract start', 'for every API of redocly.yaml; ends by itself']],
  options: merge(object({ targets: apiArguments() }), contractOptions),
  run: async (options, shell) => {
    const { runStart } = await import('../start-run.js');
    return runStart(options, shell);
  },
});
