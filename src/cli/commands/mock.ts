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
      description: message`Default 4010; 0 for any that is free.`,
    }),
    4010,
  ),
  host: optional(option('--host', text('HOST'), { description: message`Default 127.0.0.1: this machine only.` })),
  publicUrl: optional(
    option('--public-url', text('URL'), { description: message`Where clients reach the mock, if behind a proxy.` }),
  ),
  noCors: withDefault(flag('--no-cors', { description: message`Send no CORS headers.` }), false),
  maxBody: optional(
    option('--max-body', integer({ min: 0, metavar: 'BYTES' }), {
      description: message`Largest request body; default 10 MiB.`,
    }),
  ),
});

const answerOptions = object('Answers', {
  state: withDefault(flag('--state', { description: message`Remember what is written, and let things live.` }), false),
  stateFile: optional(
    option('--state-file', file(), { description: message`Begin with this state, and save it there at the end.` }),
  ),
  seed: optional(option('--seed', text('SEED'), { description: message`Same seed, same generated values.` })),
  dynamic: withDefault(
    flag('--dynamic', '-d', { description: message`Generate every answer, also where there are examples.` }),
    false,
  ),
  handlers: optional(
    option('--handlers', file(), {
      description: message`TypeScript or JavaScript module with a function per operation.`,
    }),
  ),
  refuseReadOnly: withDefault(
    flag('--refuse-read-only', { description: message`Refuse requests that set readOnly properties.` }),
    false,
  ),
});

const credentialOptions = object('Credentials', {
  user: optional(
    option('--user', '-u', text('KEY:SECRET'), { description: message`The only right HTTP Basic credentials.` }),
  ),
  bearer: optional(option('--bearer', text('TOKEN'), { description: message`The only right bearer token.` })),
  apiKeys: multiple(
    option('--api-key', text('SCHEME=VALUE'), { description: message`The right key of a security scheme.` }),
  ),
});

const faultOptions = object('Faults', {
  faults: multiple(
    option('--fault', '-f', text('FAULT'), {
      description: message`latency=200-800, status=503, drop, truncate, malformed, rate=0.1; for one operation: getThing: status=503.`,
    }),
  ),
});

const logOptions = object('Log', {
  quiet: withDefault(flag('--quiet', '-q', { description: message`No banner, no line per request.` }), false),
  log: withDefault(
    option('--log', choice(['text', 'json'], { metavar: 'FORMAT' }), {
      description: message`A line per request: text or json.`,
    }),
    'text' as const,
  ),
  noWatch: withDefault(
    flag('--no-watch', { description: message`Do not take up changes of the contract and the handlers.` }),
    false,
  ),
});

export const mock = defineCommand({
  name: 'mock',
  brief: 'Serve a mock of the API: links lead somewhere, and what is written is remembered',
  examples: [
    ['hydra-contract mock openapi.yaml', 'at http://127.0.0.1:4010, answering with examples'],
    ['hydra-contract mock dlcs@2023 --state', 'what is POSTed is there afterwards, and lives'],
    ['hydra-contract mock openapi.yaml --user key:secret', 'only these credentials are right'],
    ['hydra-contract mock openapi.yaml --fault latency=200-800', 'as slow as the real thing'],
    ["hydra-contract mock openapi.yaml --fault 'getPet: status=503; rate=0.1'", 'one in ten fails'],
  ],
  options: merge(serverOptions, answerOptions, merge(credentialOptions, faultOptions, logOptions), contractOptions),
  run: async (options, shell) => {
    const { runMock } = await import('../mock-run.js');
    return runMock(options, shell);
  },
});
