/** Derives a JSON-LD context from the classes and properties of a vocabulary. */
import type { Class, Hydra, SupportedProperty } from '../../src/model/contract.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { compactIri, WELL_KNOWN, XSD } from '../../src/model/namespaces.js';

/** A context, and the names that it cannot define. */
export interface DerivedContext {
  readonly document: JsonObject;
  /** JSON keys that no context can define (JSON-LD 1.1 §4.1: keyword-like terms; §9.15.1: terms that look like IRIs). */
  readonly undefinable: readonly string[];
}

/** Datatypes of native JSON values, which need no type coercion (JSON-LD 1.1 §5.4). */
const NATIVE = new Set(['string', 'boolean', 'integer', 'double'].map((name) => XSD + name));

/**
 * A context that maps every class and property to its IRI. A key whose meaning depends on the class is defined within
 * each class (in a type-scoped context, JSON-LD 1.1 §4.1.8), and every other key once.
 */
export function contextOf(hydra: Pick<Hydra, 'classes' | 'prefixes'>): DerivedContext {
  const prefixes = freePrefixes(hydra);
  const definition = (property: SupportedProperty): Json => define(property, prefixes);
  const scoped = ambiguousKeys(hydra.classes, definition);
  const properties = hydra.classes.flatMap((cls) => cls.properties);
  const undefinable = new Set(properties.map(({ key }) => key).filter((key) => !isTerm(key)));
  const terms = new Map<string, Json>(prefixes);
  for (const property of properties)
    if (isTerm(property.key) && !scoped.has(property.key)) terms.set(property.key, definition(property));
  for (const cls of hydra.classes) {
    if (isTerm(cls.name) && !terms.has(cls.name)) terms.set(cls.name, classDefinition(cls, scoped, prefixes));
    else undefinable.add(cls.name);
  }
  return { document: { '@context': Object.fromEntries([['@version', 1.1], ...terms]) }, undefinable: [...undefinable] };
}

type Prefixes = ReadonlyMap<string, string>;

/** The prefixes that are neither a key nor the name of a class. */
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

/** Whether a name can be a term: not empty, not like a keyword and not like an IRI. */
function isTerm(name: string): boolean {
  return name !== '' && !/^@[A-Za-z]+$/.test(name) && !/[:/]/.test(name);
}
