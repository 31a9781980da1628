/** Reads contracts for commands. */
import { styles } from '../../generators/pages/styles.js';
import type { Finding } from '../finding.js';
import type { Loaded, LoadOptions } from '../load/load.js';
import type { UnreadableDocument } from '../load/unreadable.js';
import type { ContractOptions } from './options.js';
import type { Shell } from './shell.js';

/**
 * Reads the named contracts, or every API of the configuration.
 * @throws {UnusableInput} if a contract cannot be read, or there is none
 */
export async function readContracts(
  targets: readonly string[],
  options: ContractOptions,
  shell: Shell,
): Promise<readonly Loaded[]> {
  return loadAll(targets, loadOptions(options, shell), shell);
}

/** The contracts that could be read, and a finding for each document that could not. */
export interface Readable {
  readonly loaded: readonly Loaded[];
  readonly unreadable: readonly Finding[];
}

/**
 * Like {@link readContracts}, but continues after a document that cannot be read.
 * @throws {UnusableInput} for an unknown name, or if there is no contract
 */
export async function readReadable(
  targets: readonly string[],
  options: ContractOptions,
  shell: Shell,
): Promise<Readable> {
  const { unreadableFinding } = await import('../load/unreadable.js');
  // Two APIs may share one broken document.
  const unreadable = new Map<string, Finding>();
  const onUnreadable = (error: UnreadableDocument): void => {
    unreadable.set(error.message, unreadableFinding(error));
  };
  const loaded = await loadAll(targets, { ...loadOptions(options, shell), onUnreadable }, shell);
  return { loaded, unreadable: [...unreadable.values()] };
}

async function loadAll(targets: readonly string[], options: LoadOptions, shell: Shell): Promise<readonly Loaded[]> {
  const { loadContracts } = await import('../load/load.js');
  shell.progress(targets.length === 0 ? 'Reading the contracts …' : `Reading ${targets.join(', ')} …`);
  try {
    return await loadContracts(targets, options);
  } finally {
    shell.progress('');
  }
}

/**
 * Reads one contract.
 * @throws {UnusableInput} if it cannot be read
 */
export async function readContract(target: string, options: ContractOptions, shell: Shell): Promise<Loaded> {
  const { loadContract } = await import('../load/load.js');
  shell.progress(`Reading ${target} …`);
  try {
    return await loadContract(target, loadOptions(options, shell));
  } finally {
    shell.progress('');
  }
}

/** Converts the command line options to options of the loader. */
export function loadOptions(options: ContractOptions, shell: Shell): LoadOptions {
  return {
    cwd: shell.cwd,
    allowHosts: options.allowHosts,
    allowFolders: options.allowFolders,
    styles: styles.map(({ name }) => name),
    ...(options.config === undefined ? {} : { config: options.config }),
    ...(options.vocabulary === undefined ? {} : { vocabulary: options.vocabulary }),
  };
}
