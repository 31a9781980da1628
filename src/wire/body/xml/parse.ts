/**
 * Parses XML into elements, attributes and text, and resolves namespaces (Namespaces in XML 1.0). Document type
 * declarations are rejected, so that there are no entities to expand. Nesting is checked before anything is parsed.
 *
 * The parser is imported statically: it takes a few milliseconds to load, and an asynchronous reader would make every
 * caller of every other media type asynchronous, too.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { getString, isArray, isObject } from '../../../model/json.js';
import type { Json, JsonObject } from '../../../model/json.js';
import { messageOf, quote } from '../../issue.js';
import { boundsFault } from './bounds.js';
import { decodeEntities } from './entities.js';

/** A name with the namespace that its prefix stands for. */
export interface XmlName {
  /** With its prefix. */
  readonly name: string;
  readonly local: string;
  readonly namespace?: string;
}

/** An attribute that is not a namespace declaration. */
export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** An element. */
export interface XmlElement extends XmlName {
  readonly attributes: readonly XmlAttribute[];
  readonly elements: readonly XmlElement[];
  /** All text directly within the element, sections of CDATA included. */
  readonly text: string;
}

/** The root element, or why there is none. */
export type ParsedXml = { readonly root: XmlElement } | { readonly fault: string };

/** Parses a document. */
export function parseXml(text: string): ParsedXml {
  const fault = boundsFault(text);
  if (fault !== undefined) return { fault };
  try {
    const validity = XMLValidator.validate(text);
    if (validity !== true) return { fault: `It is not well-formed: ${messageOf(validity.err.msg)}` };
    const nodes: unknown = PARSER.parse(text);
    const elements = new TreeBuilder().children(isArray(nodes) ? nodes : [], undefined).elements;
    const [root, second] = elements;
    if (root === undefined) return { fault: 'It has no root element.' };
    return second === undefined ? { root } : { fault: `It has more than one root element: ${quote(second.name)}.` };
  } catch (error) {
    return { fault: `It is not well-formed: ${messageOf(error)}` };
  }
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Prefixes that an element declares, and those around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

class TreeBuilder {
  children(nodes: readonly Json[], scope: Scope | undefined): Pick<XmlElement, 'elements' | 'text'> {
    const elements: XmlElement[] = [];
    let text = '';
    for (const node of nodes) {
      if (!isObject(node)) continue;
      const [key = '', value] = Object.entries(node).find(([name]) => name !== ':@') ?? [];
      if (key === '#text') text += decodeEntities(getString(node, '#text') ?? '');
      else if (key === '#cdata') text += cdataOf(value);
      else elements.push(this.#element(key, isArray(value) ? value : [], node, scope));
    }
    return { elements, text };
  }

  #element(key: string, nodes: readonly Json[], node: JsonObject, outer: Scope | undefined): XmlElement {
    const attributes = attributesOf(node);
    const own = new Map(attributes.flatMap(([name, value]) => (prefixOf(name) ?? []).map((prefix) => [prefix, value])));
    const scope = own.size === 0 ? outer : { own, outer };
    // The parser renames only this element.
    const name = key === '#__proto__' ? '__proto__' : key;
    return {
      ...resolved(name, scope, true),
      attributes: attributes
        .filter(([attribute]) => prefixOf(attribute) === undefined)
        .map(([attribute, value]) => ({ ...resolved(attribute, scope, false), value })),
      ...this.children(nodes, scope),
    };
  }
}

function attributesOf(node: JsonObject): (readonly [string, string])[] {
  const attributes = node[':@'];
  if (!isObject(attributes)) return [];
  return Object.entries(attributes).map(([name, value]) => [name, decodeEntities(String(value))]);
}

function cdataOf(value: Json | undefined): string {
  return isArray(value) ? value.map((part) => getString(part, '#text') ?? '').join('') : '';
}

/** The prefix that an attribute declares, as a list of one; empty for the default namespace. */
function prefixOf(attribute: string): [string] | undefined {
  if (attribute === 'xmlns') return [''];
  return attribute.startsWith('xmlns:') ? [attribute.slice('xmlns:'.length)] : undefined;
}

/** Attributes without a prefix have no namespace (Namespaces in XML 1.0 §6.2). */
function resolved(name: string, scope: Scope | undefined, isElement: boolean): XmlName {
  const at = name.indexOf(':');
  const local = at === -1 ? name : name.slice(at + 1);
  const namespace = at === -1 && !isElement ? '' : namespaceOf(at === -1 ? '' : name.slice(0, at), scope);
  return { name, local, ...(namespace !== '' && { namespace }) };
}

function namespaceOf(prefix: string, scope: Scope | undefined): string {
  for (let each = scope; each !== undefined; each = each.outer) {
    const found = each.own.get(prefix);
    if (found !== undefined) return found;
  }
  return '';
}
