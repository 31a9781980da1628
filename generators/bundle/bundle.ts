import type { Contract } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { print } from '../print.js';
import type { PrintOptions } from '../print.js';

/** The contract as one self-contained OpenAPI 3.1 file with its examples, for `prism mock` and any other tool. */
export const bundle = defineGenerator({
  name: 'bundle',
  title: 'One self-contained OpenAPI 3.1 file with its examples (style json or yaml)',
  output: 'file',
  fileName: 'openapi.json',
  generate,
});

async function generate({ openapi }: Contract, options: PrintOptions): Promise<GeneratorResult> {
  return { files: [{ path: '', text: await print(openapi.document, options) }], findings: [] };
}
