import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { withDefault } from '@optique/core/modifiers';
import { argument, flag } from '@optique/core/primitives';
import { defineCommand } from '../command.js';
import { file } from '../values.js';

export const init = defineCommand({
  name: 'init',
  brief: 'Write a redocly.yaml for the descriptions and vocabularies found here',
  examples: [
    ['hydra-contract init', 'looks through this folder and those in it'],
    ['hydra-contract init api --force', 'another folder; a redocly.yaml that is there is replaced'],
  ],
  options: object({
    folder: withDefault(argument(file('DIR'), { description: message`Folder to look through.` }), '.'),
    force: withDefault(flag('--force', { description: message`Replace a redocly.yaml that is there.` }), false),
  }),
  run: async (options, shell) => {
    const { runInit } = await import('../init-run.js');
    return runInit(options, shell);
  },
});
