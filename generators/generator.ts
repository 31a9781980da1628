import type { Contract } from '../src/model/contract.js';
import type { Finding } from '../src/finding.js';

/** A file to be written; the shell writes it, whole or not at all. */
export interface GeneratedFile {
  /** Relative to the target's output folder, with `/`; the empty string when the output is a single file. */
  readonly path: string;
  readonly text: string;
}

/** Everything a generator is told beside the contract. */
export interface GeneratorOptions {
  readonly style?: string;
  /** Where the output goes, as configured: a file's extension may choose its form, links are relative to it. */
  readonly output?: string;
  /** Template name to Handlebars source, handed over by the loader: the generator's own, overlaid by the user's. */
  readonly templates: ReadonlyMap<string, string>;
}

export interface GeneratorResult {
  readonly files: readonly GeneratedFile[];
  /** What could not be known or said, never silently dropped. */
  readonly findings: readonly Finding[];
}

/** A generator is a pure function of the contract. */
export interface Generator {
  readonly name: string;
  readonly title: string;
  /** Whether the output is one file or a folder. */
  readonly output: 'file' | 'folder';
  /** Name of its file where the configuration gives none: `types.ts`. Generators of a single file state it. */
  readonly fileName?: string;
  readonly generate: (contract: Contract, options: GeneratorOptions) => GeneratorResult | Promise<GeneratorResult>;
}

/** Types a generator. */
export function defineGenerator<const G extends Generator>(generator: G): G {
  return generator;
}
