/** YAML front matter of Markdown pages. */
import { parse, stringify } from 'yaml';
import { isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';

/** How front matter is laid out. */
export interface FrontMatterLayout {
  /** Spaces by which nested maps are indented; default 2. */
  readonly indent?: number;
  /** Whether lists are indented below their key; default true. */
  readonly indentSeq?: boolean;
}

/** The YAML between the marks of front matter, without a final line ending. */
export function frontMatterYaml(value: JsonObject, layout: FrontMatterLayout = {}): string {
  return stringify(value, { lineWidth: 0, ...layout }).replace(/\n$/, '');
}

/** The value of front matter; undefined if it is not a YAML map. */
export function parseFrontMatter(yaml: string): JsonObject | undefined {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 100 });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
