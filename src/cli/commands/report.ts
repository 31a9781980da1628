/** Defines the command `report`: merge the reports of test runs. */
import { merge as join, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, withDefault } from '@optique/core/modifiers';
import { argument, option } from '@optique/core/primitives';
import { choice } from '@optique/core/valueparser';
import { RUN_FORMATS } from '../../report/run/formats.js';
import { defineCommand, defineCommandGroup } from '../command.js';
import { failOnOption } from '../options.js';
import { file } from '../values.js';

const merge = defineCommand({
  name: 'merge',
  brief: 'Merge the JSON reports of the shards of a test run into one report and one exit code',
  examples: [
    ['hydra-contract report merge shard-*.json', 'after test --shard 1/3 --report shard-1.json and so on'],
    ['hydra-contract report merge shard-*.json --report run.html', 'also write an HTML report'],
  ],
  options: join(
    object({
      files: multiple(argument(file(), { description: message`The JSON reports of all shards.` }), { min: 1 }),
    }),
    object('Report', {
      format: withDefault(
        option('--format', choice(RUN_FORMATS, { metavar: 'FORMAT' }), { description: message`Output format.` }),
        'stylish' as const,
      ),
      reports: multiple(
        option('--report', file(), {
          description: message`Also write a report: .html, .xml, .json or .jsonld; repeatable.`,
        }),
      ),
      failOn: failOnOption,
    }),
  ),
  run: async (options, shell) => {
    const { mergeReports } = await import('../report-merge.js');
    return mergeReports(options, shell);
  },
});

export const report = defineCommandGroup('report', 'Work with the reports of test runs', [merge]);
