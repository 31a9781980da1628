/** Writes the Hydra half of a contract as an ApiDocumentation: JSON-LD with its own context (Hydra Core, hydra:ApiDocumentation). */
import type { Class, Hydra, HydraOperation, SupportedProperty } from '../contract.js';
import { isArray } from '../json.js';
import type { Json, JsonObject, MutableObject } from '../json.js';
import { compactIri, FOAF, HYDRA, SKOS, VS } from '../namespaces.js';

/** What an ApiDocumentation is written from: the Hydra half without its document. */
export type HydraFacts = Omit<Hydra, 'document' | 'expanded' | 'locate' | 'origin'>;

const IRI = { '@type': '@id' } as const;

/** The terms of classes and properties of a vocabulary. */
const VOCABULARY_TERMS: JsonObject = {
  domain: { '@id': 'rdfs:domain', ...IRI },
  range: { '@id': 'rdfs:range', ...IRI },
  subClassOf: { '@id': 'rdfs:subClassOf', ...IRI },
  depiction: { '@id': 'foaf:depiction' },
  termStatus: 'vs:term_status',
  editorialNote: 'skos:editorialNote',
};

/** The classes of Hydra. */
const HYDRA_CLASSES: JsonObject = {
  ApiDocumentation: 'hydra:ApiDocumentation',
  Class: 'hydra:Class',
  Link: 'hydra:Link',
  TemplatedLink: 'hydra:TemplatedLink',
  Operation: 'hydra:Operation',
  Status: 'hydra:Status',
  SupportedProperty: 'hydra:SupportedProperty',
};

/** The properties of Hydra. */
const HYDRA_PROPERTIES: JsonObject = {
  entrypoint: { '@id': 'hydra:entrypoint', ...IRI },
  supportedClass: 'hydra:supportedClass',
  supportedProperty: 'hydra:supportedProperty',
  supportedOperation: 'hydra:supportedOperation',
  property: { '@id': 'hydra:property', ...IRI },
  object: { '@id': 'hydra:object', ...IRI },
  memberAssertion: 'hydra:memberAssertion',
  title: 'hydra:title',
  description: 'hydra:description',
  readable: 'hydra:readable',
  writable: 'hydra:writable',
  required: 'hydra:required',
  method: 'hydra:method',
  expects: { '@id': 'hydra:expects', ...IRI },
  returns: { '@id': 'hydra:returns', ...IRI },
  possibleStatus: 'hydra:possibleStatus',
  statusCode: 'hydra:statusCode',
};

/** The context that {@link apiDocumentation} writes: prefixes, then the definitions of all the terms that it uses. */
export function documentationContext(prefixes: ReadonlyMap<string, string>): JsonObject {
  return {
    ...Object.fromEntries([...prefixes].map(([prefix, iri]) => [prefix, prefixDefinition(iri)])),
    hydra: HYDRA,
    vs: VS,
    skos: SKOS,
    foaf: FOAF,
    ...VOCABULARY_TERMS,
    ...HYDRA_CLASSES,
    ...HYDRA_PROPERTIES,
  };
}

/** A namespace that does not end in a delimiter has to be declared as a prefix (JSON-LD 1.1 §4.4, gen-delim rule). */
function prefixDefinition(iri: string): Json {
  return /[#/?:[\]@]$/.test(iri) ? iri : { '@id': iri, '@prefix': true };
}

/** The whole ApiDocumentation; empty members are left out. */
export function apiDocumentation(hydra: HydraFacts): JsonObject {
  const writer = new Writer(hydra);
  return compacted({
    '@context': documentationContext(hydra.prefixes),
    '@id': hydra.iri,
    '@type': 'ApiDocumentation',
    title: hydra.title,
    description: hydra.description,
    entrypoint: hydra.entrypoint,
    supportedClass: hydra.classes.map((cls) => writer.class(cls)),
  });
}

class Writer {
  readonly #hydra: HydraFacts;

  constructor(hydra: HydraFacts) {
    this.#hydra = hydra;
  }

  class(cls: Class): JsonObject {
    return compacted({
      '@id': this.#iri(cls.iri),
      '@type': 'Class',
      title: cls.title,
      description: cls.description,
      ...status(cls),
      depiction: cls.depiction,
      subClassOf: this.#iris(cls.subClassOf),
      supportedOperation: this.#operations(cls.operations),
      supportedProperty: cls.properties.map((property) => this.#property(property)),
    });
  }

  #property(property: SupportedProperty): JsonObject {
    return compacted({
      '@type': 'SupportedProperty',
      title: property.title,
      description: property.description,
      ...status(property),
      property: compacted({
        '@id': this.#iri(property.iri),
        '@type': property.link?.kind ?? 'rdf:Property',
        domain: this.#iris(property.domain),
        range: this.#iris(property.range),
        memberAssertion: property.link?.memberClass.map((cls) => ({ property: 'rdf:type', object: this.#iri(cls) })),
        supportedOperation: property.link && this.#operations(property.link.operations),
      }),
      readable: property.readable,
      writable: property.writable,
      required: property.required ? true : undefined,
    });
  }

  #operations(indexes: readonly number[]): Json {
    return indexes.flatMap((index) => {
      const operation = this.#hydra.operations[index];
      return operation ? [this.#operation(operation)] : [];
    });
  }

  #operation(operation: HydraOperation): JsonObject {
    return compacted({
      '@type':
        operation.types.length > 0 ? ['Operation', ...operation.types.map((type) => this.#iri(type))] : 'Operation',
      method: operation.method,
      title: operation.title,
      description: operation.description,
      expects: this.#iris(operation.expects),
      returns: this.#iris(operation.returns),
      possibleStatus: operation.statuses.map(({ code, title }) =>
        compacted({ '@type': 'Status', statusCode: code, title }),
      ),
    });
  }

  #iri(iri: string): string {
    return compactIri(iri, this.#hydra.prefixes);
  }

  #iris(iris: readonly string[]): Json {
    return iris.length === 1 ? this.#iri(iris[0] as string) : iris.map((iri) => this.#iri(iri));
  }
}

function status({ status: term }: Pick<Class, 'status'>): Record<string, Json | undefined> {
  return term === undefined ? {} : { termStatus: term.status, editorialNote: term.note };
}

/** An object without undefined members and empty lists. */
function compacted(value: Record<string, Json | undefined>): JsonObject {
  const kept: MutableObject = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined && !(isArray(member) && member.length === 0)) kept[key] = member;
  return kept;
}
