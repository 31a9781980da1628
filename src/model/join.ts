/** Joins the halves (DESIGN: how the two halves join): schemas and paths to classes and links, operations to operations. */
import type {
  Class,
  Context,
  Hydra,
  HydraOperation,
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
import { constValues, isJsonMediaType, resolveSchema, schemaName, schemaProperties } from './schema-walk.js';
import { expandTerm, termsOf } from './terms.js';
import type { Terms } from './terms.js';

/** As much of the Hydra half as places paths. */
type Vocabulary = Pick<Hydra, 'classes' | 'prefixes'>;

export interface Joined {
  readonly openapi: OpenApi;
  readonly hydra: Hydra;
}

/** Both halves, each knowing the other. Neither changes what it says. */
export function join(openapi: OpenApi, hydra: Hydra, contexts: ReadonlyMap<string, Context>): Joined {
  // A schema without a context of its own may name its class with a prefix of the vocabulary.
  const schemas = schemasWithClasses(openapi, contexts).map((named) =>
    named.class === undefined ? named : { ...named, class: expandIri(named.class, hydra.prefixes) },
  );
  const known = { ...openapi, schemas };
  const pathItems = pathsWithSubjects(known, hydra);
  const pairs = pairOperations({ ...known, pathItems }, hydra);
  const byOpenApi = new Map([...pairs].map(([index, id]) => [id, index]));
  return {
    openapi: {
      ...known,
      pathItems,
      operations: openapi.operations.map((operation) => {
        const index = byOpenApi.get(operation.id);
        return index === undefined ? operation : { ...operation, hydra: index };
      }),
    },
    hydra: {
      ...hydra,
      classes: hydra.classes.map((cls) => joinedClass(cls, pathItems, schemas)),
      operations: hydra.operations.map((operation, index) => {
        const id = pairs.get(index);
        return id === undefined ? operation : { ...operation, openapi: id };
      }),
    },
  };
}

/** The schemas of a Description, each with the class whose instances it describes (`@type`, or `x-jsonld-type`). */
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

/** The context that instances of a schema name: `x-jsonld-context`, else the first value that `@context` may have. */
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

/** What is found at each path, as far as the halves tell. */
export function pathsWithSubjects(openapi: OpenApi, hydra: Vocabulary): PathItem[] {
  const stated = new Map(openapi.pathItems.map((item) => [item.path, statedSubject(item, hydra)]));
  const classPaths = openapi.pathItems.map(
    (item) => [item, stated.get(item.path) ?? returnedClass(item, openapi, hydra)] as const,
  );
  const homes = classPaths.flatMap(([item, subject]) =>
    subject?.kind === 'class' ? [{ shape: shapeOf(item.path), class: subject.class }] : [],
  );
  return classPaths.map(([item, subject]) => {
    const found = stated.get(item.path) ?? linkByPlace(item, homes, hydra) ?? subject;
    return found === undefined ? item : { ...item, subject: found };
  });
}

/** `x-hydra-class` and `x-hydra-link` on the Path Item. */
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

/** The class that `GET` at a path returns: of its success body's schema. A template without variables houses one thing only. */
function returnedClass(item: PathItem, openapi: OpenApi, hydra: Vocabulary): PathSubject | undefined {
  const operation = openapi.operations.find(({ path, method }) => path === item.path && method === 'GET');
  const iri = operation && bodyClass(operation, openapi);
  return iri !== undefined && hydra.classes.some((cls) => cls.iri === iri) ? { kind: 'class', class: iri } : undefined;
}

/** The class of an operation's success body, as far as its schema names one. */
export function bodyClass(operation: OpenApiOperation, openapi: OpenApi): string | undefined {
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const schema = success?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
  const name = schemaName(schema);
  return openapi.schemas.find((one) => one.name === name)?.class;
}

/** A link of a class lives at the class's template + `/` + the property's name, whatever the variables are called. */
function linkByPlace(
  item: PathItem,
  homes: readonly { shape: string; class: string }[],
  hydra: Vocabulary,
): PathSubject | undefined {
  const cut = item.path.replace(/\/$/, '').lastIndexOf('/');
  const segment = item.path.slice(cut + 1).replace(/\/$/, '');
  const shape = shapeOf(item.path.slice(0, cut));
  for (const home of homes) {
    if (home.shape !== shape || segment.startsWith('{')) continue;
    const property = hydra.classes
      .find(({ iri }) => iri === home.class)
      ?.properties.find(
        ({ link, key, iri }) => link && (key === segment || iri.endsWith(`/${segment}`) || iri.endsWith(`#${segment}`)),
      );
    if (property) return { kind: 'link', class: home.class, property: property.iri };
  }
  return undefined;
}

/** A path template with its variables' names forgotten. */
export function shapeOf(path: string): string {
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

/** Index of a Hydra operation → id of the OpenAPI operation that does it: same subject and method, the same title first. */
function pairOperations(openapi: OpenApi, hydra: Hydra): Map<number, string> {
  const pairs = new Map<number, string>();
  const taken = new Set<string>();
  const candidates = (operation: HydraOperation): OpenApiOperation[] => {
    const paths = new Set(
      openapi.pathItems.filter(({ subject }) => sameSubject(subject, operation)).map(({ path }) => path),
    );
    return openapi.operations.filter(
      (one) => paths.has(one.path) && one.method === operation.method && !taken.has(one.id),
    );
  };
  for (const exact of [true, false]) {
    for (const [index, operation] of hydra.operations.entries()) {
      if (pairs.has(index)) continue;
      const found = candidates(operation).find(
        ({ summary }) => !exact || (summary !== undefined && summary === operation.title),
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
