/** Defines the command `pages`: format, read and sync documentation pages. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { argument, flag, option } from '@optique/core/primitives';
import { choice } from '@optique/core/valueparser';
import type { ListedStyle } from '../../../generators/pages/style.js';
import { styles } from '../../../generators/pages/styles.js';
import { defineCommand, defineCommandGroup } from '../command.js';
import type { Command } from '../command.js';
import { contractOptions, reportOptions } from '../options.js';
import { apiOrFile, file } from '../values.js';

const pageArguments = object({
  files: multiple(argument(file(), { description: message`Pages, or glob patterns of pages.` }), { min: 1 }),
});

/** The option `--style`, whose values are the names of the styles. */
function styleOption(among: readonly ListedStyle[]) {
  return option(
    '--style',
    choice(
      among.map(({ name }) => name),
      { metavar: 'STYLE' },
    ),
    {
      description: message`Documentation style.`,
    },
  );
}

type StyleOption = ReturnType<typeof styleOption>;

const format = (style: StyleOption) =>
  defineCommand({
    name: 'format',
    brief: 'Reformat the tables of pages in a style; everything else is kept',
    examples: [
      ['hydra-contract pages format docs/*.md --style hydra-padded --write', 'reformat tables in place'],
      [
        'hydra-contract pages format docs/*.rst --style rst-grid --check',
        'for continuous integration: fail if a table is misaligned',
      ],
    ],
    options: merge(
      pageArguments,
      object('Pages', {
        style,
        write: withDefault(
          flag('--write', { description: message`Change the files instead of printing them.` }),
          false,
        ),
        check: withDefault(
          flag('--check', { description: message`Change nothing; fail if a table is not formatted.` }),
          false,
        ),
      }),
      reportOptions,
    ),
    run: async (options, shell) => {
      const { formatPages } = await import('../pages-format.js');
      return formatPages(options, shell);
    },
  });

const read = (style: StyleOption) =>
  defineCommand({
    name: 'read',
    brief: 'Read pages into a contract from which they can be generated again',
    examples: [
      [
        'hydra-contract pages read docs/*.md --style hydra-padded --out contract',
        'turn existing pages into a contract',
      ],
      ['cd contract && hydra-contract generate', 'generate the same pages in contract/pages'],
    ],
    options: merge(
      pageArguments,
      object('Pages', {
        style,
        out: option('--out', file('DIR'), { description: message`Folder for the contract.` }),
        force: withDefault(flag('--force', { description: message`Overwrite an existing contract.` }), false),
      }),
      reportOptions,
    ),
    run: async (options, shell) => {
      const { readPagesInto } = await import('../pages-read.js');
      return readPagesInto(options, shell);
    },
  });

const sync = (style: StyleOption) =>
  defineCommand({
    name: 'sync',
    brief: 'Update the tables of hand-written pages from a contract',
    examples: [
      ['hydra-contract pages sync docs/batch.mdx --api dlcs@2023', 'bring the tables of a page up to date'],
      ['hydra-contract pages sync docs/*.rst --api scale@2016 --check', 'list each cell that has drifted'],
    ],
    options: merge(
      pageArguments,
      object('Pages', {
        api: option('--api', apiOrFile(), { description: message`The contract: an API of redocly.yaml or a file.` }),
        style: optional(style),
        check: withDefault(
          flag('--check', { description: message`Change nothing; fail if a page has drifted.` }),
          false,
        ),
      }),
      contractOptions,
      reportOptions,
    ),
    run: async (options, shell) => {
      const { syncPages } = await import('../pages-sync.js');
      return syncPages(options, shell);
    },
  });

/** The command for these styles. */
export function pagesCommand(among: readonly ListedStyle[]): Command {
  const style = styleOption(among);
  return defineCommandGroup('pages', 'Format, read and update documentation pages', [
    format(style),
    read(style),
    sync(style),
  ]);
}

export const pages = pagesCommand(styles);
