/** Runs `mock`: starts a server, reloads it on changes, and saves its state when it stops. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { UnusableInput } from '../finding.js';
import type { Contract } from '../model/contract.js';
import type { JsonObject } from '../model/json.js';
import type { Handlers, MockOptions, MockServer } from '../mock/index.js';
import type { ExitCode } from './command.js';
import { readContract } from './contracts.js';
import type { ContractOptions } from './options.js';
import { counted } from '../report/words.js';
import type { Shell } from './shell.js';
import { describeUnusable } from './unusable.js';
import { watchFiles } from './watch.js';

/** The options of the command line. */
export interface MockCommandOptions extends ContractOptions {
  readonly target: string;
  readonly port: number;
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  readonly noCors: boolean;
  readonly maxBody: number | undefined;
  readonly state: boolean;
  readonly stateFile: string | undefined;
  readonly seed: string | undefined;
  readonly dynamic: boolean;
  readonly handlers: string | undefined;
  readonly refuseReadOnly: boolean;
  readonly user: string | undefined;
  readonly bearer: string | undefined;
  readonly apiKeys: readonly string[];
  readonly faults: readonly string[];
  readonly quiet: boolean;
  readonly log: 'text' | 'json';
  readonly noWatch: boolean;
}

export async function runMock(options: MockCommandOptions, shell: Shell): Promise<ExitCode> {
  limitYoungGeneration(true);
  const { contract, findings } = await readContract(options.target, options, shell);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) shell.say(`${counted(errors, 'error')} in the contract; run \`hydra-contract check\` for details.`);
  const { startMockServer } = await import('../mock/index.js');
  const server = await startMockServer(contract, await mockOptions(options, contract, shell));
  if (!options.quiet) await announce(contract, server, credentialsOf(options) === undefined, shell);
  const watching = options.noWatch ? undefined : watchContract(options, contract, server, shell);
  await stopped(shell.signal);
  await watching;
  await saveState(options, server, shell);
  await server.close();
  return 0;
}

/**
 * Limits the growth of V8's young generation. Reading a contract and loading Prism create much short-lived garbage:
 * with the usual limit the process would use a third more memory than it ever needs again.
 */
function limitYoungGeneration(on: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${on ? 1 : 2}`);
}

async function mockOptions(options: MockCommandOptions, contract: Contract, shell: Shell): Promise<MockOptions> {
  const { parseFaults } = await import('../mock/index.js');
  const handlers = await readHandlers(options, contract, shell);
  const initialState = await readState(options, shell);
  const { host, publicUrl, seed, maxBody } = options;
  const credentials = credentialsOf(options);
  return {
    port: options.port,
    state: options.state || options.stateFile !== undefined,
    dynamic: options.dynamic,
    cors: !options.noCors,
    readOnly: options.refuseReadOnly ? 'refuse' : 'ignore',
    faults: options.faults.map(parseFaults),
    onWarning: (warning) => shell.say(warning),
    ...(host !== undefined && { host }),
    ...(publicUrl !== undefined && { publicUrl: checkedUrl(publicUrl) }),
    ...(seed !== undefined && { seed }),
    ...(maxBody !== undefined && { limits: { bodyBytes: maxBody } }),
    ...(credentials !== undefined && { credentials }),
    ...(handlers !== undefined && { handlers }),
    ...(initialState !== undefined && { initialState }),
    onExchange: await logger(options, shell),
  };
}

function checkedUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new UnusableInput(`--public-url ${url} is not an http or https URL.`, {
    hint: 'Use a URL such as https://mock.example.org.',
  });
}

function credentialsOf({ user, bearer, apiKeys }: MockCommandOptions): MockOptions['credentials'] {
  if (user === undefined && bearer === undefined && apiKeys.length === 0) return undefined;
  const keys = apiKeys.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UnusableInput(`--api-key ${pair} has no value.`, { hint: 'Write --api-key SCHEME=VALUE.' });
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return {
    ...(user !== undefined && { user }),
    ...(bearer !== undefined && { bearer }),
    apiKeys: Object.fromEntries(keys),
  };
}

async function logger(
  { log, quiet }: MockCommandOptions,
  shell: Shell,
): Promise<NonNullable<MockOptions['onExchange']>> {
  const { jsonLine, textLine } = await import('../mock/http/log.js');
  let isFirst = true;
  return (exchange) => {
    // Prism is loaded with the first request.
    if (isFirst) limitYoungGeneration(false);
    isFirst = false;
    if (!quiet) shell.say(log === 'json' ? jsonLine(exchange) : textLine(exchange, shell.color));
  };
}

async function announce(contract: Contract, server: MockServer, takesAny: boolean, shell: Shell): Promise<void> {
  const { banner } = await import('../mock/http/log.js');
  shell.say(banner(contract, server.url, server.state !== undefined, shell.color, takesAny));
}

function handlersFile(options: MockCommandOptions, { settings }: Contract, shell: Shell): string | undefined {
  if (options.handlers !== undefined) return resolve(shell.cwd, options.handlers);
  return settings.mock.handlers === undefined ? undefined : resolve(shell.cwd, settings.folder, settings.mock.handlers);
}

async function readHandlers(
  options: MockCommandOptions,
  contract: Contract,
  shell: Shell,
): Promise<Handlers | undefined> {
  const file = handlersFile(options, contract, shell);
  if (file === undefined) return undefined;
  const { loadHandlers } = await import('../mock/load-handlers.js');
  const ids = contract.openapi.operations.map(({ id }) => id);
  return loadHandlers(file, ids);
}

async function readState({ stateFile }: MockCommandOptions, shell: Shell): Promise<JsonObject | undefined> {
  if (stateFile === undefined) return undefined;
  const path = resolve(shell.cwd, stateFile);
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JsonObject;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UnusableInput(`${stateFile} is not a saved state: ${(error as Error).message}`, {
      hint: 'Delete it to start without state, or name another file.',
      cause: error,
    });
  }
}

async function saveState({ stateFile }: MockCommandOptions, { state }: MockServer, shell: Shell): Promise<void> {
  if (stateFile === undefined || state === undefined) return;
  try {
    await writeFile(resolve(shell.cwd, stateFile), `${JSON.stringify(state.save())}\n`);
  } catch (error) {
    throw new UnusableInput(`The state could not be saved: ${(error as Error).message}`, { cause: error });
  }
}

/** Reloads on each change until the mock stops; if a contract cannot be read, the last good one stays in use. */
async function watchContract(
  options: MockCommandOptions,
  first: Contract,
  server: MockServer,
  shell: Shell,
): Promise<void> {
  let contract = first;
  while (await watchFiles(filesOf(contract, options, shell), shell.signal)) {
    try {
      contract = (await readContract(options.target, options, shell)).contract;
      const handlers = await readHandlers(options, contract, shell);
      server.reload(contract, handlers === undefined ? {} : { handlers });
      if (!options.quiet) shell.say('Reloaded the contract.');
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      shell.say(`${describeUnusable(error, shell.verbose)}\nThe mock keeps using the last good contract.`);
    }
  }
}

function filesOf(contract: Contract, options: MockCommandOptions, shell: Shell): string[] {
  const handlers = handlersFile(options, contract, shell);
  const files = contract.sources.map(({ file }) => file).filter((file) => !/^https?:/.test(file));
  return [...files.map((file) => resolve(shell.cwd, file)), ...(handlers === undefined ? [] : [handlers])];
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}
