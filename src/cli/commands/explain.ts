/** Defines the command `explain`: explain a check. */
import { object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { optional } from '@optique/core/modifiers';
import { argument } from '@optique/core/primitives';
import { string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';

export const explain = defineCommand({
  name: 'explain',
  brief: 'Explain a check, with an incorrect and a correct example',
  examples: [
    ['hydra-contract explain', 'list every check'],
    ['hydra-contract explain operation-status', 'one check in detail'],
  ],
  options: object({
    check: optional(
      argument(string({ metavar: 'CHECK' }), {
        description: message`The id of a check, as printed with each finding.`,
      }),
    ),
  }),
  run: async ({ check }, shell) => {
    const { explainCheck, listChecks } = await import('../../check/explain.js');
    const { checkPages } = await import('../check-pages.js');
    const { wrapColumns, wrapPage } = await import('../../report/wrap-page.js');
    const pages = await checkPages();
    const text =
      check === undefined
        ? wrapColumns(listChecks(pages), shell.width)
        : wrapPage(explainCheck(check, pages), shell.width);
    shell.out(`${text}\n`);
    return 0;
  },
});
