import type { Loaded, LoadOptions } from '../load/load.js';
import type { ContractOptions } from './options.js';
import type { Shell } from './shell.js';

/**
 * Reads the named contracts, or every API of the configuration.
 * @throws {UnusableInput} when there is nothing to read
 */
export async function readContracts(
  targets: readonly string[],
  options: ContractOptions,
  shell: Shell,
): Promise<readonly Loaded[]> {
  const { loadContracts } = await import('../load/load.js');
  shell.progress(targets.length === 0 ? 'Reading the contracts …' : `Reading ${targets.join(', ')} …`);
  try {
    return await loadContracts(targets, loadOptions(options, shell));
  } finally {
    shell.progress('');
  }
}

/**
 * Reads one contract.
 * @throws {UnusableInput} when there is nothing to read
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

/** What the command line says, as the loader takes it. */
export function loadOptions(options: ContractOptions, shell: Shell): LoadOptions {
  return {
    cwd: shell.cwd,
    allowHosts: options.allowHosts,
    allowFolders: options.allowFolders,
    ...(options.config === undefined ? {} : { config: options.config }),
    ...(options.vocabulary === undefined ? {} : { vocabulary: options.vocabulary }),
  };
}
