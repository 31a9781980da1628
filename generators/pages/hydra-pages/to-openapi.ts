import type { Class, Hydra, HydraOperation, SupportedProperty } from '../../../src/model/contract.js';
import { openApiDocument } from '../../../src/model/derive/openapi.js';
import { get, getObject, getString, isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { compactIri, localName } from '../../../src/model/namespaces.js';
import { templateVariables } from '../../../src/model/openapi.js';
import { PAGE_EXTENSION } from '../style.js';
import type { ClassPage, PageOperation, PageTemplate } from './page.js';
import type { HydraFacts } from './to-hydra.js';

const MEDIA_TYPE = 'application/ld+json';

export interface OpenApiFromPages {
  readonly document: JsonObject;
  /** Links whose place another class or link has taken: property IRI → the template on the page. */
  readonly displaced: ReadonlyMap<string, string>;
  /** Operations of such links (operationIds): they stand at a place that the vocabulary gives to another. */
  readonly guests: readonly string[];
  /** Properties (IRIs) whose example breaks what their range says. */
  readonly broken: readonly string[];
}

/** The wire half of a contract, as pages tell of it: paths with their operations, a schema a class. */
export function openApiFromPages(
  pages: readonly ClassPage[],
  hydra: HydraFacts,
  extension: JsonObject,
): OpenApiFromPages {
  return new Builder(pages, hydra).build(extension);
}

/** What a path template answers for. */
interface Place {
  readonly path: string;
  readonly class: Class;
  readonly link?: SupportedProperty;
  readonly rows: readonly { readonly row: PageOperation; readonly operation: HydraOperation }[];
}

class Builder {
  readonly #pages: readonly ClassPage[];
  readonly #hydra: HydraFacts;
  readonly #items = new Map<string, Record<string, Json>>();
  readonly #shapes = new Map<string, string>();
  readonly #displaced = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #guests: string[] = [];
  readonly #broken: string[] = [];
  readonly #schemas: Record<string, Json>;

  constructor(pages: readonly ClassPage[], hydra: HydraFacts) {
    this.#pages = pages;
    this.#hydra = hydra;
    this.#schemas = schemasOf(hydra, pages, this.#broken);
  }

  build(extension: JsonObject): OpenApiFromPages {
    for (const place of this.#places(false)) this.#add(place);
    for (const place of this.#places(true)) this.#add(place);
    this.#examples();
    const server = this.#server();
    const document = {
      openapi: '3.1.1',
      info: { title: this.#hydra.title ?? 'Untitled', version: '0' },
      ...(server === undefined ? {} : { servers: [{ url: server }] }),
      paths: Object.fromEntries([...this.#items].map(([path, item]) => [path, item as JsonObject])),
      components: { schemas: { ...this.#schemas } },
      [PAGE_EXTENSION]: extension,
    };
    return { document, displaced: this.#displaced, guests: this.#guests, broken: this.#broken };
  }

  /** Every URL template of the pages: those of classes, or those of links. */
  #places(links: boolean): Place[] {
    return this.#pages.flatMap((page, index) => {
      const cls = this.#hydra.classes[index]!;
      if (!links) return this.#ownPlaces(page, cls);
      return page.properties.flatMap(({ template }, at) => {
        const link = cls.properties[at]!;
        return template?.url === undefined
          ? []
          : [{ path: template.url, class: cls, link, rows: this.#rows(template, link.link?.operations ?? []) }];
      });
    });
  }

  #ownPlaces(page: ClassPage, cls: Class): Place[] {
    let next = 0;
    return page.templates.flatMap((template) => {
      const indexes = cls.operations.slice(next, (next += template.operations.length));
      return template.url === undefined
        ? []
        : [{ path: template.url, class: cls, rows: this.#rows(template, indexes) }];
    });
  }

  #rows({ operations }: PageTemplate, indexes: readonly number[]): Place['rows'] {
    return operations.flatMap((row, at) => {
      const operation = this.#hydra.operations[indexes[at] ?? -1];
      return operation === undefined ? [] : [{ row, operation }];
    });
  }

  #add(place: Place): void {
    const item = this.#itemFor(place);
    for (const { row, operation } of place.rows) {
      const method = row.method.toLowerCase();
      if (!/^(get|put|post|delete|options|head|patch|trace)$/.test(method) || Object.hasOwn(item, method)) continue;
      const written = this.#operation(place, row, operation);
      item[method] = written;
      if (place.link && this.#displaced.has(place.link.iri)) this.#guests.push(String(written['operationId']));
    }
  }

  /** The Path Item of a place; one that another place has taken keeps its subject. */
  #itemFor({ path, class: cls, link }: Place): Record<string, Json> {
    const shape = path.replaceAll(/\{[^{}]*\}/g, '{}');
    const taken = this.#shapes.get(shape);
    if (taken !== undefined) {
      if (link !== undefined) this.#displaced.set(link.iri, path);
      return this.#items.get(taken)!;
    }
    const subject =
      link === undefined ? { 'x-hydra-class': cls.iri } : { 'x-hydra-class': cls.iri, 'x-hydra-link': link.iri };
    const parameters = templateVariables(path).map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    const item = { ...subject, ...(parameters.length > 0 ? { parameters } : {}) };
    this.#shapes.set(shape, path);
    this.#items.set(path, item);
    return item;
  }

  #operation(place: Place, row: PageOperation, operation: HydraOperation): JsonObject {
    const body = this.#body(row.expects, operation.expects);
    return {
      operationId: this.#operationId(place, row.method),
      summary: row.label,
      ...(body === undefined ? {} : { requestBody: { content: body } }),
      responses: this.#responses(row, operation),
    };
  }

  #responses(row: PageOperation, { statuses, returns }: HydraOperation): JsonObject {
    const content = this.#body(row.returns, returns);
    const stated = statuses.map(({ code, title }): [string, JsonObject] => [
      String(code),
      { description: title ?? '' },
    ]);
    const successes = stated.map(([code]) => code).filter((code) => code.startsWith('2'));
    const bodied = successes.filter((code) => code !== '204' && code !== '205');
    const holders = successes.length === 0 ? ['2XX'] : bodied.length === 0 ? successes.slice(0, 1) : bodied;
    const unstated = stated.length === 0 || (successes.length === 0 && content !== undefined);
    const responses = new Map(stated.toReversed());
    if (unstated) responses.set('2XX', { description: 'Success, with a status that the page does not state.' });
    return Object.fromEntries(
      [...responses].map(([code, response]) => [
        code,
        content && holders.includes(code) ? { ...response, content } : response,
      ]),
    );
  }

  /** The content of a body: an instance of a class, or what a page calls it. Nothing for owl:Nothing. */
  #body(cell: string, classes: readonly string[]): JsonObject | undefined {
    const [iri] = classes;
    if (iri === undefined) return cell === '' ? undefined : { [MEDIA_TYPE]: { schema: { title: cell } } };
    return compactIri(iri, this.#hydra.prefixes) === 'owl:Nothing'
      ? undefined
      : { [MEDIA_TYPE]: { schema: { $ref: `#/components/schemas/${this.#schemaFor(iri)}` } } };
  }

  /** The schema of a class; one that no page describes gets a schema that says its type only. */
  #schemaFor(iri: string): string {
    const known = this.#hydra.classes.find((cls) => cls.iri === iri);
    const name = componentName(known?.name ?? localName(iri));
    this.#schemas[name] ??= {
      type: 'object',
      properties: { '@type': { const: compactIri(iri, this.#hydra.prefixes) } },
    };
    return name;
  }

  #operationId({ class: cls, link }: Place, method: string): string {
    const words = `${method.toLowerCase()} ${cls.name} ${link?.key ?? ''}`
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    const base = words
      .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('');
    let id = base;
    for (let number = 2; this.#ids.has(id); number += 1) id = `${base}${number}`;
    this.#ids.add(id);
    return id;
  }

  /** A page's example is the body that reading its class answers with. */
  #examples(): void {
    for (const [index, { example, templates }] of this.#pages.entries()) {
      if (example === undefined) continue;
      const cls = this.#hydra.classes[index]!;
      const paths = templates.flatMap(({ url }) => url ?? []);
      const media = paths.flatMap((path) => successMedia(this.#items.get(path), componentName(cls.name)))[0];
      const serialized = example.serialized === undefined ? {} : { 'x-serializedValue': example.serialized };
      if (media) media['examples'] = { page: { value: example.value, ...serialized } };
      else (this.#schemas[componentName(cls.name)] as Record<string, Json>)['examples'] = [example.value];
    }
  }

  /** The server that an example's `@id` names, if its path fits a template of its class. */
  #server(): string | undefined {
    for (const { example, templates } of this.#pages) {
      const id = getString(example?.value, '@id');
      if (id === undefined || !/^https?:/.test(id) || !URL.canParse(id)) continue;
      const { origin, pathname } = new URL(id);
      for (const { url } of templates) {
        const pattern =
          url &&
          new RegExp(
            `^(.*)${url
              .split(/\{[^{}]*\}/)
              .map(escapeRegExp)
              .join('[^/]+')}$`,
          ).exec(pathname);
        if (pattern) return origin + pattern[1]!;
      }
    }
    return undefined;
  }
}

function successMedia(item: Record<string, Json> | undefined, schema: string): Record<string, Json>[] {
  const responses = get(get(item, 'get'), 'responses');
  if (!isObject(responses)) return [];
  return Object.entries(responses).flatMap(([status, response]) => {
    const media = get(get(response, 'content'), MEDIA_TYPE);
    return status.startsWith('2') && isObject(media) && getString(media['schema'], '$ref')?.endsWith(`/${schema}`)
      ? [media as Record<string, Json>]
      : [];
  });
}

/** A schema a class, as the vocabulary tells it; where an example says otherwise, the example is right. */
function schemasOf(hydra: HydraFacts, pages: readonly ClassPage[], broken: string[]): Record<string, Json> {
  const whole: Hydra = { ...hydra, origin: 'authored', document: {}, expanded: [], locate: () => undefined };
  const derived = getObject(getObject(openApiDocument(whole), 'components'), 'schemas');
  const schemas: Record<string, Json> = Object.create(null);
  hydra.classes.forEach((cls, index) => {
    const schema = get(derived, cls.name);
    if (isObject(schema))
      schemas[componentName(cls.name)] = classSchema(schema, cls, pages[index]?.example?.value, broken);
  });
  return schemas;
}

function classSchema(schema: JsonObject, cls: Class, example: Json | undefined, broken: string[]): Json {
  const { 'x-jsonld-type': _, ...rest } = schema;
  const properties = Object.entries(getObject(schema, 'properties')).map(([key, value]): [string, Json] => {
    const property = cls.properties.find((each) => each.key === key);
    const seen = get(example, key);
    if (key === '@type') return [key, typeof seen === 'string' ? { enum: [...new Set([seen, cls.compact])] } : value!];
    return [key, isObject(value) ? propertySchema(value, property, seen, broken) : true];
  });
  const context = get(example, '@context');
  const stated: [string, Json][] = context === undefined ? [] : [['@context', { const: context }]];
  return { ...rest, properties: Object.fromEntries([...stated, ...properties]) };
}

/** A link is an IRI; a schema that an example breaks says too much and is left open. */
function propertySchema(
  schema: JsonObject,
  property: SupportedProperty | undefined,
  seen: Json | undefined,
  broken: string[],
): JsonObject {
  const { type, format, minimum, maximum, anyOf, ...words } = schema;
  const wire = property?.link
    ? { type: 'string', format: 'iri-reference' }
    : { ...pick({ type, format, minimum, maximum, anyOf }) };
  if (seen === undefined || Object.keys(wire).length === 0 || fits(seen, get(wire, 'type')))
    return { ...wire, ...words };
  if (property) broken.push(property.iri);
  return words;
}

function pick(members: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function fits(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return typeof value === 'string';
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** A name that a component may have (OpenAPI 3.1 §4.8.7.1). */
function componentName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]/g, '_') || '_';
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
