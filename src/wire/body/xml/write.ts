/** Writes values as XML according to the XML Object (OpenAPI 3.0 to 3.2). */
import { viewSchema } from '../../../model/applied-schemas.js';
import type { SchemaView } from '../../../model/applied-schemas.js';
import { isArray, isObject } from '../../../model/json.js';
import type { Json, JsonObject } from '../../../model/json.js';
import { pointerTo, quote } from '../../issue.js';
import type { WireIssue } from '../../issue.js';
import type { Document } from '../../style/sent.js';
import { printText } from '../../text-value.js';
import { utf8 } from '../bytes.js';
import type { Content, Where, WrittenContent } from '../content.js';
import { MAX_ELEMENT_DEPTH } from './bounds.js';
import { cdata, escapeAttribute, escapeText, isXmlText } from './entities.js';
import { componentName, isList, itemNaming, namingOf, nodeTypeOf, rootNaming } from './names.js';
import type { Naming } from './names.js';

/** Writes a document without an XML declaration, which UTF-8 does not need. */
export function writeXml({ schema, mediaType }: Content, value: Json, where: Where): WrittenContent {
  const view = viewSchema(schema, where);
  const writer = new ElementWriter(where);
  const text = writer.element(rootNaming(view), value, view, { pointer: where.pointer, depth: 0, namespace: '' });
  if (writer.issues.length > 0) return { kind: 'unwritable', issues: writer.issues };
  return { kind: 'written', contentType: mediaType, body: utf8(text) };
}

/** The place of an element. */
interface Place {
  readonly pointer: string;
  readonly depth: number;
  /** The default namespace there. */
  readonly namespace: string;
}

/** The parts of an element's text. */
interface Nodes {
  attributes: string;
  content: string;
}

const NIL = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

class ElementWriter {
  readonly issues: WireIssue[] = [];
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Writes an element. Null becomes `xsi:nil` (XML Schema, Part 1, §2.6.2). */
  element(naming: Naming, value: Json, view: SchemaView, place: Place): string {
    if (place.depth > MAX_ELEMENT_DEPTH)
      return this.#fail(place.pointer, `The value is nested more than ${MAX_ELEMENT_DEPTH} levels deep.`);
    const name = this.#name(naming, place.pointer);
    const inner = { ...place, depth: place.depth + 1, namespace: namespaceWithin(naming, place) };
    const declared = declaration(naming, place);
    if (value === null) return `<${name}${declared}${NIL}/>`;
    const { attributes, content } = this.#nodes(naming, value, view, inner);
    return content === ''
      ? `<${name}${declared}${attributes}/>`
      : `<${name}${declared}${attributes}>${content}</${name}>`;
  }

  #nodes({ local }: Naming, value: Json, view: SchemaView, place: Place): Nodes {
    if (isArray(value)) return { attributes: '', content: this.#items(value, view, local, place, true) };
    if (isObject(value)) return this.#members(value, view, place, { attributes: '', content: '' });
    return { attributes: '', content: this.#text(printText(value), place.pointer) };
  }

  /** The items of an array. */
  #items(items: readonly Json[], view: SchemaView, name: string, place: Place, isWrapped: boolean): string {
    return items
      .map((item, index) => {
        const schema = view.item(index);
        const itemView = viewSchema(schema, this.#document);
        const fallback = (isWrapped && place.depth === 1 ? componentName(itemView) : undefined) ?? name;
        const naming = itemNaming(view, schema, fallback, this.#document);
        return this.element(naming, item, itemView, { ...place, pointer: pointerTo(place.pointer, index) });
      })
      .join('');
  }

  #members(value: JsonObject, view: SchemaView, place: Place, nodes: Nodes): Nodes {
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const at = { ...place, pointer: pointerTo(place.pointer, name) };
      this.#member(name, member, viewSchema(view.property(name), this.#document), at, nodes);
    }
    return nodes;
  }

  #member(name: string, value: Json, view: SchemaView, place: Place, nodes: Nodes): void {
    const type = isArray(value) && !isList(view) ? 'none' : nodeTypeOf(view);
    if (type === 'attribute') nodes.attributes += this.#attribute(namingOf(view, name), value, place);
    else if (type === 'text' || type === 'cdata') nodes.content += this.#textNode(value, type, place.pointer);
    else if (type === 'none' && isArray(value)) nodes.content += this.#items(value, view, name, place, false);
    else if (type === 'none' && isObject(value)) this.#members(value, view, place, nodes);
    else nodes.content += this.element(namingOf(view, name), value, view, place);
  }

  /** Writes an attribute; an attribute cannot express null, so it is left out. */
  #attribute(naming: Naming, value: Json, { pointer }: Place): string {
    if (value === null) return '';
    if (isArray(value) || isObject(value))
      return this.#fail(pointer, 'An array or an object cannot be sent as an attribute.');
    const name = this.#name(naming, pointer);
    const { prefix, namespace } = naming;
    const declared =
      prefix !== undefined && namespace !== undefined ? ` xmlns:${prefix}="${escapeAttribute(namespace)}"` : '';
    return `${declared} ${name}="${escapeAttribute(this.#checked(printText(value), pointer))}"`;
  }

  #textNode(value: Json, type: 'text' | 'cdata', pointer: string): string {
    if (value === null) return '';
    if (isArray(value) || isObject(value)) return this.#fail(pointer, 'An array or an object cannot be sent as text.');
    return type === 'text' ? this.#text(printText(value), pointer) : cdata(this.#checked(printText(value), pointer));
  }

  #text(text: string, pointer: string): string {
    return escapeText(this.#checked(text, pointer));
  }

  #checked(text: string, pointer: string): string {
    return isXmlText(text) ? text : this.#fail(pointer, `${quote(text)} contains characters that XML does not allow.`);
  }

  #name({ local, prefix }: Naming, pointer: string): string {
    const isValid = NAME.test(local) && (prefix === undefined || NAME.test(prefix));
    if (!isValid) return this.#fail(pointer, `${quote(local)} is not a valid name in XML.`);
    return prefix === undefined ? local : `${prefix}:${local}`;
  }

  #fail(pointer: string, message: string): string {
    this.issues.push({ pointer, message });
    return '';
  }
}

/** The declaration of an element's namespace, unless it is inherited. */
function declaration({ prefix, namespace }: Naming, place: Place): string {
  if (namespace === undefined) return '';
  if (prefix !== undefined) return ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
  return namespace === place.namespace ? '' : ` xmlns="${escapeAttribute(namespace)}"`;
}

function namespaceWithin({ prefix, namespace }: Naming, place: Place): string {
  return prefix === undefined && namespace !== undefined ? namespace : place.namespace;
}
