/** Bundles the files of an OpenAPI Description into one document. */
import type { Finding, SourceLocation } from '../finding.js';
import { UnusableInput } from '../finding.js';
import { get, getObject, isObject, pointer, pointerKeys, resolvePointer } from '../model/json.js';
import type { Json, JsonObject, MutableObject } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { optional } from '../model/optional.js';
import { SECTION, walk } from '../model/shapes.js';
import type { Part, Shape } from '../model/shapes.js';
import { Refused } from './files.js';
import type { Files } from './files.js';
import type { ParsedDocument } from './parse.js';

/** An OpenAPI Description as one document, with the location of each part in its original file. */
export interface Bundle {
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
  locate(pointer: string): SourceLocation;
}

/** A part of a file. */
interface Place {
  readonly file: string;
  readonly pointer: string;
}

const MAX_REFERENCES = 200_000;

/**
 * Bundles the files of a Description into one document: parts of other files become components, referenced Path Items
 * are inlined, and references inside data are left unchanged. Cycles remain references.
 * @throws {UnusableInput} when the entry document is not an object, or has too many references
 */
export async function bundle(files: Files, entry: string): Promise<Bundle> {
  const parsed = await files.document(entry);
  const document = parsed.value;
  if (!isObject(document))
    throw new UnusableInput(`${parsed.file} is not an OpenAPI Description: its root is not an object.`, {
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
  /** From pointers in the bundle to the origin of that part; the longest prefix applies. */
  readonly #origins = new Map<string, Place>();
  /** From parts of other files to their pointers in the bundle. */
  readonly #moved = new Map<string, string>();
  readonly #queue: { part: Part; file: string }[] = [];
  /** Components from other files. They are added at the end, because the document is walked as the entry file until then. */
  readonly #imported: { section: string; name: string; value: Json }[] = [];
  /** Parts whose reference is resolved already: YAML aliases and imported parts are visited more than once. */
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
    this.#addImported();
  }

  #addImported(): void {
    for (const { section, name, value } of this.#imported) {
      Object.defineProperty(child(child(this.#document as MutableObject, 'components'), section), name, {
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
    const value = part.value as MutableObject;
    if (target === undefined) {
      // The part is left empty, so that everything else can still be checked.
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
      if (target !== undefined) (mapping as MutableObject)[key] = await this.#internal(target, 'schema');
    }
  }

  /** The part that a reference identifies; undefined, with a finding, if it cannot be resolved. */
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
      this.#unreadable(reference, part, error);
    }
    return undefined;
  }

  #unreadable(reference: string, part: Part, error: unknown): void {
    if (error instanceof Refused) {
      const message = `The reference ${reference} was refused: ${error.message}.`;
      this.#report(
        'ref-refused',
        part,
        message,
        'Keep referenced files in the folder of the contract, or allow the host or folder explicitly.',
      );
    } else if (error instanceof UnusableInput) {
      const message = `The reference ${reference} cannot be resolved: ${error.message}`;
      const hint = error.hint ?? 'Correct the reference or the file that it names.';
      this.#report(
        'ref-unresolved',
        part,
        message,
        hint,
        error.location?.line === undefined ? undefined : error.location,
      );
    } else throw error;
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

  /** The pointer in the bundle for a part: unchanged for the entry document, else that of a new component. */
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
      [
        ...taken,
        ...this.#imported.filter((component) => component.section === section).map((component) => component.name),
      ],
      place,
    );
    this.#imported.push({ section, name, value });
    return pointer('#/components', section, name);
  }

  /** Replaces a Path Item reference with its target. Fields next to the reference take precedence (OpenAPI 3.1 §4.8.9). */
  async #inline(part: Part, target: Place): Promise<void> {
    const value = part.value as MutableObject;
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
        ? 'Define the target or correct the reference.'
        : `Did you mean ${reference.slice(0, reference.lastIndexOf('/') + 1)}${close}?`;
    this.#report('ref-unresolved', part, `The reference ${reference} cannot be resolved.`, hint);
  }

  #report(check: string, part: Part, message: string, hint?: string, cause?: SourceLocation): void {
    const location = this.locate(pointer(part.pointer, '$ref'));
    this.findings.push({
      check,
      severity: 'error',
      message,
      location,
      ...optional('hint', hint),
      ...optional('related', cause && [cause]),
    });
  }
}

function splitReference(reference: string): [string, string] {
  const hash = reference.indexOf('#');
  return hash < 0 ? [reference, '#'] : [reference.slice(0, hash), reference.slice(hash)];
}

/** The pointer for a fragment: `#name` refers to a schema by its `$anchor` (JSON Schema 2020-12 §8.2.2), any other fragment is a pointer. */
function anchored(document: Json, fragment: string): string {
  if (fragment === '#' || fragment.startsWith('#/') || !isObject(document)) return fragment;
  const name = fragment.slice(1);
  for (const part of walk({ shape: 'openapi', value: document, pointer: '#' }))
    if (get(part.value, '$anchor') === name) return part.pointer;
  return pointer('#', name);
}

function child(parent: MutableObject, key: string): MutableObject {
  if (!Object.hasOwn(parent, key) || !isObject(parent[key])) parent[key] = {};
  return parent[key] as MutableObject;
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
