/** Interprets XML Objects: the names of values, and the kinds of nodes that represent them. */
import { viewSchema } from '../../../model/applied-schemas.js';
import type { SchemaView } from '../../../model/applied-schemas.js';
import type { Schema } from '../../../model/contract.js';
import { get, getObject, getString, isObject } from '../../../model/json.js';
import type { JsonObject } from '../../../model/json.js';
import type { Document } from '../../style/sent.js';
import type { XmlName } from './parse.js';

/** OpenAPI 3.2, XML Object, `nodeType`. */
export type NodeType = 'element' | 'attribute' | 'text' | 'cdata' | 'none';

/** The name of a value's node, from its XML Object or its place. */
export interface Naming {
  readonly local: string;
  readonly prefix?: string;
  readonly namespace?: string;
}

const NODE_TYPES: ReadonlySet<string> = new Set(['element', 'attribute', 'text', 'cdata', 'none']);

/** The XML Object that applies: the schema's own, or that of a schema that it refers to. */
function xmlOf(view: SchemaView): JsonObject {
  const own = view.keyword('xml');
  if (isObject(own)) return own;
  const applied = view.applied.find((schema) => isObject(get(schema, 'xml')));
  return applied === undefined ? {} : getObject(applied, 'xml');
}

/**
 * The kind of node that represents a value. Before OpenAPI 3.2, `attribute: true` stated an attribute, and `wrapped: true`
 * an element around an array. In all versions, a property that refers to another schema is an element named after the
 * property, unless `nodeType` says otherwise.
 */
export function nodeTypeOf(view: SchemaView): NodeType {
  const xml = xmlOf(view);
  const stated = getString(xml, 'nodeType');
  if (stated !== undefined && NODE_TYPES.has(stated)) return stated as NodeType;
  if (get(xml, 'attribute') === true) return 'attribute';
  if (isList(view)) return get(xml, 'wrapped') === true ? 'element' : 'none';
  return 'element';
}

/** Whether the schema describes arrays. */
export function isList(view: SchemaView): boolean {
  return view.isTyped ? view.allows('array') && !view.allows('object') : view.suggested === 'array';
}

/** The name of a property's node. */
export function namingOf(view: SchemaView, fallback: string): Naming {
  const xml = xmlOf(view);
  const prefix = getString(xml, 'prefix');
  const namespace = getString(xml, 'namespace');
  return {
    local: getString(xml, 'name') ?? fallback,
    ...(prefix !== undefined && { prefix }),
    ...(namespace !== undefined && { namespace }),
  };
}

/**
 * The name of an array's items. An items schema without a name takes the array's (OpenAPI 3.0, "XML Arrays"); in a root
 * array it takes that of its component.
 */
export function itemNaming(list: SchemaView, item: Schema, fallback: string, document: Document): Naming {
  return namingOf(viewSchema(item, document), getString(xmlOf(list), 'name') ?? fallback);
}

/** The name of a root element: `name`, or that of the schema's component. */
export function rootNaming(view: SchemaView): Naming {
  return namingOf(view, componentName(view) ?? DEFAULT_ROOT);
}

/** Whether the name of the root element is stated, so that another one is an error. */
export function isRootNamed(view: SchemaView): boolean {
  return getString(xmlOf(view), 'name') !== undefined;
}

/** OpenAPI does not define a name for the root element of an inline schema. */
const DEFAULT_ROOT = 'root';

/** The name of the component that a schema refers to. */
export function componentName({ schema }: SchemaView): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(getString(schema, '$ref') ?? '')?.[1];
}

/** Whether a node has this name. Prefixes do not matter. Namespaces matter if both the schema and the document state one. */
export function hasName({ local, namespace }: XmlName, naming: Naming): boolean {
  if (local !== naming.local) return false;
  return naming.namespace === undefined || namespace === undefined || namespace === naming.namespace;
}
