/**
 * A vocabulary for a Description that has none: classes from its object schemas, operations where their paths tell.
 * What OpenAPI does not say (a range, what a list holds) stays out; the vocabulary generator lists it.
 */
import type { Class, Context, Hydra, HydraOperation, NamedSchema, OpenApi, OpenApiOperation, PathItem, PathSubject, Schema, SupportedProperty } from '../contract.js';
import { bodyClass, schemasWithClasses, type Joined } from '../join.js';
import { get, getString, isObject } from '../json.js';
import { compactIri, localName, namespaceOf, WELL_KNOWN } from '../namespaces.js';
import { datatypeOf } from '../datatypes.js';
import { isJsonMediaType, isObjectSchema, resolveSchema, schemaName, schemaProperties } from '../schema-walk.js';
import { expandTerm, prefixesOf, termsOf, type Terms } from '../terms.js';
import { apiDocumentation } from './document.js';
import { optional } from '../openapi.js';

/** The halves joined, the Hydra one derived. */
export function deriveHydra(source: OpenApi, contexts: ReadonlyMap<string, Context>): Joined {
  const authored = schemasWithClasses(source, contexts);
  const namespace = vocabularyNamespace(source, authored);
  const schemas = authored.map((schema) => (schema.class === undefined && isObjectSchema(schema.schema, source) ? { ...schema, class: namespace + segment(schema.name) } : schema));
  return new Deriver({ ...source, schemas }, namespace, contexts).run();
}

/** The namespace of the classes that bodies name; else one beneath the first server, which nobody else can own. */
function vocabularyNamespace(openapi: OpenApi, schemas: readonly NamedSchema[]): string {
  const named = schemas.find((schema) => schema.class !== undefined && ![...WELL_KNOWN.values()].includes(namespaceOf(schema.class)))?.class;
  if (named !== undefined) return namespaceOf(named);
  const server = openapi.servers.find(({ url }) => /^https?:\/\//.test(url))?.url.replaceAll(/\{[^{}]*\}/g, '').replace(/\/+$/, '');
  return `${server ?? 'http://api.invalid'}/vocab#`;
}

class Deriver {
  readonly #openapi: OpenApi;
  readonly #namespace: string;
  readonly #terms: Terms;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #operations: HydraOperation[] = [];
  readonly #indexes = new Map<string, number>();

  constructor(openapi: OpenApi, namespace: string, contexts: ReadonlyMap<string, Context>) {
    this.#openapi = openapi;
    this.#namespace = namespace;
    this.#terms = termsOf([...contexts.keys()].reverse(), contexts);
    const stated = [...prefixesOf(this.#terms)].filter(([, iri]) => iri === namespace || [...WELL_KNOWN.values()].includes(iri));
    this.#prefixes = new Map([...WELL_KNOWN, ['vocab', namespace], ...stated]);
  }

  run(): Joined {
    const subjects = this.#subjects();
    const pathItems = this.#openapi.pathItems.map((item) => ({ ...item, ...optional('subject', subjects.get(item.path)) }));
    const classes = [...firstOfEachClass(this.#openapi.schemas).values()].map((schema) => this.#class(schema, pathItems));
    const loose = pathItems.filter(({ subject }) => subject?.kind === 'link');
    const all = loose.length > 0 ? [this.#entryPoint(loose), ...classes] : classes;
    return { hydra: this.#hydra(all), openapi: this.#joined(pathItems) };
  }

  #hydra(classes: readonly Class[]): Hydra {
    const openapi = this.#openapi;
    const operations = this.#operations;
    const prefixes = this.#prefixes;
    const iri = this.#namespace.replace(/[#/]$/, '');
    let document: Hydra['document'] | undefined;
    const hydra: Hydra = {
      origin: 'derived',
      get document() {
        return (document ??= apiDocumentation(hydra));
      },
      iri,
      ...optional('title', openapi.title === '' ? undefined : openapi.title),
      ...optional('description', openapi.description),
      prefixes,
      classes,
      operations,
      expanded: [],
      locate: () => undefined,
    };
    return hydra;
  }

  #joined(pathItems: readonly PathItem[]): OpenApi {
    return {
      ...this.#openapi,
      pathItems,
      operations: this.#openapi.operations.map((operation) => ({ ...operation, ...optional('hydra', this.#indexes.get(operation.id)) })),
    };
  }

  /** A path is a class's home if what is read there is one; every other path hangs from the entry point by a link. */
  #subjects(): Map<string, PathSubject> {
    const byPath = groupByPath(this.#openapi.operations);
    const names = new Set<string>();
    return new Map(this.#openapi.pathItems.map((item): [string, PathSubject] => {
      const operations = byPath.get(item.path) ?? [];
      const read = operations.find(({ method }) => method === 'GET');
      const cls = read && bodyClass(read, this.#openapi);
      if (cls !== undefined) return [item.path, { kind: 'class', class: cls }];
      return [item.path, { kind: 'link', class: this.#entryPointIri(), property: `${this.#entryPointIri()}/${linkName(item.path, names)}` }];
    }));
  }

  #entryPointIri(): string {
    const taken = this.#openapi.schemas.some(({ class: cls }) => cls === `${this.#namespace}EntryPoint`);
    return `${this.#namespace}${taken ? 'ApiEntryPoint' : 'EntryPoint'}`;
  }

  #entryPoint(items: readonly PathItem[]): Class {
    const iri = this.#entryPointIri();
    return {
      iri,
      compact: compactIri(iri, this.#prefixes),
      name: localName(iri),
      title: localName(iri),
      subClassOf: [],
      operations: [],
      paths: [],
      schemas: [],
      pointer: '#',
      properties: items.map((item) => this.#pathLink(item, iri)),
    };
  }

  #pathLink(item: PathItem, owner: string): SupportedProperty {
    const iri = item.subject?.kind === 'link' ? item.subject.property : owner;
    const key = iri.slice(owner.length + 1);
    const members = this.#openapi.operations.filter(({ path, method }) => path === item.path && method === 'GET').flatMap((operation) => this.#listed(operation));
    return {
      iri,
      compact: compactIri(iri, this.#prefixes),
      key,
      title: key,
      ...optional('description', item.summary ?? item.description),
      domain: [owner],
      range: [],
      readable: true,
      writable: false,
      required: false,
      link: { kind: item.variables.length > 0 ? 'TemplatedLink' : 'Link', path: item.path, memberClass: members, operations: this.#operationsAt(item.path, owner, iri) },
      pointer: '#',
    };
  }

  /** The class of the items where a success body is a plain array of one. */
  #listed(operation: OpenApiOperation): string[] {
    const schema = resolveSchema(successSchema(operation), this.#openapi);
    const name = isObject(schema) ? schemaName(get(schema, 'items') as Schema | undefined) : undefined;
    return this.#classNamed(name);
  }

  #classNamed(name: string | undefined): string[] {
    const cls = name === undefined ? undefined : this.#openapi.schemas.find((schema) => schema.name === name)?.class;
    return cls === undefined ? [] : [cls];
  }

  #class(named: NamedSchema, pathItems: readonly PathItem[]): Class {
    const iri = named.class as string;
    const resolved = resolveSchema(named.schema, this.#openapi);
    const paths = pathItems.filter(({ subject }) => subject?.kind === 'class' && subject.class === iri).map(({ path }) => path);
    return {
      iri,
      compact: compactIri(iri, this.#prefixes),
      name: localName(iri),
      title: getString(resolved, 'title') ?? named.name,
      ...optional('description', getString(resolved, 'description')),
      subClassOf: [],
      properties: this.#properties(named, iri),
      operations: paths.flatMap((path) => this.#operationsAt(path, iri)),
      paths,
      schemas: this.#openapi.schemas.filter((schema) => schema.class === iri).map(({ name }) => name),
      pointer: '#',
    };
  }

  #properties(named: NamedSchema, owner: string): SupportedProperty[] {
    const properties = [...schemaProperties(named.schema, this.#openapi)].filter(([key]) => !key.startsWith('@'));
    return properties.map(([key, { schema, required }]) => {
      const resolved = resolveSchema(schema, this.#openapi);
      const iri = expandTerm(key, this.#terms) ?? `${owner}/${segment(key)}`;
      const coerced = getString(this.#terms.definitions.get(key), '@type');
      return {
        iri,
        compact: compactIri(iri, this.#prefixes),
        key,
        title: key,
        ...optional('description', getString(schema, 'description') ?? getString(resolved, 'description')),
        domain: [owner],
        range: coerced === '@id' || coerced === '@vocab' ? [] : this.#range(schema, coerced),
        readable: get(resolved, 'writeOnly') !== true && get(schema, 'writeOnly') !== true,
        writable: get(resolved, 'readOnly') !== true && get(schema, 'readOnly') !== true,
        required,
        ...optional('link', coerced === '@id' ? ({ kind: 'Link', memberClass: [], operations: [] } as const) : undefined),
        pointer: '#',
      };
    });
  }

  #range(schema: Schema, coerced: string | undefined): string[] {
    if (coerced !== undefined && !coerced.startsWith('@')) return [expandTerm(coerced, this.#terms) ?? coerced];
    const direct = this.#classNamed(schemaName(schema));
    if (direct.length > 0) return direct;
    const resolved = resolveSchema(schema, this.#openapi);
    const items = isObject(resolved) ? (get(resolved, 'items') as Schema | undefined) : undefined;
    if (items !== undefined) return [...this.#classNamed(schemaName(items)), ...(schemaName(items) === undefined ? datatype(items, this.#openapi) : [])].slice(0, 1);
    return datatype(schema, this.#openapi);
  }

  #operationsAt(path: string, cls: string, property?: string): number[] {
    return this.#openapi.operations.filter((operation) => operation.path === path).map((operation) => {
      const index = this.#operations.push(this.#operation(operation, cls, property)) - 1;
      this.#indexes.set(operation.id, index);
      return index;
    });
  }

  #operation(operation: OpenApiOperation, cls: string, property: string | undefined): HydraOperation {
    const body = operation.requestBody?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
    const returned = bodyClass(operation, this.#openapi);
    return {
      method: operation.method,
      title: operation.summary ?? operation.id,
      ...optional('description', operation.description),
      types: [],
      expects: this.#classNamed(schemaName(body)),
      returns: returned === undefined ? [] : [returned],
      statuses: operation.responses.filter(({ status }) => /^\d{3}$/.test(status)).map(({ status, description, pointer }) => ({ code: Number(status), ...optional('title', description === '' ? undefined : description), pointer })),
      class: cls,
      ...optional('property', property),
      openapi: operation.id,
      pointer: '#',
    };
  }
}

/** Two schemas may describe one class (a summary and the whole): the first one speaks for it. */
function firstOfEachClass(schemas: readonly NamedSchema[]): Map<string, NamedSchema> {
  const first = new Map<string, NamedSchema>();
  for (const schema of schemas) if (schema.class !== undefined && !first.has(schema.class)) first.set(schema.class, schema);
  return first;
}

function successSchema(operation: OpenApiOperation): Schema | undefined {
  return operation.responses.find(({ status }) => status.startsWith('2'))?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
}

function datatype(schema: Schema, openapi: OpenApi): string[] {
  const found = datatypeOf(schema, openapi);
  return found === undefined ? [] : [found];
}

/** A name for the link to a path: its fixed segments in camel case, numbered where it repeats. */
function linkName(path: string, taken: Set<string>): string {
  const words = path.split('/').flatMap((part) => (part === '' ? [] : part.startsWith('{') ? [`by ${part}`] : [part])).join(' ').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const base = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'root';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A name as one IRI segment (RFC 3987 §2.2). */
function segment(name: string): string {
  return encodeURIComponent(name);
}

function groupByPath(operations: readonly OpenApiOperation[]): Map<string, OpenApiOperation[]> {
  const groups = new Map<string, OpenApiOperation[]>();
  for (const operation of operations) groups.set(operation.path, [...(groups.get(operation.path) ?? []), operation]);
  return groups;
}
