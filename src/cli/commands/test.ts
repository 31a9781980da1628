import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { argument, flag, option } from '@optique/core/primitives';
import { choice, integer, string } from '@optique/core/valueparser';
import { RUN_FORMATS } from '../../report/run/formats.js';
import { defineCommand } from '../command.js';
import { contractOptions, failOnOption } from '../options.js';
import { apiOrFile, file } from '../values.js';

const text = (
  metavar:
    | 'KEY:SECRET'
    | 'TOKEN'
    | 'SCHEME=VALUE'
    | 'NAME=VALUE'
    | 'COMMAND'
    | 'HEADER'
    | 'OPERATION'
    | 'CHECK[:OPERATION]'
    | 'I/N'
    | 'URL'
    | 'WHO=CREDENTIAL',
) => string({ metavar });

const serverOptions = object('Server', {
  target: optional(
    argument(apiOrFile(), { description: message`The contract; default: what the server says of itself.` }),
  ),
  server: optional(
    option('--server', '-s', text('URL'), {
      description: message`Address of the server, with or without its base path.`,
    }),
  ),
  writes: withDefault(
    flag('--writes', { description: message`Also create, change and delete: only what the run made itself.` }),
    false,
  ),
  allowExisting: withDefault(
    flag('--allow-existing', { description: message`With --writes: change and delete other things too.` }),
    false,
  ),
  include: multiple(
    option('--include', text('OPERATION'), {
      description: message`Call this operation although it has no target of the run's own.`,
    }),
  ),
  exclude: multiple(option('--exclude', text('OPERATION'), { description: message`Never call this operation.` })),
  vars: multiple(
    option('--var', text('NAME=VALUE'), {
      description: message`Value of a parameter, such as an identifier that exists.`,
    }),
  ),
  keep: withDefault(flag('--keep', { description: message`Leave what the run made.` }), false),
  stateless: withDefault(
    flag('--stateless', { description: message`The server keeps no state: skip what is about state.` }),
    false,
  ),
});

const authOptions = object('Credentials', {
  user: optional(
    option('--user', '-u', text('KEY:SECRET'), { description: message`HTTP Basic; else HYDRA_CONTRACT_USER.` }),
  ),
  bearer: optional(
    option('--bearer', text('TOKEN'), { description: message`Bearer token; else HYDRA_CONTRACT_BEARER.` }),
  ),
  apiKeys: multiple(
    option('--api-key', text('SCHEME=VALUE'), {
      description: message`API key of a security scheme, or one value for all.`,
    }),
  ),
  tokenCommand: optional(
    option('--token-command', text('COMMAND'), { description: message`A command that prints the bearer token.` }),
  ),
  headers: multiple(
    option('--header', '-H', text('HEADER'), { description: message`Header field of every request: 'Name: value'.` }),
  ),
  as: multiple(
    option('--as', text('WHO=CREDENTIAL'), { description: message`A second user: other=KEY:SECRET or other=TOKEN.` }),
  ),
});

const boundOptions = object('Bounds', {
  timeout: optional(
    option('--timeout', integer({ min: 1, metavar: 'MS' }), { description: message`For one exchange; default 5000.` }),
  ),
  maxTime: optional(
    option('--max-time', integer({ min: 1, metavar: 'SECONDS' }), { description: message`For the run; default 600.` }),
  ),
  maxRequests: optional(
    option('--max-requests', integer({ min: 1 }), { description: message`In all; default 50000.` }),
  ),
  maxPages: optional(
    option('--max-pages', integer({ min: 1 }), { description: message`Of one collection; default 50.` }),
  ),
  rate: optional(option('--rate', integer({ min: 1 }), { description: message`Requests a second; default no limit.` })),
  concurrency: optional(
    option('--concurrency', integer({ min: 1, max: 256 }), { description: message`Requests in flight; default 8.` }),
  ),
});

const runOptions = object('Run', {
  list: withDefault(flag('--list', { description: message`Print the cases, test nothing.` }), false),
  seed: optional(
    option('--seed', integer(), { description: message`Makes the values of a run repeatable; default 1.` }),
  ),
  repeat: optional(option('--repeat', integer({ min: 1 }), { description: message`How often the cases run.` })),
  shard: optional(option('--shard', text('I/N'), { description: message`Only this part of the plan.` })),
  replay: optional(option('--replay', file(), { description: message`Only what this JSON report found.` })),
  disable: multiple(option('--disable', text('CHECK[:OPERATION]'), { description: message`Turn a check off.` })),
  har: optional(option('--har', file(), { description: message`Judge this recorded traffic; no server is asked.` })),
});

const reportOptions = object('Report', {
  format: withDefault(
    option('--format', choice(RUN_FORMATS, { metavar: 'FORMAT' }), { description: message`How the run is reported.` }),
    'stylish' as const,
  ),
  reports: multiple(
    option('--report', file(), { description: message`Also write a report: .html, .xml, .json, .jsonld, .har.` }),
  ),
  baseline: optional(
    option('--baseline', file(), { description: message`Findings listed in this file are known and stay silent.` }),
  ),
  updateBaseline: withDefault(
    flag('--update-baseline', { description: message`Write today's findings to the baseline.` }),
    false,
  ),
  failOn: failOnOption,
});

export const test = defineCommand({
  name: 'test',
  brief: 'Test a live server against its contract',
  examples: [
    ['hydra-contract test openapi.yaml --server http://localhost:3000', 'reads only; nothing is changed'],
    ['hydra-contract test dlcs@2023 --server URL --user KEY:SECRET', 'an API of redocly.yaml, with credentials'],
    ['hydra-contract test openapi.yaml --server URL --writes', 'also creates, changes and deletes things of its own'],
    ['hydra-contract test --server URL', 'by what the server says of itself (Hydra)'],
    ['hydra-contract test openapi.yaml --server URL --report run.html', 'and a page to look at'],
  ],
  options: merge(serverOptions, contractOptions, authOptions, boundOptions, merge(runOptions, reportOptions)),
  run: async (options, shell) => {
    const { runTest } = await import('../test-run.js');
    return runTest(options, shell);
  },
});
