import type { Contract } from '../model/contract.js';
import type { Finding } from '../finding.js';

export interface LoadOptions {
  /** Folder that names and relative paths are resolved against; default the working folder. */
  readonly cwd?: string;
  /** `--config FILE`; default `redocly.yaml` in `cwd` or a folder above it. */
  readonly config?: string;
  /** `--vocabulary FILE|URL`: the Hydra half. */
  readonly vocabulary?: string;
  /** Hosts from which documents may be fetched; default none. */
  readonly allowHosts?: readonly string[];
  /** Further folders from which files may be read; default the contract's own. */
  readonly allowFolders?: readonly string[];
}

export interface Loaded {
  readonly contract: Contract;
  /** What went wrong while reading: dangling `$ref`s, duplicate keys, refused files … */
  readonly findings: readonly Finding[];
}

/**
 * Reads a contract: `target` is an API of `redocly.yaml`, an OpenAPI Description or an ApiDocumentation.
 * @throws {UnusableInput} when there is nothing to read: no such file, not YAML, unknown API or configuration key
 */
export async function loadContract(_target: string, _options: LoadOptions = {}): Promise<Loaded> {
  throw new Error('in the making');
}

/** Reads every API of `redocly.yaml`, or the given targets. */
export async function loadContracts(_targets: readonly string[], _options: LoadOptions = {}): Promise<readonly Loaded[]> {
  throw new Error('in the making');
}

/** The Handlebars templates of a generator (`types`, `pages/starlight`): its own, overlaid by those of `folder`. */
export async function loadTemplates(_generator: string, _folder?: string): Promise<ReadonlyMap<string, string>> {
  throw new Error('in the making');
}
