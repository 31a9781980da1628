import { UnusableInput } from '../../src/finding.js';
import type { Contract } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorOptions, GeneratorResult } from '../generator.js';
import { relativePath } from '../overview/paths.js';
import type { Style } from './style.js';
import { styleNamed, styles } from './styles.js';

/** Documentation pages in one of the styles. */
export const pages = defineGenerator({
  name: 'pages',
  title: 'Documentation pages, in a style of choice',
  output: 'folder',
  generate,
});

function generate(contract: Contract, options: GeneratorOptions): GeneratorResult {
  const style = styleOf(options.style);
  const pictures = pictureFolder(contract, options.output);
  const files = style.write(contract, options.templates, pictures === undefined ? {} : { pictures });
  return { files, findings: [] };
}

/**
 * The style of that name.
 * @throws {UnusableInput} when there is none, naming those that there are
 */
export function styleOf(name: string | undefined): Style {
  const style = name === undefined ? undefined : styleNamed(name);
  if (style !== undefined) return style;
  const message =
    name === undefined ? 'Pages need a style.' : `There is no documentation style ${JSON.stringify(name)}.`;
  throw new UnusableInput(message, { hint: `take one of ${styles.map((each) => each.name).join(', ')}` });
}

/** Where the contract's pictures are generated, seen from its pages; undefined when they are not. */
function pictureFolder({ settings }: Contract, output: string | undefined): string | undefined {
  const target = settings.generate.find(({ generator }) => generator === 'picture');
  if (target === undefined || output === undefined) return undefined;
  return relativePath(`${output}/page`, `${target.output}/picture`).replace(/\/?picture$/, '');
}
