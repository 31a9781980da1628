/** Runs `diff`: reads both editions, compares them, prints the changes. */
import { comparable, diffContracts } from '../diff/diff.js';
import { IMPACTS, impactOf } from '../diff/change.js';
import type { Change, Half, Impact } from '../diff/change.js';
import { changeFindings } from '../diff/findings.js';
import { UnusableInput } from '../finding.js';
import type { Loaded } from '../load/load.js';
import { diffReporters } from '../report/diff/reporters.js';
import type { ExitCode } from './command.js';
import { readContract } from './contracts.js';
import type { ContractOptions } from './options.js';
import { reportFindings } from './report.js';
import type { Shell } from './shell.js';
import { version } from './version.js';

export interface DiffOptions extends ContractOptions {
  readonly old: string;
  readonly new: string | undefined;
  readonly format: 'stylish' | 'markdown' | 'json' | 'github' | 'sarif' | 'junit';
  readonly failOn: Impact | 'never';
}

interface Edition {
  readonly name: string;
  readonly loaded: Loaded;
}

/**
 * Compares two editions, or with `--vocabulary` one contract with another vocabulary for it.
 * @throws {UnusableInput} if an edition cannot be read or there is nothing to compare
 */
export async function runDiff(options: DiffOptions, shell: Shell): Promise<ExitCode> {
  const [old, fresh] = await editions(options, shell);
  for (const edition of [old, fresh]) sayBroken(edition, shell);
  const halves = comparable(old.loaded.contract, fresh.loaded.contract);
  if (halves.size === 0) throw nothingInCommon(old, fresh);
  sayLeftOut(halves, shell);
  const changes = diffContracts(old.loaded.contract, fresh.loaded.contract);
  await print(changes, old, fresh, options, shell);
  return failed(changes, options.failOn) ? 1 : 0;
}

async function editions(options: DiffOptions, shell: Shell): Promise<readonly [Edition, Edition]> {
  const { vocabulary, ...own } = options;
  const read = async (name: string, from: ContractOptions): Promise<Edition> => ({
    name,
    loaded: await readContract(name, from, shell),
  });
  const old = await read(options.old, { ...own, vocabulary: undefined });
  if (options.new !== undefined && vocabulary === undefined) return [old, await read(options.new, options)];
  if (options.new !== undefined || vocabulary === undefined) {
    const message =
      vocabulary === undefined ? 'Only one edition was given.' : 'Two editions and a vocabulary were given.';
    throw new UnusableInput(message, { hint: 'name two editions, or one contract and --vocabulary FILE|URL' });
  }
  const other = await read(options.old, options);
  return [old, { name: vocabulary, loaded: other.loaded }];
}

function sayBroken({ name, loaded }: Edition, shell: Shell): void {
  const count = loaded.findings.filter(({ severity }) => severity === 'error').length;
  if (count > 0) shell.say(`${name} could not be read completely; run \`hydra-contract check ${name}\` for details.`);
}

function sayLeftOut(halves: ReadonlySet<Half>, shell: Shell): void {
  if (!halves.has('meaning')) shell.say('Only the wire is compared: one of the editions has no authored vocabulary.');
  if (!halves.has('wire')) shell.say('Only the meaning is compared: one of the editions has no OpenAPI Description.');
}

function nothingInCommon(old: Edition, fresh: Edition): UnusableInput {
  const message = `${old.name} and ${fresh.name} have nothing in common to compare: one is only an OpenAPI Description, the other only a vocabulary.`;
  return new UnusableInput(message, { hint: 'add the other half with --vocabulary, or in redocly.yaml' });
}

async function print(
  changes: readonly Change[],
  old: Edition,
  fresh: Edition,
  options: DiffOptions,
  shell: Shell,
): Promise<void> {
  const { format } = options;
  if (format === 'stylish' || format === 'markdown' || format === 'json') {
    shell.out(
      diffReporters[format](
        { old: old.name, new: fresh.name, changes, version: version() },
        { width: shell.width, color: shell.color },
      ),
    );
    return;
  }
  const sources = [old, fresh].flatMap(({ loaded }) => loaded.contract.sources);
  const report = { format, baseline: undefined, updateBaseline: false, failOn: 'never' } as const;
  await reportFindings(changeFindings(changes), report, shell, { subject: `${old.name} → ${fresh.name}`, sources });
}

function failed(changes: readonly Change[], failOn: DiffOptions['failOn']): boolean {
  return failOn !== 'never' && changes.some((change) => IMPACTS.indexOf(impactOf(change)) <= IMPACTS.indexOf(failOn));
}
