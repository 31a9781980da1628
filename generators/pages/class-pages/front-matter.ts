import { stringify } from 'yaml';
import type { Json } from '../../../src/model/json.js';

/** YAML front matter with its marks, as Starlight reads it; without a last line ending. */
export function frontMatter(value: Json): string {
  return `---\n${stringify(value, { indent: 3, lineWidth: 0 })}---`;
}
