/** Prints documents as JSON or YAML. */
import type { JsonObject } from '../src/model/json.js';
import type { GeneratorOptions } from './generator.js';

/** The options that select JSON or YAML. */
export type PrintOptions = Pick<GeneratorOptions, 'style' | 'output'>;

/** A document as YAML 1.2 if the style or the output's extension selects it, otherwise as JSON. */
export async function print(document: JsonObject, { style, output }: PrintOptions): Promise<string> {
  const yaml = style === undefined ? /\.ya?ml$/i.test(output ?? '') : style === 'yaml';
  if (!yaml) return printJson(document);
  const { stringify } = await import('yaml');
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' });
}

/** A document as indented JSON with a final newline. */
export function printJson(document: JsonObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
