/** Reads objects in the style `deepObject`, in every common notation: `a[b]=1`, `a[b][c]=1`, `a[b][]=1`, `a[b][0]=1`. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { SchemaView } from '../../model/applied-schemas.js';
import type { Schema } from '../../model/contract.js';
import { pointerTo, quote } from '../issue.js';
import { allOf, failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { StyledValue } from './claims.js';
import type { SentPairs } from './sent-pairs.js';
import { interpret, readMembers, sentTexts } from './sent.js';
import type { Document, Sent } from './sent.js';
import { listed } from '../text-value.js';
import { MAX_KEYS } from './write-deep.js';

/** What was sent under one path of keys. */
class Node {
  readonly texts: string[] = [];
  readonly children = new Map<string, Node>();
  /** What was sent under an empty key: the next items of a list, as in `a[]=1&a[]=2`. */
  readonly appended: Node[] = [];

  child(key: string): Node {
    let found = key === '' ? undefined : this.children.get(key);
    if (found !== undefined) return found;
    found = new Node();
    if (key === '') this.appended.push(found);
    else this.children.set(key, found);
    return found;
  }

  get isEmpty(): boolean {
    return this.children.size === 0 && this.appended.length === 0;
  }

  /** Whether all keys are indexes, so that the node may be a list. */
  get isList(): boolean {
    return [...this.children.keys()].every((key) => /^(0|[1-9]\d*)$/.test(key));
  }

  /** The children in the order of their indexes, followed by those under empty keys. */
  get items(): readonly Node[] {
    const positioned = [...this.children].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, node]) => node);
    return [...positioned, ...this.appended];
  }
}

/** The candidates for a deep object; undefined if nothing was sent. */
export function readDeepObject(
  { name, schema }: StyledValue,
  pairs: SentPairs,
  document: Document,
): Outcome | undefined {
  const under = pairs.under(name);
  const plain = pairs.named(name).map(({ rawValue }) => rawValue);
  if (under.length === 0 && plain.length === 0) return undefined;
  if (plain.length > 0) return readPlain(name, plain, schema, pairs, document);
  const root = new Node();
  for (const { name: key, rawValue } of under) {
    const keys = keysOf(key.slice(name.length));
    if (keys.length > MAX_KEYS) return failure('', `${quote(key)} is nested more than ${MAX_KEYS} levels deep.`);
    keys.reduce((node, each) => node.child(each), root).texts.push(rawValue);
  }
  return new DeepReader(pairs.decode, document).read(root, schema, '');
}

/** Reads texts without brackets: a value of another type, if the schema allows one. */
function readPlain(
  name: string,
  raws: readonly string[],
  schema: Schema,
  { decode, under }: SentPairs,
  document: Document,
): Outcome {
  const { isTyped, types } = viewSchema(schema, document);
  const isObject = isTyped && types.size === 1 && types.has('object');
  if (!isObject && under(name).length === 0) return interpret(sentTexts(raws, decode), schema, document);
  return failure('', `${quote(name)} must be sent as ${quote(`${name}[key]`)}.`);
}

function keysOf(brackets: string): readonly string[] {
  return brackets.slice(1, -1).split('][');
}

class DeepReader {
  readonly #decode: Sent['decode'];
  readonly #document: Document;

  constructor(decode: Sent['decode'], document: Document) {
    this.#decode = decode;
    this.#document = document;
  }

  read(node: Node, schema: Schema, pointer: string): Outcome {
    if (node.isEmpty) return interpret(sentTexts(node.texts, this.#decode), schema, this.#document, pointer);
    if (node.texts.length > 0) return failure(pointer, 'Both a value and keys in brackets were sent.');
    const view = viewSchema(schema, this.#document);
    return isListHere(node, view) ? this.#list(node, view, pointer) : this.#object(node, view, pointer);
  }

  #list(node: Node, view: SchemaView, pointer: string): Outcome {
    const items = node.items.map((item, index) => this.read(item, view.item(index), pointerTo(pointer, index)));
    return allOf(items, (values) => values);
  }

  #object(node: Node, view: SchemaView, pointer: string): Outcome {
    if (!view.allows('object')) return failure(pointer, `Keys in brackets were sent; expected ${listed(view)}.`);
    if (node.appended.length > 0) return failure(pointer, 'Both keys and empty brackets were sent.');
    return readMembers(node.children, (name, child) => this.read(child, view.property(name), pointerTo(pointer, name)));
  }
}

/** Indexes mean a list if the schema allows one, unless it also allows an object with declared properties. */
function isListHere(node: Node, view: SchemaView): boolean {
  if (!view.allows('array') || !node.isList) return false;
  if (node.appended.length > 0) return true;
  return view.isTyped ? !view.allows('object') || view.propertyNames.size === 0 : view.suggested !== 'object';
}
