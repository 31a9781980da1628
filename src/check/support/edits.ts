/** Fixes as edits of the text: everything else keeps its layout. */
import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { TextEdit } from '../../finding.js';
import type { SourceFile } from '../../model/contract.js';
import { pointerKeys } from '../../model/json.js';

/**
 * Renames a key of the object at a pointer; `invert` also negates its boolean value.
 * Empty if that cannot be done automatically: the key is missing, the new key exists already, or the value is not a boolean.
 */
export function renameEdits(
  { file, text }: SourceFile,
  pointer: string,
  key: string,
  name: string,
  invert: boolean,
): TextEdit[] {
  const node = find(parseDocument(text).contents, pointerKeys(pointer));
  if (!isMap(node) || node.has(name)) return [];
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key) as
    | Pair<Node, Node>
    | undefined;
  const renamed = pair && scalarEdit(file, text, pair.key, name);
  const inverted = invert ? pair && invertEdit(file, text, pair.value) : [];
  return renamed === undefined || inverted === undefined ? [] : [...renamed, ...inverted];
}

/** Replaces one type of the object at a pointer with others. */
export function typeEdits(
  { file, text }: SourceFile,
  pointer: string,
  type: string,
  types: readonly string[],
): TextEdit[] {
  const node = find(parseDocument(text).contents, pointerKeys(pointer));
  if (!isMap(node)) return [];
  const value = (node.get('@type', true) ?? node.get('type', true)) as Node | undefined;
  const item = isSeq(value) ? value.items.find((each) => isScalar(each) && each.value === type) : value;
  if (!isScalar(item) || item.value !== type || !item.range) return [];
  const written = types.map((each) => JSON.stringify(each)).join(', ');
  return [
    {
      file,
      start: item.range[0],
      end: item.range[1],
      text: isSeq(value) || types.length === 1 ? written : `[${written}]`,
    },
  ];
}

function scalarEdit(file: string, text: string, node: Node, value: string): TextEdit[] | undefined {
  const [start, end] = node.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
  return [{ file, start, end, text: `${quote}${value}${quote}` }];
}

/** Swaps `true` and `false`, also in `{"@value": true}` or in an array of one item. */
function invertEdit(file: string, text: string, node: Node | null): TextEdit[] | undefined {
  if (isSeq(node) && node.items.length === 1) return invertEdit(file, text, node.items[0] as Node);
  if (isMap(node)) return invertEdit(file, text, (node.get('@value', true) as Node | undefined) ?? null);
  if (!isScalar(node)) return undefined;
  const opposite = new Map<unknown, string>([
    [true, 'false'],
    [false, 'true'],
    ['true', 'false'],
    ['false', 'true'],
  ]).get(node.value);
  return opposite === undefined ? undefined : scalarEdit(file, text, node, opposite);
}

function find(root: unknown, keys: readonly string[]): unknown {
  let node = root;
  for (const key of keys) {
    if (isMap(node)) node = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return undefined;
  }
  return node;
}
