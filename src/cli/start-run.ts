/** Runs `start`: every step for every contract, with a short summary. */
import { relative, resolve } from 'node:path';
import { runConformance } from '../conformance/run.js';
import type { RunSummary } from '../conformance/events.js';
import { compareFindings } from '../finding.js';
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';
import { startMockServer } from '../mock/index.js';
import type { Contract } from '../model/contract.js';
import { paint } from '../report/paint.js';
import { counted, inline, severityWords } from '../report/words.js';
import { judgeContract } from './check-run.js';
import type { ExitCode } from './command.js';
import { readContracts } from './contracts.js';
import { generateFiles } from './generation.js';
import type { ContractOptions } from './options.js';
import { exitCode } from './report.js';
import type { Shell } from './shell.js';
import { brokenParts, subjectOf } from './subject.js';
import { writeFiles } from './write.js';

const EVERYTHING = { only: [], style: undefined, out: undefined };

/** Checks, generates, mocks and tests every contract. */
export async function runStart(
  options: ContractOptions & { readonly targets: readonly string[] },
  shell: Shell,
): Promise<ExitCode> {
  const began = performance.now();
  const { bold, dim } = paint(shell.color);
  const loaded = await readContracts(options.targets, options, shell);
  const codes: ExitCode[] = brokenParts(loaded).size > 0 ? [2] : [];
  for (const each of loaded) {
    shell.out(`${bold(each.contract.name)}  ${dim(titleOf(each.contract))}\n`);
    codes.push(await checkOne(each, shell));
    codes.push(await generateOne(each, shell));
    codes.push(await testOne(each.contract, shell));
  }
  const code = codes.reduce<ExitCode>((worst, one) => (one > worst ? one : worst), 0);
  shell.out(`\n${ending(code, subjectOf(loaded), performance.now() - began, shell)}\n`);
  return code;
}

async function checkOne(loaded: Loaded, shell: Shell): Promise<ExitCode> {
  shell.progress(`Checking ${loaded.contract.name} …`);
  const findings = await judgeContract(loaded, shell);
  const words = findings.length === 0 ? 'no findings' : `${severityWords(findings)}${firstOf(findings)}`;
  line('checked', words, exitCode(findings, 'error'), shell);
  return exitCode(findings, 'error');
}

async function generateOne(loaded: Loaded, shell: Shell): Promise<ExitCode> {
  const { files } = await generateFiles([loaded], EVERYTHING, shell);
  for (const [root, some] of files) {
    const { missing, stale, foreign } = await writeFiles(some, { root });
    const folder = relative(shell.cwd, resolve(root, commonFolder([...some].map(({ path }) => path)))) || '.';
    const changed = missing.length + stale.length + foreign.length;
    line(
      'generated',
      `${counted(some.length, 'file')} in ${folder}, ${changed === 0 ? 'none' : changed} changed`,
      0,
      shell,
    );
  }
  return 0;
}

async function testOne(contract: Contract, shell: Shell): Promise<ExitCode> {
  if (contract.openapi.operations.length === 0) return 0;
  shell.progress(`Starting a mock server of ${contract.name} …`);
  const credentials = credentialsFor(contract);
  const mock = await startMockServer(contract, { seed: 1, credentials, state: true });
  try {
    shell.progress(`Testing ${mock.url} …`);
    const { findings, summary } = await runConformance(contract, { server: mock.url, credentials, writes: true });
    const code = summary.tested ? exitCode(findings, 'error') : 2;
    line('mocked', mock.url, 0, shell);
    line('tested', testWords(summary, findings), code, shell);
    return code;
  } finally {
    await mock.close();
  }
}

/** Credentials shared by the mock server and the run that tests it. */
function credentialsFor({ openapi }: Contract) {
  const schemes = [...openapi.securitySchemes];
  const apiKeys = schemes.filter(([, { kind }]) => kind === 'apiKey').map(([name]) => [name, 'key-of-start'] as const);
  return { user: 'user-of-start:secret-of-start', bearer: 'token-of-start', apiKeys: Object.fromEntries(apiKeys) };
}

function testWords(
  { operations, cases, requests, duration, tested, reason }: RunSummary,
  findings: readonly Finding[],
): string {
  if (!tested) return reason ?? 'nothing could be tested';
  const all = Object.values(operations).reduce((sum, count) => sum + count, 0);
  const found = findings.length === 0 ? '' : `; ${severityWords(findings)}${firstOf(findings)}`;
  const time = `${requests} requests in ${(duration / 1000).toFixed(1)} s`;
  return `${operations.passed} of ${counted(all, 'operation')}, ${cases.passed} cases passed, ${time}${found}`;
}

/** The message of the worst finding; notes are only counted. */
function firstOf(findings: readonly Finding[]): string {
  const [first] = findings.toSorted(compareFindings);
  return first === undefined || first.severity === 'info' ? '' : `: ${inline(first.message)}`;
}

function line(step: string, words: string, code: ExitCode, shell: Shell): void {
  const { red, green } = paint(shell.color);
  shell.progress('');
  shell.out(`  ${code === 0 ? green('✔') : red('✖')} ${step.padEnd(10)}${words}\n`);
}

function ending(code: ExitCode, subject: string, milliseconds: number, shell: Shell): string {
  const { bold, red, green } = paint(shell.color);
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  if (code !== 0)
    return `${red('✖')} ${bold('Errors')} in ${subject} (${time}). Run \`hydra-contract check\` for details.`;
  return `${green('✔')} ${bold('No errors')} in ${subject} (${time}). Next: \`hydra-contract --help\`.`;
}

function titleOf({ openapi, hydra }: Contract): string {
  return (openapi.title || hydra.title || '').replaceAll(/\s+/g, ' ').slice(0, 60);
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, end === -1 ? undefined : end).join('/');
}
