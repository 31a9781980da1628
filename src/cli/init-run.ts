/** What `init` does: look, propose, try, write. */
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
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
 * Writes a configuration for what a folder holds.
 * @throws {UnusableInput} when there is nothing, or a configuration already
 */
export async function runInit({ folder, force }: { folder: string; force: boolean }, shell: Shell): Promise<ExitCode> {
  const root = resolve(shell.cwd, folder);
  if (!force && (await readIfThere(join(root, FILE))) !== undefined) {
    throw new UnusableInput(`There is a ${FILE} already.`, { hint: 'Edit it, or replace it with --force.' });
  }
  shell.progress('Looking for descriptions and vocabularies …');
  const found = proposals(await survey(root));
  const usable = await readable(found, root, shell);
  shell.progress('');
  if (usable.length === 0) {
    throw new UnusableInput(
      `There is no OpenAPI Description and no ApiDocumentation in ${folder === '.' ? 'this folder' : folder}.`,
      {
        hint: 'Run this in the folder that holds your openapi.yaml.',
      },
    );
  }
  await writeFiles([{ path: FILE, text: configuration(usable) }], { root, force: true });
  shell.say(next(usable, folder));
  return 0;
}

/** Leaves out, and tells of, what cannot be read. */
async function readable(found: readonly Proposal[], root: string, shell: Shell): Promise<readonly Proposal[]> {
  const tried = await Promise.all(
    found.map(async (proposal) => {
      const { root: description, vocabulary } = proposal;
      const halves = { cwd: root, allowFolders: ['.'], ...(description && vocabulary ? { vocabulary } : {}) };
      return loadContract(description ?? vocabulary!, halves).then(
        () => proposal,
        (error: unknown) => {
          if (!(error instanceof UnusableInput)) throw error;
          shell.say(`Left out: ${describeUnusable(error, shell.verbose)}`);
          return undefined;
        },
      );
    }),
  );
  return tried.filter((proposal) => proposal !== undefined);
}

function configuration(usable: readonly Proposal[]): string {
  const apis = Object.fromEntries(usable.map((proposal) => [proposal.name, api(proposal)]));
  const head = `# Redocly's settings, and under each API's \`x-hydra-contract\` those of hydra-contract.\n`;
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
        { generator: 'pages', style: 'hydra-padded', output: `${folder}/pages` },
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
    `  ${where}hydra-contract check             find what does not agree`,
    `  hydra-contract generate          write types, pages and pictures`,
    `  hydra-contract mock ${name}      a server that answers by the contract`,
    `  hydra-contract test ${name} --server URL`,
  ].join('\n');
}
