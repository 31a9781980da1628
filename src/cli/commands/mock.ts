/** Defines the command `mock`: start a mock server. */
import { merge, object } from '@optique/core/constructs';
import { message } from '@optique/core/message';
import { multiple, optional, withDefault } from '@optique/core/modifiers';
import { flag, option } from '@optique/core/primitives';
import { choice, integer, string } from '@optique/core/valueparser';
import { defineCommand } from '../command.js';
import { apiArgument, contractOptions } from '../options.js';
import { file } from '../values.js';

type Metavar = 'HOST' | 'URL' | 'SEED' | 'KEY:SECRET' | 'TOKEN' | 'SCHEME=VALUE' | 'FAULT';
const text = (metavar: Metavar) => string({ metavar });

const serverOptions = object('Server', {
  target: apiArgument(),
  port: withDefault(
    option('--port', '-p', integer({ min: 0, max: 65_535 }), {
      description: message`Port to listen on; 0 picks a free one.`,
    }),
    4010,
  ),
  host: optional(
    option('--host', text('HOST'), {
      description: message`Address to listen on; default 127.0.0.1, this machine only.`,
    }),
  ),
  publicUrl: optional(
    option('--public-url', text('URL'), {
      description: message`URL under which clients reach the mock, if behind a proxy.`,
    }),
  ),
  noCors: withDefault(flag('--no-cors', { description: message`Send no CORS headers.` }), false),
  maxBody: optional(
    option('--max-body', integer({ min: 0, metavar: 'BYTES' }), {
      description: message`Maximum size of a request body; default 10 MiB.`,
    }),
  ),
});

const answerOptions = object('Responses', {
  state: withDefault(
    flag('--state', { description: message`Keep state: store what clients write, and run lifecycles.` }),
    false,
  ),
  stateFile: optional(
    option('--state-file', file(), { description: message`Load the state from this file, and save it there on exit.` }),
  ),
  seed: optional(
    option('--seed', text('SEED'), {
      description: message`Seed for generated values: the same seed gives the same values.`,
    }),
  ),
  dynamic: withDefault(
    flag('--dynamic', '-d', { description: message`Generate every response, even where there are examples.` }),
    false,
  ),
  handlers: optional(
    option('--handlers', file(), {
      description: message`TypeScript or JavaScript module with one function per operation.`,
    }),
  ),
  refuseReadOnly: withDefault(
    flag('--refuse-read-only', { description: message`Refuse requests that set readOnly properties.` }),
    false,
  ),
});

const credentialOptions = object('Credentials', {
  user: optional(
    option('--user', '-u', text('KEY:SECRET'), { description: message`The accepted HTTP Basic credentials.` }),
  ),
  bearer: optional(option('--bearer', text('TOKEN'), { description: message`The accepted bearer token.` })),
  apiKeys: multiple(
    option('--api-key', text('SCHEME=VALUE'), {
      description: message`The accepted key of a security scheme; repeatable.`,
    }),
  ),
});

const faultOptions = object('Faults', {
  faults: multiple(
    option('--fault', '-f', text('FAULT'), {
      description: message`latency=200-800, status=503, drop, truncate, malformed, rate=0.1; for one operation: 'getPet: status=503'.`,
    }),
  ),
});

const logOptions = object('Log', {
  quiet: withDefault(
    flag('--quiet', '-q', { description: message`Print neither the banner nor the request log.` }),
    false,
  ),
  log: withDefault(
    option('--log', choice(['text', 'json'], { metavar: 'FORMAT' }), {
      description: message`Format of the request log, one line per request.`,
    }),
    'text' as const,
  ),
  noWatch: withDefault(
    flag('--no-watch', { description: message`Do not reload when the contract or the handlers change.` }),
    false,
  ),
});

export const mock = defineCommand({
  name: 'mock',
  brief: 'Start a mock server with working links that can keep state',
  examples: [
    ['hydra-contract mock openapi.yaml', 'at http://127.0.0.1:4010, responding with examples'],
    ['hydra-contract mock dlcs@2023 --state', 'a stateful mock: what is POSTed can be read, and changes over time'],
    ['hydra-contract mock openapi.yaml --user key:secret', 'accept only these credentials'],
    ['hydra-contract mock openapi.yaml --fault latency=200-800', 'as slow as a real server'],
    ["hydra-contract mock openapi.yaml --fault 'getPet: status=503; rate=0.1'", 'fail one request in ten'],
  ],
  options: merge(serverOptions, answerOptions, merge(credentialOptions, faultOptions, logOptions), contractOptions),
  run: async (options, shell) => {
    const { runMock } = await import('../mock-run.js');
    return runMock(options, shell);
  },
});
