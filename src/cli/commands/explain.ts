import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { optional } from '@optique/core/modifiers';
import { argument } from '@optique/core/primitives';
import { string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';

export const explain = defineCommand({
  name: 'explain',
  brief: 'Tell what a check is about, with an incorrect and a correct example',
  examples: [
    ['hydra-contract explain', 'every check, a line each'],
    ['hydra-contract explain operation-status', 'one check in full'],
  ],
  options: object({
    check: optional(
      argument(string({ metavar: 'CHECK' }), { description: message`Id of a check, as findings show it.` }),
    ),
  }),
  run: async ({ check }, shell) => {
    const { explainCheck, listChecks } = await import('../../check/explain.js');
    const { checkPages } = await import('../check-pages.js');
    shell.out(`${check === undefined ? listChecks() : explainCheck(check, await checkPages())}\n`);
    return 0;
  },
});
