/** Arazzo workflows as Redocly's Respect runs them: a program of its own, because it has no library that others may use. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { UnusableInput } from '../../finding.js';
import type { Json } from '../../model/json.js';
import { startSingleOriginProxy } from './single-origin-proxy.js';

export interface RespectTask {
  readonly file: string;
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, Json>>;
  /** Addresses by the name of a source description. */
  readonly servers: Readonly<Record<string, string>>;
  /** The only origin that it may speak to. */
  readonly origin: string;
  /** For one exchange, milliseconds. */
  readonly timeout: number;
  /** For all of it, milliseconds. */
  readonly maxTime: number;
}

/**
 * Reads an Arazzo description.
 * @throws {UnusableInput} when it cannot be read
 */
export async function readArazzo(file: string): Promise<Json> {
  const { parse } = await import('yaml');
  try {
    return parse(await readFile(file, 'utf8')) as Json;
  } catch (error) {
    throw new UnusableInput(`The workflows of ${file} cannot be read: ${(error as Error).message}`, {
      hint: 'mend the file, or its name under `workflows` of redocly.yaml',
    });
  }
}

/** What Respect says of one workflow, as its JSON output has it; undefined when it could not run it at all. */
export async function runRespect(task: RespectTask): Promise<Json | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-'));
  const guard = await startSingleOriginProxy(task.origin);
  try {
    const output = join(folder, 'out.json');
    await execute(argumentsOf(task, output), { cwd: folder, env: environment(task, guard.url) }, task.maxTime);
    return await readFile(output, 'utf8').then(
      (text) => JSON.parse(text) as Json,
      () => undefined,
    );
  } finally {
    guard.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its own masking would blank every letter of a short secret; the run takes credentials out of what it shows. */
function argumentsOf({ file, workflow, timeout, maxTime }: RespectTask, output: string): string[] {
  const bounds = [`--max-fetch-timeout=${timeout}`, `--execution-timeout=${maxTime}`];
  return ['respect', file, `--workflow=${workflow}`, `--json-output=${output}`, '--no-secrets-masking', ...bounds];
}

/** Inputs hold credentials: they go by the environment, which other users of the machine cannot read, as arguments can. */
function environment({ inputs, servers }: RespectTask, proxy: string): NodeJS.ProcessEnv {
  const { NO_PROXY: _, no_proxy: __, NODE_OPTIONS: ___, ...rest } = process.env;
  return {
    ...rest,
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
    REDOCLY_CLI_RESPECT_SERVER: JSON.stringify(servers),
  };
}

function execute(args: readonly string[], options: object, timeout: number): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');
  // It exits with 1 where a step failed: its output says so, too.
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { ...options, timeout: timeout + 5000, maxBuffer: 64 << 20 }, () =>
      done(),
    );
  });
}
