/** Reads values from XML according to the XML Object (OpenAPI 3.0 to 3.2). */
import { viewSchema } from '../../../model/applied-schemas.js';
import type { SchemaView } from '../../../model/applied-schemas.js';
import type { Schema } from '../../../model/contract.js';
import type { Json } from '../../../model/json.js';
import { pointerTo, quote } from '../../issue.js';
import { allOf, anyOf, failure, success } from '../../outcome.js';
import type { Outcome } from '../../outcome.js';
import { readMembers } from '../../style/sent.js';
import type { Document } from '../../style/sent.js';
import { listed, readText } from '../../text-value.js';
import type { Content, Where } from '../content.js';
import { componentName, hasName, isRootNamed, itemNaming, namingOf, nodeTypeOf, isList, rootNaming } from './names.js';
import type { Naming } from './names.js';
import { parseXml } from './parse.js';
import type { XmlElement } from './parse.js';

/** Reads a document. */
export function readXml({ schema }: Content, text: string, where: Where): Outcome {
  const parsed = parseXml(text);
  if ('fault' in parsed) return failure(where.pointer, `The body cannot be read as XML. ${parsed.fault}`);
  const view = viewSchema(schema, where);
  const { local } = rootNaming(view);
  if (isRootNamed(view) && parsed.root.local !== local) {
    return failure(where.pointer, `The root element is ${quote(parsed.root.name)}; expected ${quote(local)}.`);
  }
  return new ElementReader(where).read(parsed.root, view, where.pointer);
}

/** The namespace of attributes that say how to read an element, rather than what it contains. */
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

class ElementReader {
  readonly #document: Document;
  readonly #known = new Map<XmlElement, Map<SchemaView, Outcome>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** The candidates for an element. Each is read once by each schema: several ways to read every level would be too many. */
  read(element: XmlElement, view: SchemaView, pointer: string): Outcome {
    let known = this.#known.get(element);
    if (known === undefined) this.#known.set(element, (known = new Map()));
    let outcome = known.get(view);
    if (outcome === undefined) known.set(view, (outcome = this.#read(element, view, pointer)));
    return outcome;
  }

  #read(element: XmlElement, view: SchemaView, pointer: string): Outcome {
    if (isNil(element) && view.allows('null')) return success(null);
    const ways = this.#ways(element, view).map((way) => this[way](element, view, pointer));
    return ways.length > 0 ? anyOf(ways) : failure(pointer, `An element was sent; expected ${listed(view)}.`);
  }

  /** The kinds of value that the schema allows, the most likely first. */
  #ways(element: XmlElement, view: SchemaView): readonly ('object' | 'list' | 'text')[] {
    const hasParts = element.elements.length > 0 || contentAttributes(element).length > 0;
    if (!view.isTyped && view.suggested === undefined) return hasParts ? ['object'] : ['text'];
    if (!view.isTyped)
      return view.suggested === 'object' ? ['object'] : view.suggested === 'array' ? ['list'] : ['text'];
    const composite = [view.allows('object') ? ['object' as const] : [], view.allows('array') ? ['list' as const] : []];
    const isText = view.allows('string') || view.allows('integer') || view.allows('boolean') || view.allows('null');
    const text = isText && element.elements.length === 0 ? ['text' as const] : [];
    return hasParts ? [...composite.flat(), ...text] : [...text, ...composite.flat()];
  }

  text({ text }: XmlElement, view: SchemaView, pointer: string): Outcome {
    return readText(view.allows('string') ? text : text.trim(), view, pointer);
  }

  /** An array within an element of its own. */
  list({ elements, text }: XmlElement, view: SchemaView, pointer: string): Outcome {
    return text.trim() === '' ? this.#items(elements, view, pointer) : undescribedText(text, pointer);
  }

  object(element: XmlElement, view: SchemaView, pointer: string): Outcome {
    const members = new MembersReader(this, element, view, this.#document, pointer);
    return members.read();
  }

  #items(elements: readonly XmlElement[], view: SchemaView, pointer: string): Outcome {
    const items = elements.map((element, index) =>
      this.#item(element, viewSchema(view.item(index), this.#document), pointerTo(pointer, index)),
    );
    return allOf(items, (values) => values);
  }

  /** An item must have the name that its XML Object states, if it states one. */
  #item(element: XmlElement, view: SchemaView, pointer: string): Outcome {
    const naming = namingOf(view, element.local);
    if (hasName(element, naming)) return this.read(element, view, pointer);
    return failure(pointer, `The element is ${quote(element.name)}; expected ${quote(naming.local)}.`);
  }
}

/** Reads the members of an object from an element's attributes, elements and text. */
class MembersReader {
  readonly #reader: ElementReader;
  readonly #element: XmlElement;
  readonly #view: SchemaView;
  readonly #document: Document;
  readonly #pointer: string;
  readonly #byLocal = new Map<string, XmlElement[]>();
  readonly #taken = new Set<unknown>();
  readonly #members = new Map<string, Outcome>();

  constructor(reader: ElementReader, element: XmlElement, view: SchemaView, document: Document, pointer: string) {
    this.#reader = reader;
    this.#element = element;
    this.#view = view;
    this.#document = document;
    this.#pointer = pointer;
    for (const child of element.elements) {
      const group = this.#byLocal.get(child.local);
      if (group === undefined) this.#byLocal.set(child.local, [child]);
      else group.push(child);
    }
  }

  read(): Outcome {
    for (const name of this.#view.propertyNames) {
      const found = this.#property(name, this.#view.property(name), pointerTo(this.#pointer, name), []);
      if (found !== undefined) this.#members.set(name, found);
    }
    return this.#undeclaredText() ?? this.#undeclared() ?? readMembers(this.#members, (_, outcome) => outcome);
  }

  /** The candidates for a declared property; undefined if it was not sent. */
  #property(name: string, schema: Schema, pointer: string, around: readonly SchemaView[]): Outcome | undefined {
    const view = viewSchema(schema, this.#document);
    switch (nodeTypeOf(view)) {
      case 'attribute':
        return this.#attribute(namingOf(view, name), view, pointer);
      case 'text':
      case 'cdata':
        return this.#text(view, pointer);
      case 'none':
        return isList(view) ? this.#repeated(name, view, pointer) : this.#hoisted(view, pointer, around);
      default:
        return this.#single(name, view, pointer);
    }
  }

  #attribute(naming: Naming, view: SchemaView, pointer: string): Outcome | undefined {
    const found = this.#element.attributes.find((attribute) => hasName(attribute, naming));
    if (found === undefined) return undefined;
    this.#taken.add(found);
    return readText(found.value, view, pointer);
  }

  #text(view: SchemaView, pointer: string): Outcome | undefined {
    const { text } = this.#element;
    this.#taken.add(TEXT);
    return text === '' ? undefined : readText(view.allows('string') ? text : text.trim(), view, pointer);
  }

  /** Reads an array whose items are not wrapped in an element. */
  #repeated(name: string, view: SchemaView, pointer: string): Outcome | undefined {
    const naming = itemNaming(view, view.item(0), name, this.#document);
    const found = this.#named(naming, componentName(viewSchema(view.item(0), this.#document)));
    if (found.length === 0) return undefined;
    const list = found.map((element, index) =>
      this.#reader.read(element, viewSchema(view.item(index), this.#document), pointerTo(pointer, index)),
    );
    const whole = allOf(list, (values) => values);
    const [only, second] = found;
    if (only === undefined || second !== undefined || !view.isTyped || view.types.size === 1) return whole;
    return anyOf([whole, this.#reader.read(only, view, pointer)]);
  }

  /** Reads an object whose members are not wrapped in an element. */
  #hoisted(view: SchemaView, pointer: string, around: readonly SchemaView[]): Outcome | undefined {
    // A schema within itself would never end.
    if (around.includes(view)) return undefined;
    const members = new Map<string, Outcome>();
    for (const name of view.propertyNames) {
      const found = this.#property(name, view.property(name), pointerTo(pointer, name), [...around, view]);
      if (found !== undefined) members.set(name, found);
    }
    return members.size === 0 ? undefined : readMembers(members, (_, outcome) => outcome);
  }

  #single(name: string, view: SchemaView, pointer: string): Outcome | undefined {
    const found = this.#named(namingOf(view, name), componentName(view));
    const [only, second] = found;
    if (only === undefined) return undefined;
    if (second === undefined) return this.#reader.read(only, view, pointer);
    return failure(pointer, `The element ${quote(only.name)} was sent ${found.length} times; expected one.`);
  }

  /** The elements of this name; if there are none, those named after the component that the schema refers to (OpenAPI 3.2). */
  #named(naming: Naming, component: string | undefined): readonly XmlElement[] {
    const own = (this.#byLocal.get(naming.local) ?? []).filter((element) => hasName(element, naming));
    const found = own.length > 0 || component === undefined ? own : (this.#byLocal.get(component) ?? []);
    for (const element of found) this.#taken.add(element);
    return found;
  }

  #undeclaredText(): Outcome | undefined {
    const { text } = this.#element;
    return text.trim() === '' || this.#taken.has(TEXT) ? undefined : undescribedText(text, this.#pointer);
  }

  /** Keeps elements and attributes that no property describes, so that validation can report them. */
  #undeclared(): Outcome | undefined {
    const rest = [...this.#byLocal].map(
      ([name, group]) => [name, group.filter((each) => !this.#taken.has(each))] as const,
    );
    const attributes = contentAttributes(this.#element).filter((each) => !this.#taken.has(each));
    const names = [
      ...rest.flatMap(([name, group]) => (group.length > 0 ? [name] : [])),
      ...attributes.map(({ local }) => local),
    ];
    const misplaced = names.find((name) => this.#view.propertyNames.has(name) || this.#members.has(name));
    if (misplaced !== undefined) {
      return failure(
        pointerTo(this.#pointer, misplaced),
        `${quote(misplaced)} was not sent as the kind of node that the schema describes.`,
      );
    }
    const schema = viewSchema(this.#view.additional, this.#document);
    for (const [name, group] of rest) if (group.length > 0) this.#members.set(name, this.#rest(name, group, schema));
    for (const { local, value } of attributes) {
      this.#members.set(local, readText(value, schema, pointerTo(this.#pointer, local)));
    }
    return undefined;
  }

  #rest(name: string, group: readonly XmlElement[], view: SchemaView): Outcome {
    const pointer = pointerTo(this.#pointer, name);
    const [only, second] = group;
    if (only !== undefined && second === undefined && !isList(view)) return this.#reader.read(only, view, pointer);
    const items = group.map((element, index) => {
      const item: Schema = isList(view) ? view.item(index) : true;
      return this.#reader.read(element, viewSchema(item, this.#document), pointerTo(pointer, index));
    });
    return allOf(items, (values): Json => values);
  }
}

/** Represents the text of an element among the nodes that were read. */
const TEXT = Symbol('text');

function undescribedText(text: string, pointer: string): Outcome {
  return failure(pointer, `The schema does not describe the text ${quote(text.trim())}.`);
}

function isNil({ attributes }: XmlElement): boolean {
  return attributes.some(
    ({ local, namespace, value }) => local === 'nil' && namespace === XSI && /^(true|1)$/.test(value),
  );
}

/** Attributes that are content, unlike `xsi:type` and `xml:lang`. */
function contentAttributes({ attributes }: XmlElement): XmlElement['attributes'] {
  return attributes.filter(({ name, namespace }) => namespace !== XSI && !name.startsWith('xml:'));
}
