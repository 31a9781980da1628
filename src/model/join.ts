/**
 * Joins the halves of a contract: schemas and paths with classes and links, OpenAPI operations with Hydra operations.
 * A schema describes the class of its `@type` or `x-jsonld-type`. A path identifies the class or link that
 * `x-hydra-class` or `x-hydra-link` states, else the link whose name continues the path of a class, else the class that
 * `GET` returns. Operations correspond if they have the same subject and method, those of the same title first.
 */
import type {
  Class,
  Context,
  Hydra,
  HydraOperation,
  MediaType,
  NamedSchema,
  OpenApi,
  OpenApiOperation,
  PathItem,
  PathSubject,
  Schema,
} from './contract.js';
import { getString } from './json.js';
import type { Json } from './json.js';
import { expandIri } from './namespaces.js';
import { optional } from './optional.js';
import { constValues, isJsonMediaType, resolveSchema, schemaName, schemaProperties } from './schema-walk.js';
import { expandTerm, termsOf } from './terms.js';
import type { Terms } from './terms.js';

/** The part of the Hydra half that is needed to find the subjects of paths. */
type Vocabulary = Pick<Hydra, 'classes' | 'prefixes'>;

/** The two halves of a contract, each with references to the other. */
export interface Joined {
  readonly openapi: OpenApi;
  readonly hydra: Hydra;
}

/** Adds references between the halves. Neither half changes otherwise. */
export function join(openapi: OpenApi, hydra: Hydra, contexts: ReadonlyMap<string, Context>): Joined {
  // A schema without its own context may name its class with a prefix of the vocabulary.
  const schemas = schemasWithClasses(openapi, contexts).map((named) =>
    named.class === undefined ? named : { ...named, class: expandIri(named.class, hydra.prefixes) },
  );
  const pathItems = pathsWithSubjects({ ...openapi, schemas }, hydra);
  const pairs = pairOperations({ ...openapi, schemas, pathItems }, hydra);
  const indexes = new Map([...pairs].map(([index, id]) => [id, index]));
  const operations = openapi.operations.map((one) => ({ ...one, ...optional('hydra', indexes.get(one.id)) }));
  return {
    openapi: { ...openapi, schemas, pathItems, operations },
    hydra: {
      ...hydra,
      classes: hydra.classes.map((cls) => joinedClass(cls, pathItems, schemas)),
      operations: hydra.operations.map((one, index) => ({ ...one, ...optional('openapi', pairs.get(index)) })),
    },
  };
}

/** The schemas of a Description, each with the class whose instances it describes, by `@type` or `x-jsonld-type`. */
export function schemasWithClasses(openapi: OpenApi, contexts: ReadonlyMap<string, Context>): NamedSchema[] {
  const shared = termsOf([...contexts.keys()].reverse(), contexts);
  return openapi.schemas.map((named) => {
    const cls = classOfSchema(named.schema, openapi, contexts, shared);
    return cls === undefined ? named : { ...named, class: cls };
  });
}

function classOfSchema(
  schema: Schema,
  openapi: OpenApi,
  contexts: ReadonlyMap<string, Context>,
  shared: Terms,
): string | undefined {
  const resolved = resolveSchema(schema, openapi);
  const properties = schemaProperties(resolved, openapi);
  const type =
    getString(resolved, 'x-jsonld-type') ??
    constValues(resolveSchema(properties.get('@type')?.schema, openapi))
      .flat()
      .find((value) => typeof value === 'string');
  if (type === undefined) return undefined;
  const stated = schemaContext(resolved, openapi);
  const own = stated === undefined ? shared : termsOf(stated, contexts);
  const iri = expandTerm(type, own) ?? expandTerm(type, shared);
  return iri?.includes(':') ? iri : undefined;
}

/** The context of the instances of a schema: `x-jsonld-context`, else the first value that its `@context` allows. */
export function schemaContext(schema: Schema, openapi: OpenApi): Json | undefined {
  const resolved = resolveSchema(schema, openapi);
  return getContext(resolved) ?? contextConst(schemaProperties(resolved, openapi).get('@context')?.schema, openapi);
}

function getContext(schema: Schema): Json | undefined {
  return typeof schema === 'boolean' ? undefined : schema['x-jsonld-context'];
}

function contextConst(schema: Schema | undefined, openapi: OpenApi): Json | undefined {
  return schema === undefined ? undefined : constValues(resolveSchema(schema, openapi))[0];
}

// ── Paths ───────────────────────────────────────────────────────────────────────────────────────

/** The Path Items, each with its subject as far as the halves specify it. */
export function pathsWithSubjects(openapi: OpenApi, hydra: Vocabulary): PathItem[] {
  const stated = new Map(openapi.pathItems.map((item) => [item.path, statedSubject(item, hydra)]));
  const classPaths = openapi.pathItems.map(
    (item) => [item, stated.get(item.path) ?? returnedClass(item, openapi, hydra)] as const,
  );
  const classTemplates = classPaths.flatMap(([item, subject]) =>
    subject?.kind === 'class' ? [{ template: templateKey(item.path), class: subject.class }] : [],
  );
  return classPaths.map(([item, subject]) => {
    const found = stated.get(item.path) ?? linkByPath(item, classTemplates, hydra) ?? subject;
    return found === undefined ? item : { ...item, subject: found };
  });
}

/** The subject that `x-hydra-class` or `x-hydra-link` of the Path Item states. */
function statedSubject(item: PathItem, hydra: Vocabulary): PathSubject | undefined {
  const cls = getString(item.extensions, 'x-hydra-class');
  const link = getString(item.extensions, 'x-hydra-link');
  if (link !== undefined) {
    const property = expandIri(link, hydra.prefixes);
    const owner = hydra.classes.find(
      (one) =>
        (cls === undefined || one.iri === expandIri(cls, hydra.prefixes)) &&
        one.properties.some(({ iri }) => iri === property),
    );
    return owner && { kind: 'link', class: owner.iri, property };
  }
  return cls === undefined ? undefined : { kind: 'class', class: expandIri(cls, hydra.prefixes) };
}

/** The class that `GET` on a path returns, by the schema of its success body. */
function returnedClass(item: PathItem, openapi: OpenApi, hydra: Vocabulary): PathSubject | undefined {
  const operation = openapi.operations.find(({ path, method }) => path === item.path && method === 'GET');
  const iri = operation && bodyClass(operation, openapi);
  return iri !== undefined && hydra.classes.some((cls) => cls.iri === iri) ? { kind: 'class', class: iri } : undefined;
}

/** The class of an operation's success body, if its schema names one. */
export function bodyClass(operation: OpenApiOperation, openapi: OpenApi): string | undefined {
  const name = schemaName(successSchema(operation));
  return openapi.schemas.find((one) => one.name === name)?.class;
}

/** The schema of an operation's JSON success body. */
export function successSchema({ responses }: OpenApiOperation): Schema | undefined {
  return jsonSchema(responses.find(({ status }) => status.startsWith('2'))?.content);
}

/** The schema of the first JSON media type of a body. */
export function jsonSchema(content: readonly MediaType[] = []): Schema | undefined {
  return content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
}

/** The link whose path is the template of its class, `/` and the name of the property, whatever the variables are called. */
function linkByPath(
  item: PathItem,
  classTemplates: readonly { template: string; class: string }[],
  hydra: Vocabulary,
): PathSubject | undefined {
  const cut = item.path.replace(/\/$/, '').lastIndexOf('/');
  const segment = item.path.slice(cut + 1).replace(/\/$/, '');
  const template = templateKey(item.path.slice(0, cut));
  for (const one of classTemplates) {
    if (one.template !== template || segment.startsWith('{')) continue;
    const property = hydra.classes
      .find(({ iri }) => iri === one.class)
      ?.properties.find(
        ({ link, key, iri }) => link && (key === segment || iri.endsWith(`/${segment}`) || iri.endsWith(`#${segment}`)),
      );
    if (property) return { kind: 'link', class: one.class, property: property.iri };
  }
  return undefined;
}

/** A path template without the names of its variables: equal for templates that match the same paths. */
export function templateKey(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
}

function joinedClass(cls: Class, pathItems: readonly PathItem[], schemas: readonly NamedSchema[]): Class {
  const paths = pathItems
    .filter(({ subject }) => subject?.kind === 'class' && subject.class === cls.iri)
    .map(({ path }) => path);
  return {
    ...cls,
    paths,
    schemas: schemas.filter((schema) => schema.class === cls.iri).map(({ name }) => name),
    properties: cls.properties.map((property) => {
      const item = pathItems.find(
        ({ subject }) => subject?.kind === 'link' && subject.class === cls.iri && subject.property === property.iri,
      );
      return property.link && item ? { ...property, link: { ...property.link, path: item.path } } : property;
    }),
  };
}

// ── Operations ──────────────────────────────────────────────────────────────────────────────────

/** From the index of a Hydra operation to the id of the corresponding OpenAPI operation. */
function pairOperations(openapi: OpenApi, hydra: Hydra): Map<number, string> {
  const pairs = new Map<number, string>();
  const taken = new Set<string>();
  const subjects = new Map(openapi.pathItems.map(({ path, subject }) => [path, subject]));
  for (const sameTitle of [true, false]) {
    for (const [index, operation] of hydra.operations.entries()) {
      if (pairs.has(index)) continue;
      const found = openapi.operations.find(
        (one) =>
          one.method === operation.method &&
          !taken.has(one.id) &&
          (!sameTitle || (one.summary !== undefined && one.summary === operation.title)) &&
          sameSubject(subjects.get(one.path), operation),
      );
      if (found === undefined) continue;
      pairs.set(index, found.id);
      taken.add(found.id);
    }
  }
  return pairs;
}

function sameSubject(subject: PathSubject | undefined, operation: HydraOperation): boolean {
  if (subject === undefined || subject.class !== operation.class) return false;
  return subject.kind === 'link' ? subject.property === operation.property : operation.property === undefined;
}
