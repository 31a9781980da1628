/** Runs `test`: reads the contract, runs the tester, and writes the reports. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { conformanceChecks } from '../conformance/checks.js';
import type { Listener, RunEvent } from '../conformance/events.js';
import type { ConformanceFinding, ReplayKey, TestOptions } from '../conformance/options.js';
import { planCases } from '../conformance/plan/plan.js';
import { runConformance } from '../conformance/run.js';
import type { RunResult } from '../conformance/run.js';
import { secretsOf } from '../conformance/run/credentials.js';
import { UnusableInput } from '../finding.js';
import type { Contract } from '../model/contract.js';
import { getArray, getObject, getString } from '../model/json.js';
import type { RunFormat } from '../report/run/formats.js';
import { inline } from '../report/words.js';
import type { ExitCode } from './command.js';
import { readContract } from './contracts.js';
import type { ContractOptions } from './options.js';
import { exitCode } from './report.js';
import type { Shell } from './shell.js';
import { credentialsFrom, headersFrom } from './test-credentials.js';
import type { CredentialOptions } from './test-credentials.js';
import { readBaseline } from './test-baseline.js';
import { openOutputs } from './test-outputs.js';

export interface TestRunOptions extends ContractOptions, CredentialOptions {
  readonly target: string | undefined;
  readonly server: string | undefined;
  readonly writes: boolean;
  readonly allowExisting: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly vars: readonly string[];
  readonly keep: boolean;
  readonly stateless: boolean;
  readonly timeout: number | undefined;
  readonly maxTime: number | undefined;
  readonly maxRequests: number | undefined;
  readonly maxPages: number | undefined;
  readonly rate: number | undefined;
  readonly concurrency: number | undefined;
  readonly list: boolean;
  readonly seed: number | undefined;
  readonly repeat: number | undefined;
  readonly shard: string | undefined;
  readonly replay: string | undefined;
  readonly disable: readonly string[];
  readonly har: string | undefined;
  readonly format: RunFormat;
  readonly reports: readonly string[];
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly failOn: 'error' | 'warning' | 'never';
}

/**
 * Tests a server.
 * @throws {UnusableInput} if the contract, the server or an option cannot be used
 */
export async function runTest(options: TestRunOptions, shell: Shell): Promise<ExitCode> {
  const settings = options.list || options.har !== undefined ? undefined : await testOptions(options, shell);
  const contract = await contractOf(options, settings, shell);
  if (options.list) return listCases(contract, options, shell);
  const secrets = secretsOf(settings?.credentials, settings?.other);
  const known = await readBaseline(options, shell);
  const outputs = openOutputs(options, shell, secrets);
  const listen: Listener = (event) => {
    if (event.kind === 'finding' && known.isKnown(event.finding)) return;
    progress(event, shell);
    for (const output of outputs) output.listen(event);
  };
  let result: RunResult;
  try {
    result =
      options.har === undefined
        ? await runConformance(contract, options.target === undefined ? atOrigin(settings!) : settings!, listen)
        : await judgeHar(contract, options.har, shell, listen);
  } finally {
    shell.progress('');
    await Promise.all(outputs.map(({ close }) => close()));
  }
  const findings = await known.sift(result.findings);
  return verdict(result, findings, options);
}

/** A discovered contract has paths relative to the origin, wherever discovery started. */
function atOrigin(settings: TestOptions): TestOptions {
  return { ...settings, server: new URL(settings.server).origin };
}

/** The exit code of a run; 2 if nothing could be tested. */
export function verdict(
  { summary }: Pick<RunResult, 'summary'>,
  findings: readonly ConformanceFinding[],
  { failOn, replay, shard }: Pick<TestRunOptions, 'failOn'> & Partial<TestRunOptions>,
): ExitCode {
  const code = exitCode(findings, failOn);
  // A shard may contain no case that could succeed.
  const isPart = replay !== undefined || shard !== undefined;
  return summary.tested || (isPart && code === 1) ? code : 2;
}

async function contractOf(options: TestRunOptions, settings: TestOptions | undefined, shell: Shell): Promise<Contract> {
  if (options.target !== undefined) {
    const { contract, findings } = await readContract(options.target, options, shell);
    const broken = findings.find(({ severity }) => severity === 'error');
    if (broken !== undefined)
      shell.say(`note: the contract is incomplete: ${broken.message} Run \`hydra-contract check\` for details.`);
    return contract;
  }
  if (settings === undefined)
    throw new UnusableInput('No contract was given.', { hint: 'name an API of redocly.yaml or a file' });
  const { discoverContract } = await import('../conformance/discover.js');
  shell.progress(`Discovering the ApiDocumentation of ${settings.server} …`);
  const { WELL_KNOWN_CONTEXTS } = await import('../load/contexts/well-known.js');
  const { defaultSettings } = await import('../load/config.js');
  return discoverContract(settings, { contexts: WELL_KNOWN_CONTEXTS, settings: defaultSettings(shell.cwd) });
}

async function testOptions(options: TestRunOptions, shell: Shell): Promise<TestOptions> {
  const { server } = options;
  if (server === undefined)
    throw new UnusableInput('No server was given.', { hint: 'add --server http://localhost:3000' });
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UnusableInput(`${inline(server)} is not the URL of a server.`, {
      hint: 'use a URL such as http://localhost:3000',
    });
  }
  const { own, other } = await credentialsFrom(options, url, shell);
  url.username = url.password = url.hash = url.search = '';
  return {
    server: url.href,
    credentials: own,
    ...(other === undefined ? {} : { other }),
    headers: headersFrom(options.headers),
    vars: Object.fromEntries(options.vars.map((pair) => assignment(pair, '--var'))),
    writes: options.writes,
    allowExisting: options.allowExisting,
    include: options.include,
    exclude: options.exclude,
    disable: checkNames(options.disable),
    keep: options.keep,
    stateless: options.stateless,
    ...defined({
      timeout: options.timeout,
      maxTime: options.maxTime === undefined ? undefined : options.maxTime * 1000,
      maxRequests: options.maxRequests,
      maxPages: options.maxPages,
      rate: options.rate,
      concurrency: options.concurrency,
      seed: options.seed,
      repeat: options.repeat,
      shard: options.shard === undefined ? undefined : shardOf(options.shard),
      replay: options.replay === undefined ? undefined : await replayKeys(options.replay, shell),
    }),
  };
}

/** An option of the form `name=value`. */
export function assignment(text: string, option: string): [string, string] {
  const cut = text.indexOf('=');
  if (cut < 1)
    throw new UnusableInput(`${option} ${inline(text)} is not of the form NAME=VALUE.`, {
      hint: `write ${option} NAME=VALUE`,
    });
  return [text.slice(0, cut), text.slice(cut + 1)];
}

function checkNames(names: readonly string[]): readonly string[] {
  const known = new Set(conformanceChecks.map(({ id }) => id));
  const unknown = names.find((name) => !known.has(name.split(':')[0]!));
  if (unknown !== undefined)
    throw new UnusableInput(`Unknown check ${inline(unknown)}.`, {
      hint: `the checks are ${[...known].join(', ')}`,
    });
  return names;
}

function shardOf(text: string): { index: number; of: number } {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined || Number(index) < 1 || Number(index) > Number(of)) {
    throw new UnusableInput(`${inline(text)} is not a shard.`, { hint: 'write --shard 1/4 for the first of four' });
  }
  return { index: Number(index), of: Number(of) };
}

async function replayKeys(name: string, shell: Shell): Promise<ReplayKey[]> {
  const report = await readJson(name, 'report', shell);
  return getArray(report, 'findings').map((finding) => {
    const id = getString(finding, 'case');
    return {
      check: getString(finding, 'check') ?? '',
      operation: getString(getObject(finding, 'operation'), 'id') ?? '',
      ...(id === undefined ? {} : { case: id }),
    };
  });
}

async function judgeHar(contract: Contract, name: string, shell: Shell, listen: Listener): Promise<RunResult> {
  const { judgeRecording } = await import('../conformance/recording.js');
  return judgeRecording(contract, await readJson(name, 'recording', shell), listen);
}

/** A JSON file that an option names. */
export async function readJson(name: string, what: string, shell: Shell): Promise<never> {
  const text = await readFile(resolve(shell.cwd, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnusableInput(
      `${inline(name)} cannot be read: ${error.code === 'ENOENT' ? 'the file does not exist' : error.message}.`,
    );
  });
  try {
    return JSON.parse(text) as never;
  } catch (error) {
    throw new UnusableInput(`${inline(name)} is not a ${what}: ${(error as Error).message}.`);
  }
}

async function listCases(contract: Contract, options: TestRunOptions, shell: Shell): Promise<ExitCode> {
  const cases = planCases(contract, {
    vars: Object.fromEntries(options.vars.map((pair) => assignment(pair, '--var'))),
  });
  const { workflowsOf } = await import('../conformance/workflow/workflow.js');
  const workflows = (await workflowsOf(contract)).map(({ id }) => ({
    id: `workflow-step / ${id}`,
    kind: 'workflow',
    title: `workflow ${id}`,
  }));
  const rows = [
    ...cases.map(({ id, kind, title, operation }) => ({ id, operation: operation.id, kind, title })),
    ...workflows,
  ];
  if (options.format === 'json') shell.out(`${JSON.stringify({ cases: rows }, null, 2)}\n`);
  else for (const { id } of rows) shell.out(`${inline(id)}\n`);
  shell.say(`${rows.length} cases of ${contract.openapi.operations.length} operations`);
  return 0;
}

const counts = { cases: 0, failed: 0 };

function progress(event: RunEvent, shell: Shell): void {
  if (event.kind === 'started') counts.cases = counts.failed = 0;
  if (event.kind !== 'case') return;
  counts.cases++;
  if (event.outcome.outcome === 'failed') counts.failed++;
  if (counts.cases % 20 === 0)
    shell.progress(`${counts.cases} cases, ${counts.failed} failed: ${event.outcome.operation?.id ?? ''} …`);
}

function defined<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
