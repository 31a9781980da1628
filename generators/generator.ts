/** Defines what a generator is: a pure function from a contract to files and findings. */
import type { Contract } from '../src/model/contract.js';
import type { Finding } from '../src/finding.js';

/** A file to write. The shell writes each file completely or not at all. */
export interface GeneratedFile {
  /** Relative to the target's output folder, with `/`; the empty string when the output is a single file. */
  readonly path: string;
  readonly text: string;
}

/** What a generator receives in addition to the contract. */
export interface GeneratorOptions {
  readonly style?: string;
  /** The configured output path. Its extension may select a format, and links are relative to it. */
  readonly output?: string;
  /** Handlebars sources by template name, supplied by the loader: the generator's own, overridden by the user's. */
  readonly templates: ReadonlyMap<string, string>;
}

/** The files of a generator and its findings. */
export interface GeneratorResult {
  readonly files: readonly GeneratedFile[];
  /** Whatever the contract does not specify or the output cannot express. Nothing is dropped without a finding. */
  readonly findings: readonly Finding[];
}

/** A generator is a pure function of the contract. */
export interface Generator {
  readonly name: string;
  readonly title: string;
  /** Whether the output is one file or a folder. */
  readonly output: 'file' | 'folder';
  /** The file name used when the configuration gives none, such as `types.ts`. Required for generators of a single file. */
  readonly fileName?: string;
  readonly generate: (contract: Contract, options: GeneratorOptions) => GeneratorResult | Promise<GeneratorResult>;
}

/** Checks a generator against {@link Generator} and keeps its literal types. */
export function defineGenerator<const G extends Generator>(generator: G): G {
  return generator;
}
