/** Defines the command `start`: run every step end to end. */
import { merge, object } from '@optique/core/constructs';
import { defineCommand } from '../command.js';
import { apiArguments, contractOptions } from '../options.js';

export const start = defineCommand({
  name: 'start',
  brief: 'Run every step end to end: check, generate, start a mock server and test it',
  examples: [['hydra-contract start', 'every API of redocly.yaml; stops when done']],
  options: merge(object({ targets: apiArguments() }), contractOptions),
  run: async (options, shell) => {
    const { runStart } = await import('../start-run.js');
    return runStart(options, shell);
  },
});
