/** Turns the raw texts that were sent for one value into candidates, by the value's schema. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { JsonType, SchemaView } from '../../model/applied-schemas.js';
import type { OpenApi, Schema } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { pointerTo, quote } from '../issue.js';
import { allOf, anyOf, failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { listed, readText } from '../text-value.js';

/** The document in which references of schemas are resolved. */
export type Document = Pick<OpenApi, 'document'>;

/** The raw texts of one value. They are not decoded yet, because encoded delimiters belong to the value. */
export interface Sent {
  /** How many texts were sent. */
  readonly count: number;
  /** The text as one value; undefined if there are several. */
  readonly scalar: string | undefined;
  /** Ways to read the texts as a list: by the rules of the style first, then as some clients write it. */
  lists(): readonly (readonly string[])[];
  /** Names and values; undefined if the texts cannot be read as such. */
  members(): readonly (readonly [string, string])[] | undefined;
  /** Whether names were sent separately from values, which a list would not look like. */
  readonly isNamed: boolean;
  /** Undoes the encoding; undefined if it is broken. */
  decode(raw: string): string | undefined;
}

/** The candidates for what was sent, the most likely kind of value first. */
export function interpret(sent: Sent, schema: Schema | undefined, document: Document, pointer = ''): Outcome {
  const view = viewSchema(schema, document);
  if (sent.scalar !== undefined && isScalar(view)) return readScalar(sent.scalar, sent, view, pointer);
  const reader = new SentReader(sent, view, document, pointer);
  const kinds = kindsOf(view, sent, pointer !== '');
  const ways = kinds.flatMap((kind) => reader[kind]());
  return ways.length > 0 ? anyOf(ways) : repeated(sent, view, pointer);
}

/** The largest number of values in one text. */
export const MAX_ITEMS = 10_000;

type Kind = 'scalar' | 'list' | 'object';

const NO_MEMBERS = (): undefined => undefined;
const NO_LISTS = (): readonly (readonly string[])[] => [];

/** One text that can only be a single value. */
export function sentText(raw: string, decode: Sent['decode']): Sent {
  return { count: 1, scalar: raw, lists: NO_LISTS, members: NO_MEMBERS, isNamed: false, decode };
}

/** Texts sent under one name. */
export function sentTexts(raws: readonly string[], decode: Sent['decode']): Sent {
  return {
    count: raws.length,
    scalar: raws.length === 1 ? raws[0] : undefined,
    lists: () => [raws],
    members: NO_MEMBERS,
    isNamed: false,
    decode,
  };
}

/** The kinds of value that the schema allows and the texts may be. */
function kindsOf(view: SchemaView, sent: Sent, isPart: boolean): readonly Kind[] {
  if (!view.isTyped) return untypedKinds(view, sent);
  const kinds: Kind[] = sent.scalar !== undefined && SCALARS.some((type) => view.allows(type)) ? ['scalar'] : [];
  if (view.allows('array')) addByEvidence(kinds, 'list', isPlural(sent));
  if (view.allows('object')) addByEvidence(kinds, 'object', sent.isNamed);
  // Last, as JSON: the standards do not define how arrays and objects within others are sent.
  return isPart && !kinds.includes('scalar') && sent.scalar !== undefined ? [...kinds, 'scalar'] : kinds;
}

const SCALARS: readonly JsonType[] = ['null', 'boolean', 'integer', 'string'];

/** For a schema that does not restrict the type: a list if several texts were sent, an object if keywords suggest one. */
function untypedKinds({ suggested }: SchemaView, sent: Sent): readonly Kind[] {
  const scalar: readonly Kind[] = sent.scalar === undefined ? [] : ['scalar'];
  if (suggested === 'object') return ['object', ...scalar];
  if (suggested === 'array' || sent.scalar === undefined) return ['list', ...scalar];
  return scalar;
}

function addByEvidence(kinds: Kind[], kind: Kind, isEvident: boolean): void {
  if (isEvident) kinds.unshift(kind);
  else kinds.push(kind);
}

function isPlural(sent: Sent): boolean {
  return sent.scalar === undefined || (sent.lists()[0]?.length ?? 0) > 1;
}

function repeated({ count }: Sent, view: SchemaView, pointer: string): Outcome {
  const found = count === 1 ? 'One value was sent' : `${count} values were sent`;
  return failure(pointer, `${found}; expected ${listed(view)}.`);
}

/** Whether the schema allows neither arrays nor objects: the most common case, and the quickest to read. */
function isScalar(view: SchemaView): boolean {
  return view.isTyped && !view.allows('array') && !view.allows('object');
}

function readScalar(raw: string, { decode }: Sent, view: SchemaView, pointer: string): Outcome {
  const text = decode(raw);
  return text === undefined ? broken(raw, pointer) : readText(text, view, pointer);
}

class SentReader {
  readonly #sent: Sent;
  readonly #view: SchemaView;
  readonly #document: Document;
  readonly #pointer: string;

  constructor(sent: Sent, view: SchemaView, document: Document, pointer: string) {
    this.#sent = sent;
    this.#view = view;
    this.#document = document;
    this.#pointer = pointer;
  }

  scalar(): readonly Outcome[] {
    return [readScalar(this.#sent.scalar ?? '', this.#sent, this.#view, this.#pointer)];
  }

  list(): readonly Outcome[] {
    const lists = this.#sent.lists();
    const outcomes = lists.map((raws) => (raws.length > MAX_ITEMS ? this.#tooMany() : this.#items(raws)));
    const [exact] = lists;
    // An empty text is either a list of one empty text or an empty list; no style distinguishes them.
    if (exact?.length === 1 && exact[0] === '') outcomes.push(this.#items([]));
    return outcomes;
  }

  object(): readonly Outcome[] {
    const members = this.#sent.members();
    if (members === undefined) return [];
    return [members.length > MAX_ITEMS ? this.#tooMany() : this.#members(members)];
  }

  #tooMany(): Outcome {
    return failure(this.#pointer, `More than ${MAX_ITEMS} values were sent.`);
  }

  #items(raws: readonly string[]): Outcome {
    const { decode } = this.#sent;
    const items = raws.map((raw, index) =>
      interpret(sentText(raw, decode), this.#view.item(index), this.#document, pointerTo(this.#pointer, index)),
    );
    return allOf(items, (values) => values);
  }

  #members(members: readonly (readonly [string, string])[]): Outcome {
    const { decode } = this.#sent;
    const texts = new Map<string, string[]>();
    for (const [rawName, raw] of members) {
      const name = decode(rawName);
      if (name === undefined) return broken(rawName, this.#pointer);
      const known = texts.get(name);
      if (known === undefined) texts.set(name, [raw]);
      else known.push(raw);
    }
    return readMembers(texts, (name, raws) =>
      interpret(sentTexts(raws, decode), this.#view.property(name), this.#document, pointerTo(this.#pointer, name)),
    );
  }
}

/** Reads the members of an object one by one. Any name is data, including `__proto__`. */
export function readMembers<T>(members: ReadonlyMap<string, T>, read: (name: string, sent: T) => Outcome): Outcome {
  const names = [...members.keys()];
  const outcomes = names.map((name) => read(name, members.get(name) as T));
  return allOf(outcomes, (values) => objectOf(names, values));
}

function objectOf(names: readonly string[], values: readonly Json[]): Json {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
}

/** A text that cannot be decoded. */
export function broken(raw: string, pointer: string): Outcome {
  return failure(pointer, `${quote(raw)} is not percent-encoded UTF-8.`);
}
