/** The generator of documentation pages. */
import type { Contract } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorOptions, GeneratorResult } from '../generator.js';
import { relativePath } from '../paths.js';
import { styleNamed } from './style-named.js';

/** Documentation pages in one of the styles. */
export const pages = defineGenerator({
  name: 'pages',
  title: 'Documentation pages in one of several styles',
  output: 'folder',
  generate,
});

async function generate(contract: Contract, options: GeneratorOptions): Promise<GeneratorResult> {
  const style = await styleNamed(options.style).load();
  const pictures = pictureFolder(contract, options.output);
  const files = style.write(contract, options.templates, pictures === undefined ? {} : { pictures });
  return { files, findings: [] };
}

/** The folder of the contract's generated pictures, relative to its pages; undefined if pictures are not generated. */
function pictureFolder({ settings }: Contract, output: string | undefined): string | undefined {
  const target = settings.generate.find(({ generator }) => generator === 'picture');
  if (target === undefined || output === undefined) return undefined;
  return relativePath(`${output}/page`, `${target.output}/picture`).replace(/\/?picture$/, '');
}
