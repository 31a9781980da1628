import type { Class, Hydra, SupportedProperty } from '../../src/model/contract.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { compactIri, WELL_KNOWN, XSD } from '../../src/model/namespaces.js';

/** A context, and the names for which JSON-LD has no room. */
export interface DerivedContext {
  readonly document: JsonObject;
  /** JSON keys that no context can define (JSON-LD 1.1 §4.1: keyword-like terms; §9.15.1: terms that look like IRIs). */
  readonly impossible: readonly string[];
}

/** JSON's own types, which need no coercion (JSON-LD 1.1 §5.4 native types). */
const NATIVE = new Set(['string', 'boolean', 'integer', 'double'].map((name) => XSD + name));

/**
 * A context that gives every class and property its IRI. A key that means different things in different classes is
 * defined within each class (a type-scoped context, JSON-LD 1.1 §4.1.8), every other key once.
 */
export function contextOf(hydra: Pick<Hydra, 'classes' | 'prefixes'>): DerivedContext {
  const prefixes = freePrefixes(hydra);
  const definition = (property: SupportedProperty): Json => define(property, prefixes);
  const scoped = ambiguousKeys(hydra.classes, definition);
  const terms = new Map<string, Json>(prefixes);
  const impossible = new Set<string>();
  for (const cls of hydra.classes) {
    for (const property of cls.properties) {
      if (!isTerm(property.key)) impossible.add(property.key);
      else if (!scoped.has(property.key)) terms.set(property.key, definition(property));
    }
  }
  for (const cls of hydra.classes) {
    if (isTerm(cls.name) && !terms.has(cls.name)) terms.set(cls.name, classDefinition(cls, scoped, prefixes));
    else impossible.add(cls.name);
  }
  return { document: { '@context': Object.fromEntries([['@version', 1.1], ...terms]) }, impossible: [...impossible] };
}

type Prefixes = ReadonlyMap<string, string>;

/** The prefixes that no key or class name takes for itself. */
function freePrefixes({ classes, prefixes }: Pick<Hydra, 'classes' | 'prefixes'>): Prefixes {
  const taken = new Set(classes.flatMap(({ name, properties }) => [name, ...properties.map(({ key }) => key)]));
  const wanted = [...prefixes].filter(
    ([prefix, iri]) => (prefix === 'hydra' || !WELL_KNOWN.has(prefix)) && /[#/?:@]$/.test(iri),
  ); // JSON-LD 1.1 §4.4: only these are prefixes
  return new Map([...wanted, ['xsd', XSD] as const].filter(([prefix]) => isTerm(prefix) && !taken.has(prefix)));
}

function ambiguousKeys(
  classes: readonly Class[],
  definition: (property: SupportedProperty) => Json,
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const property of classes.flatMap((cls) => cls.properties)) {
    const meaning = JSON.stringify(definition(property));
    const known = first.get(property.key);
    if (known === undefined) first.set(property.key, meaning);
    else if (known !== meaning) ambiguous.add(property.key);
  }
  return ambiguous;
}

function classDefinition({ iri, properties }: Class, scoped: ReadonlySet<string>, prefixes: Prefixes): Json {
  const own = properties.filter(({ key }) => scoped.has(key) && isTerm(key));
  const id = compactIri(iri, prefixes);
  if (own.length === 0) return id;
  return {
    '@id': id,
    '@context': Object.fromEntries(own.map((property) => [property.key, define(property, prefixes)])),
  };
}

function define({ iri, link, range }: SupportedProperty, prefixes: Prefixes): Json {
  const id = compactIri(iri, prefixes);
  if (link !== undefined) return { '@id': id, '@type': '@id' };
  const [datatype] = range;
  if (range.length !== 1 || datatype === undefined || !datatype.startsWith(XSD) || NATIVE.has(datatype)) return id;
  return { '@id': id, '@type': compactIri(datatype, prefixes) };
}

/** Whether a name can be a term: not empty, not keyword-like, not of an IRI's form. */
function isTerm(name: string): boolean {
  return name !== '' && !/^@[A-Za-z]+$/.test(name) && !/[:/]/.test(name);
}
