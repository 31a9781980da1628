import { stringify } from 'yaml';
import type { Json } from '../../../src/model/json.js';

/** YAML front matter without its marks and last line ending; lists stand at the margin unless the page indents them. */
export function frontMatterText(value: Json, indented: boolean): string {
  return stringify(value, { lineWidth: 0, indentSeq: indented }).replace(/\n$/, '');
}
