/** Defines the command `resources`: print the resource map. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { withDefault } from '@optique/core/modifiers';
import { option } from '@optique/core/primitives';
import { choice } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { apiArgument, contractOptions } from '../options.js';

const resourcesOptions = object('Resources', {
  format: withDefault(
    option('--format', choice(['table', 'json'], { metavar: 'FORMAT' }), { description: message`Output format.` }),
    'table' as const,
  ),
});

export const resources = defineCommand({
  name: 'resources',
  brief: 'Show the resources of a contract, and how each fact about them is known',
  examples: [
    ['hydra-contract resources openapi.yaml', 'a table per resource; guesses are marked'],
    ['hydra-contract resources dlcs@2023 --format json', 'for programs'],
  ],
  options: merge(object({ target: apiArgument() }), resourcesOptions, contractOptions),
  run: async (options, shell) => {
    const { runResources } = await import('../resources-run.js');
    return runResources(options, shell);
  },
});
