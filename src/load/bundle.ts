import type { Finding, SourceLocation } from '../finding.js';
import { UnusableInput } from '../finding.js';
import { get, getObject, isObject, pointer, pointerKeys, resolvePointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { SECTION, walk } from '../model/shapes.js';
import type { Part, Shape } from '../model/shapes.js';
import { Refused } from './files.js';
import type { Files } from './files.js';
import type { ParsedDocument } from './parse.js';
import { nearest } from '../model/nearest.js';

/** An OpenAPI Description as one document, which still knows where each part was written. */
export interface Bundle {
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
  locate(pointer: string): SourceLocation;
}

/** A place in a file. */
interface Place {
  readonly file: string;
  readonly pointer: string;
}

type Mutable = Record<string, Json>;

const MAX_REFERENCES = 200_000;

/**
 * Joins the files of a Description into one document: parts of other files become components,
 * Path Item references are put in place, references inside data are left alone. Cycles stay references.
 */
export async function bundle(files: Files, entry: string): Promise<Bundle> {
  const parsed = await files.document(entry);
  const document = parsed.value;
  if (!isObject(document))
    throw new UnusableInput(`${parsed.file} is not an OpenAPI Description: it holds no object.`, {
      location: parsed.locate('#'),
    });
  const bundler = new Bundler(files, entry, parsed, document);
  await bundler.run();
  return { document, findings: [...bundler.findings], locate: (at) => bundler.locate(at) };
}

class Bundler {
  readonly findings: Finding[] = [];
  readonly #files: Files;
  readonly #entry: string;
  readonly #document: JsonObject;
  readonly #parsed = new Map<string, ParsedDocument>();
  /** Bundled pointer → where that part came from; the longest prefix decides. */
  readonly #origins = new Map<string, Place>();
  /** Part of another file → its pointer in the bundle. */
  readonly #moved = new Map<string, string>();
  readonly #queue: { part: Part; file: string }[] = [];
  /** Parts of other files, put into the document at the end: until then it is walked as the entry file's own. */
  readonly #guests: { section: string; name: string; value: Json }[] = [];
  /** Parts whose reference is mended already: YAML aliases and moved parts are met more than once. */
  readonly #done = new WeakSet<object>();
  #references = 0;

  constructor(files: Files, entry: string, parsed: ParsedDocument, document: JsonObject) {
    this.#files = files;
    this.#entry = entry;
    this.#document = document;
    this.#parsed.set(entry, parsed);
    this.#origins.set('#', { file: entry, pointer: '#' });
    this.findings.push(...parsed.findings);
  }

  async run(): Promise<void> {
    this.#queue.push({ part: { shape: 'openapi', value: this.#document, pointer: '#' }, file: this.#entry });
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      for (const part of walk(next.part)) {
        if (typeof get(part.value, '$ref') === 'string') await this.#reference(part, next.file);
        if (part.shape === 'schema') await this.#mapping(part, next.file);
      }
    }
    for (const { section, name, value } of this.#guests) {
      Object.defineProperty(child(child(this.#document as Mutable, 'components'), section), name, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }

  locate(at: string): SourceLocation {
    const keys = pointerKeys(at);
    for (let length = keys.length; length >= 0; length -= 1) {
      const origin = this.#origins.get(pointer('#', ...keys.slice(0, length)));
      const parsed = origin && this.#parsed.get(origin.file);
      if (origin && parsed) return parsed.locate(pointer(origin.pointer, ...keys.slice(length)));
    }
    return { kind: 'source', file: this.#files.display(this.#entry), pointer: at };
  }

  async #reference(part: Part, file: string): Promise<void> {
    if (this.#done.has(part.value)) return;
    this.#done.add(part.value);
    const reference = part.value['$ref'] as string;
    const target = await this.#target(reference, file, part);
    const value = part.value as Mutable;
    if (target === undefined) {
      // An open part takes the place of what is not there, so that everything else can still be judged.
      delete value['$ref'];
      if (part.shape === 'response') value['description'] ??= '';
    } else if (part.shape === 'pathItem') await this.#inline(part, target);
    else value['$ref'] = await this.#internal(target, part.shape);
  }

  async #mapping(part: Part, file: string): Promise<void> {
    const discriminator = get(part.value, 'discriminator');
    const mapping = get(discriminator, 'mapping');
    if (!isObject(mapping)) return;
    for (const [key, reference] of Object.entries(mapping)) {
      if (
        typeof reference !== 'string' ||
        !/[#/.]/.test(reference) ||
        (file === this.#entry && reference.startsWith('#'))
      )
        continue;
      const target = await this.#target(reference, file, {
        ...part,
        pointer: pointer(part.pointer, 'discriminator', 'mapping', key),
      });
      if (target !== undefined) (mapping as Mutable)[key] = await this.#internal(target, 'schema');
    }
  }

  /** The place a reference names, if it is there; a finding if not. */
  async #target(reference: string, from: string, part: Part): Promise<Place | undefined> {
    this.#references += 1;
    if (this.#references > MAX_REFERENCES)
      throw new UnusableInput(`${this.#files.display(this.#entry)} has more than ${MAX_REFERENCES} references.`);
    const [name = '', fragment = ''] = splitReference(reference);
    try {
      const file = name === '' ? from : this.#files.resolve(name, from);
      const parsed = await this.#parse(file);
      const at = anchored(parsed.value, fragment);
      if (resolvePointer(parsed.value, at) !== undefined) return { file, pointer: at };
      this.#dangling(reference, part, parsed, at);
    } catch (error) {
      if (error instanceof Refused)
        this.#report(
          'ref-refused',
          part,
          `The reference ${reference} is refused: ${error.message}.`,
          'Keep referenced files beside the description, or allow the host or folder by name.',
        );
      else if (error instanceof UnusableInput)
        this.#report(
          'ref-unresolved',
          part,
          `The reference ${reference} cannot be followed: ${error.message}`,
          error.hint ?? 'Correct the reference, or the file that it names.',
          error.location?.line === undefined ? undefined : error.location,
        );
      else throw error;
    }
    return undefined;
  }

  async #parse(file: string): Promise<ParsedDocument> {
    let parsed = this.#parsed.get(file);
    if (parsed === undefined) {
      parsed = await this.#files.document(file);
      this.#parsed.set(file, parsed);
      this.findings.push(...parsed.findings);
    }
    return parsed;
  }

  /** A pointer in the bundle for a place: itself in the entry document, else a component made of it. */
  async #internal(place: Place, shape: Shape): Promise<string> {
    if (place.file === this.#entry) return place.pointer === '' ? '#' : place.pointer;
    const key = `${place.file}${place.pointer}`;
    const known = this.#moved.get(key);
    if (known !== undefined) return known;
    const value = resolvePointer((await this.#parse(place.file)).value, place.pointer) as Json;
    const at = this.#component(shape, place, value);
    this.#moved.set(key, at);
    this.#origins.set(at, place);
    if (isObject(value)) this.#queue.push({ part: { shape, value, pointer: at }, file: place.file });
    return at;
  }

  #component(shape: Shape, place: Place, value: Json): string {
    const section = SECTION[shape] ?? 'schemas';
    const taken = Object.keys(getObject(getObject(this.#document, 'components'), section));
    const name = freeName(
      [...taken, ...this.#guests.filter((guest) => guest.section === section).map((guest) => guest.name)],
      place,
    );
    this.#guests.push({ section, name, value });
    return pointer('#/components', section, name);
  }

  /** A Path Item reference: what it names takes its place; fields beside it win (OpenAPI 3.1 §4.8.9). */
  async #inline(part: Part, target: Place): Promise<void> {
    const value = part.value as Mutable;
    const found = resolvePointer((await this.#parse(target.file)).value, target.pointer);
    delete value['$ref'];
    if (!isObject(found) || found === part.value) return;
    for (const [key, member] of Object.entries(found)) {
      if (Object.hasOwn(value, key) || member === undefined) continue;
      value[key] = structuredClone(member) as Json;
      this.#origins.set(pointer(part.pointer, key), { file: target.file, pointer: pointer(target.pointer, key) });
    }
    this.#queue.push({ part: { shape: 'pathItem', value, pointer: part.pointer }, file: target.file });
  }

  #dangling(reference: string, part: Part, parsed: ParsedDocument, at: string): void {
    const keys = pointerKeys(at);
    const last = keys.pop() ?? '';
    const siblings = resolvePointer(parsed.value, pointer('#', ...keys));
    const close = nearest(last, isObject(siblings) ? Object.keys(siblings) : []);
    const hint =
      close === undefined
        ? 'Define it, or mend the reference.'
        : `Did you mean ${reference.slice(0, reference.lastIndexOf('/') + 1)}${close}?`;
    this.#report('ref-unresolved', part, `The reference ${reference} points at nothing.`, hint);
  }

  #report(check: string, part: Part, message: string, hint?: string, cause?: SourceLocation): void {
    const location = this.locate(pointer(part.pointer, '$ref'));
    this.findings.push({
      check,
      severity: 'error',
      message,
      location,
      ...(hint === undefined ? {} : { hint }),
      ...(cause === undefined ? {} : { related: [cause] }),
    });
  }
}

function splitReference(reference: string): [string, string] {
  const hash = reference.indexOf('#');
  return hash < 0 ? [reference, '#'] : [reference.slice(0, hash), reference.slice(hash)];
}

/** `#name` names a schema by its `$anchor` (JSON Schema 2020-12 §8.2.2); everything else is a pointer. */
function anchored(document: Json, fragment: string): string {
  if (fragment === '#' || fragment.startsWith('#/') || !isObject(document)) return fragment;
  const name = fragment.slice(1);
  for (const part of walk({ shape: 'openapi', value: document, pointer: '#' }))
    if (get(part.value, '$anchor') === name) return part.pointer;
  return pointer('#', name);
}

function child(parent: Mutable, key: string): Mutable {
  if (!Object.hasOwn(parent, key) || !isObject(parent[key])) parent[key] = {};
  return parent[key] as Mutable;
}

function freeName(taken: readonly string[], place: Place): string {
  const base = (pointerKeys(place.pointer).at(-1) ?? fileStem(place.file)).replaceAll(/[^\w.-]/g, '_') || 'part';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.includes(name)) return name;
  }
}

function fileStem(file: string): string {
  return (
    file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? 'part'
  );
}
