/** Defines the command `init`: write a configuration. */
import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { withDefault } from '@optique/core/modifiers';
import { argument, flag } from '@optique/core/primitives';
import { defineCommand } from '../command.js';
import { file } from '../values.js';

export const init = defineCommand({
  name: 'init',
  brief: 'Write a redocly.yaml for the descriptions and vocabularies in a folder',
  examples: [
    ['hydra-contract init', 'search this folder and its subfolders'],
    ['hydra-contract init api --force', 'search another folder and replace its redocly.yaml'],
  ],
  options: object({
    folder: withDefault(argument(file('DIR'), { description: message`The folder to search.` }), '.'),
    force: withDefault(flag('--force', { description: message`Replace an existing redocly.yaml.` }), false),
  }),
  run: async (options, shell) => {
    const { runInit } = await import('../init-run.js');
    return runInit(options, shell);
  },
});
