/** Runs Arazzo workflows with Redocly's Respect, as a separate program because Respect is not available as a library. */
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
  /** URLs by the names of source descriptions. */
  readonly servers: Readonly<Record<string, string>>;
  /** The only origin to which it may connect. */
  readonly origin: string;
  /** Time limit of one exchange, in milliseconds. */
  readonly timeout: number;
  /** Time limit of the workflow, in milliseconds. */
  readonly maxTime: number;
}

/**
 * Reads an Arazzo Description.
 * @throws {UnusableInput} when it cannot be read
 */
export async function readArazzo(file: string): Promise<Json> {
  const { parse } = await import('yaml');
  try {
    return parse(await readFile(file, 'utf8')) as Json;
  } catch (error) {
    throw new UnusableInput(`The workflows of ${file} cannot be read: ${(error as Error).message}`, {
      hint: 'fix the file, or its name under `workflows` in redocly.yaml',
    });
  }
}

/** The JSON output of Respect for one workflow; undefined when Respect could not run it. */
export async function runRespect(task: RespectTask): Promise<Json | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-'));
  const proxy = await startSingleOriginProxy(task.origin);
  try {
    const output = join(folder, 'out.json');
    await execute(argumentsOf(task, output), { cwd: folder, env: environment(task, proxy.url) }, task.maxTime);
    return await readFile(output, 'utf8').then(
      (text) => JSON.parse(text) as Json,
      () => undefined,
    );
  } finally {
    proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Respect's own masking would also replace parts of words that match a short secret; the run redacts credentials itself. */
function argumentsOf({ file, workflow, timeout, maxTime }: RespectTask, output: string): string[] {
  const bounds = [`--max-fetch-timeout=${timeout}`, `--execution-timeout=${maxTime}`];
  return ['respect', file, `--workflow=${workflow}`, `--json-output=${output}`, '--no-secrets-masking', ...bounds];
}

/** Inputs contain credentials: unlike arguments, environment variables cannot be read by other users of the machine. */
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
  // The exit code is not needed: the output shows which steps failed.
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { ...options, timeout: timeout + 5000, maxBuffer: 64 << 20 }, () =>
      done(),
    );
  });
}
