/** Defines the command `diff`: compare two editions. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { optional, withDefault } from '@optique/core/modifiers';
import { argument, option } from '@optique/core/primitives';
import { choice } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { contractOptions } from '../options.js';
import { apiOrFile } from '../values.js';

const editions = object({
  old: argument(
    { ...apiOrFile(), metavar: 'OLD' },
    { description: message`The earlier edition: an API of redocly.yaml or a file.` },
  ),
  new: optional(
    argument(
      { ...apiOrFile(), metavar: 'NEW' },
      { description: message`The later edition; omit it with --vocabulary.` },
    ),
  ),
});

const diffOptions = object('Diff', {
  format: withDefault(
    option('--format', choice(['stylish', 'markdown', 'json', 'github', 'sarif', 'junit'], { metavar: 'FORMAT' }), {
      description: message`Output format; markdown suits a changelog.`,
    }),
    'stylish' as const,
  ),
  failOn: withDefault(
    option('--fail-on', choice(['breaking', 'compatible', 'editorial', 'never'], { metavar: 'IMPACT' }), {
      description: message`Exit 1 if a change has this impact or a worse one.`,
    }),
    'never' as const,
  ),
});

export const diff = defineCommand({
  name: 'diff',
  brief: 'Show what changed between two editions, on the wire and in meaning, and who is affected',
  examples: [
    ['hydra-contract diff dlcs@2020 dlcs@2023', 'two APIs of redocly.yaml'],
    ['hydra-contract diff old.yaml new.yaml --fail-on breaking', 'two files; exit 1 if clients would break'],
    ['hydra-contract diff dlcs@2020 dlcs@2023 --format markdown', 'as a changelog'],
    [
      'hydra-contract diff dlcs@2023 --vocabulary https://api.example.org/vocab',
      'the vocabulary in the repository and the one the server publishes',
    ],
  ],
  options: merge(editions, diffOptions, contractOptions),
  run: async (options, shell) => {
    const { runDiff } = await import('../diff-run.js');
    return runDiff(options, shell);
  },
});
