import type { JsonObject } from '../src/model/json.js';
import type { GeneratorOptions } from './generator.js';

/** A document as YAML 1.2 where style or output ask for it, else as JSON, which any YAML reader takes as well. */
export async function print(document: JsonObject, { style, output }: PrintOptions): Promise<string> {
  const yaml = style === undefined ? /\.ya?ml$/i.test(output ?? '') : style === 'yaml';
  if (!yaml) return `${JSON.stringify(document, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' });
}

export type PrintOptions = Pick<GeneratorOptions, 'style' | 'output'>;
