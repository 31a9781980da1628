/** Runs `init`: surveys a folder, proposes APIs, tries to load them, writes the configuration. */
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { DEFAULT_STYLE } from '../../generators/pages/styles.js';
import { UnusableInput } from '../finding.js';
import { loadContract } from '../load/load.js';
import { counted } from '../report/words.js';
import type { ExitCode } from './command.js';
import { readIfThere } from './read.js';
import type { Shell } from './shell.js';
import { proposals, survey } from './survey.js';
import type { Proposal } from './survey.js';
import { describeUnusable } from './unusable.js';
import { writeFiles } from './write.js';

const FILE = 'redocly.yaml';

/**
 * Writes a configuration for the contracts in a folder.
 * @throws {UnusableInput} if there are none, or there already is a configuration
 */
export async function runInit({ folder, force }: { folder: string; force: boolean }, shell: Shell): Promise<ExitCode> {
  const root = resolve(shell.cwd, folder);
  if (!force && (await readIfThere(join(root, FILE))) !== undefined) {
    throw new UnusableInput(`${FILE} already exists.`, { hint: 'Edit it, or replace it with --force.' });
  }
  shell.progress('Searching for descriptions and vocabularies …');
  const found = proposals(await survey(root));
  const usable = await readable(found, root, shell);
  shell.progress('');
  if (usable.length === 0) {
    throw new UnusableInput(
      `There is neither an OpenAPI Description nor an ApiDocumentation in ${folder === '.' ? 'this folder' : folder}.`,
      {
        hint: 'Run this in the folder that holds your openapi.yaml.',
      },
    );
  }
  await writeFiles([{ path: FILE, text: configuration(usable) }], { root, force: true });
  shell.say(next(usable, folder));
  return 0;
}

/** Leaves out and reports what cannot be read. */
async function readable(found: readonly Proposal[], root: string, shell: Shell): Promise<readonly Proposal[]> {
  const tried = await Promise.all(
    found.map(async (proposal) => {
      const { root: description, vocabulary } = proposal;
      const halves = { cwd: root, allowFolders: ['.'], ...(description && vocabulary ? { vocabulary } : {}) };
      return loadContract(description ?? vocabulary!, halves).then(
        () => proposal,
        (error: unknown) => {
          if (!(error instanceof UnusableInput)) throw error;
          shell.say(`Skipped: ${describeUnusable(error, shell.verbose)}`);
          return undefined;
        },
      );
    }),
  );
  return tried.filter((proposal) => proposal !== undefined);
}

function configuration(usable: readonly Proposal[]): string {
  const apis = Object.fromEntries(usable.map((proposal) => [proposal.name, api(proposal)]));
  const head = `# Settings of Redocly, and under \`x-hydra-contract\` of each API those of hydra-contract.\n`;
  return head + stringify({ extends: ['recommended'], apis }, { lineWidth: 0 });
}

function api({ name, root, vocabulary, contexts }: Proposal) {
  const folder = `generated/${name.replaceAll('@', '/')}`;
  return {
    ...(root === undefined ? {} : { root }),
    'x-hydra-contract': {
      ...(vocabulary === undefined ? {} : { vocabulary }),
      ...(contexts === undefined ? {} : { contexts }),
      generate: [
        { generator: 'types', output: `${folder}/types.ts` },
        { generator: 'pages', style: DEFAULT_STYLE, output: `${folder}/pages` },
        { generator: 'picture', output: `${folder}/pages` },
        { generator: 'overview', output: `${folder}/README.md` },
      ],
    },
  };
}

function next(usable: readonly Proposal[], folder: string): string {
  const [{ name }] = usable as [Proposal, ...Proposal[]];
  const where = folder === '.' ? '' : `cd ${folder}\n  `;
  return [
    `Wrote ${join(folder, FILE)} with ${counted(usable.length, 'API')}:`,
    ...usable.map((each) => `  ${each.name}: ${[each.root, each.vocabulary].filter(Boolean).join(' + ')}`),
    'Next:',
    `  ${where}hydra-contract check             find drift and errors`,
    `  hydra-contract generate          generate types, pages and pictures`,
    `  hydra-contract mock ${name}      start a mock server`,
    `  hydra-contract test ${name} --server URL   test a live server`,
  ].join('\n');
}
