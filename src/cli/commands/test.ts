/** Defines the command `test`: test a live server. */
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
    argument(apiOrFile(), { description: message`The contract; default: the server's own ApiDocumentation.` }),
  ),
  server: optional(
    option('--server', '-s', text('URL'), {
      description: message`URL of the server, with or without its base path.`,
    }),
  ),
  writes: withDefault(
    flag('--writes', {
      description: message`Also create, change and delete resources, but only those that the run created.`,
    }),
    false,
  ),
  allowExisting: withDefault(
    flag('--allow-existing', { description: message`With --writes: also change and delete existing resources.` }),
    false,
  ),
  include: multiple(
    option('--include', text('OPERATION'), {
      description: message`Call this operation even though it may affect existing resources; repeatable.`,
    }),
  ),
  exclude: multiple(
    option('--exclude', text('OPERATION'), { description: message`Never call this operation; repeatable.` }),
  ),
  vars: multiple(
    option('--var', text('NAME=VALUE'), {
      description: message`Value of a parameter, such as an existing identifier; repeatable.`,
    }),
  ),
  keep: withDefault(flag('--keep', { description: message`Keep the resources that the run created.` }), false),
  stateless: withDefault(
    flag('--stateless', { description: message`The server keeps no state: skip the checks that need it.` }),
    false,
  ),
});

const authOptions = object('Credentials', {
  user: optional(
    option('--user', '-u', text('KEY:SECRET'), {
      description: message`HTTP Basic credentials; default: HYDRA_CONTRACT_USER.`,
    }),
  ),
  bearer: optional(
    option('--bearer', text('TOKEN'), { description: message`Bearer token; default: HYDRA_CONTRACT_BEARER.` }),
  ),
  apiKeys: multiple(
    option('--api-key', text('SCHEME=VALUE'), {
      description: message`API key of a security scheme, or one value for all schemes.`,
    }),
  ),
  tokenCommand: optional(
    option('--token-command', text('COMMAND'), { description: message`Command that prints the bearer token.` }),
  ),
  headers: multiple(
    option('--header', '-H', text('HEADER'), {
      description: message`Header field sent with every request: 'Name: value'.`,
    }),
  ),
  as: multiple(
    option('--as', text('WHO=CREDENTIAL'), {
      description: message`Credentials of a second user: other=KEY:SECRET or other=TOKEN.`,
    }),
  ),
});

const boundOptions = object('Limits', {
  timeout: optional(
    option('--timeout', integer({ min: 1, metavar: 'MS' }), {
      description: message`Time limit of one exchange; default 5000.`,
    }),
  ),
  maxTime: optional(
    option('--max-time', integer({ min: 1, metavar: 'SECONDS' }), {
      description: message`Time limit of the run; default 600.`,
    }),
  ),
  maxRequests: optional(
    option('--max-requests', integer({ min: 1 }), { description: message`Maximum number of requests; default 50000.` }),
  ),
  maxPages: optional(
    option('--max-pages', integer({ min: 1 }), {
      description: message`Maximum number of pages followed per collection; default 50.`,
    }),
  ),
  rate: optional(
    option('--rate', integer({ min: 1 }), {
      description: message`Maximum number of requests per second; default: no limit.`,
    }),
  ),
  concurrency: optional(
    option('--concurrency', integer({ min: 1, max: 256 }), {
      description: message`Number of concurrent requests; default 8.`,
    }),
  ),
});

const runOptions = object('Run', {
  list: withDefault(flag('--list', { description: message`List the cases without running them.` }), false),
  seed: optional(option('--seed', integer(), { description: message`Seed for the values of the run; default 1.` })),
  repeat: optional(
    option('--repeat', integer({ min: 1 }), { description: message`Number of times that the cases run.` }),
  ),
  shard: optional(
    option('--shard', text('I/N'), { description: message`Run only this part of the plan, such as 1/4.` }),
  ),
  replay: optional(
    option('--replay', file(), { description: message`Run only the cases with findings in this JSON report.` }),
  ),
  disable: multiple(
    option('--disable', text('CHECK[:OPERATION]'), { description: message`Disable a check; repeatable.` }),
  ),
  har: optional(option('--har', file(), { description: message`Check this recorded traffic instead of a server.` })),
});

const reportOptions = object('Report', {
  format: withDefault(
    option('--format', choice(RUN_FORMATS, { metavar: 'FORMAT' }), { description: message`Output format.` }),
    'stylish' as const,
  ),
  reports: multiple(
    option('--report', file(), {
      description: message`Also write a report: .html, .xml, .json, .jsonld or .har; repeatable.`,
    }),
  ),
  baseline: optional(
    option('--baseline', file(), { description: message`Suppress the known findings listed in this file.` }),
  ),
  updateBaseline: withDefault(
    flag('--update-baseline', { description: message`Write the current findings to the baseline.` }),
    false,
  ),
  failOn: failOnOption,
});

export const test = defineCommand({
  name: 'test',
  brief: 'Test a live server against its contract',
  examples: [
    ['hydra-contract test openapi.yaml --server http://localhost:3000', 'read-only: changes nothing on the server'],
    ['hydra-contract test dlcs@2023 --server URL --user KEY:SECRET', 'an API of redocly.yaml, with credentials'],
    ['hydra-contract test openapi.yaml --server URL --writes', 'also create, change and delete resources of the run'],
    ['hydra-contract test --server URL', 'no contract: use the ApiDocumentation of the server (Hydra)'],
    ['hydra-contract test openapi.yaml --server URL --report run.html', 'also write an HTML report'],
  ],
  options: merge(serverOptions, contractOptions, authOptions, boundOptions, merge(runOptions, reportOptions)),
  run: async (options, shell) => {
    const { runTest } = await import('../test-run.js');
    return runTest(options, shell);
  },
});
