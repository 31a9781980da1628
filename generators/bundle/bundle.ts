/** Generates the contract as one self-contained OpenAPI Description. */
import type { Contract } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { print } from '../print.js';
import type { PrintOptions } from '../print.js';

/** One OpenAPI 3.1 file with all examples and without external references, for `prism mock` and other tools. */
export const bundle = defineGenerator({
  name: 'bundle',
  title: 'Self-contained OpenAPI 3.1 file with examples (style json or yaml)',
  output: 'file',
  fileName: 'openapi.json',
  generate,
});

async function generate({ openapi }: Contract, options: PrintOptions): Promise<GeneratorResult> {
  return { files: [{ path: '', text: await print(openapi.document, options) }], findings: [] };
}
