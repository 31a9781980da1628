/** Reads the Hydra half of the model from an expanded ApiDocumentation. Legacy terms are understood; checks report them. */
import type { SourceLocation } from '../finding.js';
import type {
  Class,
  Hydra,
  HydraOperation,
  Link,
  Origin,
  PossibleStatus,
  SupportedProperty,
  TermStatus,
} from './contract.js';
import type { JsonObject } from './json.js';
import { compactIri, FOAF, HYDRA, localName, OWL, RDF, RDFS, SKOS, VS } from './namespaces.js';
import { idOf, Nodes, placeOf, typesOf } from './nodes.js';
import { optional } from './optional.js';

/** What the Hydra half is read from. */
export interface HydraSource {
  readonly document: JsonObject;
  /** Expanded with positions: the `@index` of a node is its pointer into {@link document}. */
  readonly expanded: readonly JsonObject[];
  readonly origin: Origin;
  readonly prefixes: ReadonlyMap<string, string>;
  /** The JSON key of a property. */
  readonly keyOf: (iri: string) => string;
  readonly locate: (pointer: string) => SourceLocation | undefined;
}

const hydra = (name: string): string => HYDRA + name;
const TITLE = [hydra('title'), `${RDFS}label`] as const;
const DESCRIPTION = [hydra('description'), `${RDFS}comment`] as const;
const MEMBER_ASSERTION = [hydra('memberAssertion'), hydra('manages')] as const;

/** Reads the Hydra half. Classes and properties keep the order of the document. */
export function readHydra(source: HydraSource): Hydra {
  const reader = new Reader(source);
  const documentation =
    reader.nodes.ofType(hydra('ApiDocumentation'))[0] ?? reader.nodes.ofType(hydra('ApiDocumention'))[0];
  const classes = reader.classes(documentation);
  return {
    origin: source.origin,
    document: source.document,
    ...optional('iri', documentation && idOf(documentation)),
    ...optional('title', documentation && reader.nodes.text(documentation, ...TITLE)),
    ...optional('description', documentation && reader.nodes.text(documentation, ...DESCRIPTION)),
    ...optional('entrypoint', documentation && reader.nodes.ids(documentation, hydra('entrypoint'))[0]),
    prefixes: source.prefixes,
    classes,
    operations: reader.operations,
    expanded: source.expanded,
    locate: source.locate,
  };
}

class Reader {
  readonly nodes: Nodes;
  readonly operations: HydraOperation[] = [];
  readonly #source: HydraSource;

  constructor(source: HydraSource) {
    this.#source = source;
    this.nodes = new Nodes(source.expanded);
  }

  classes(documentation: JsonObject | undefined): Class[] {
    const listed = documentation ? this.nodes.objects(documentation, hydra('supportedClass')) : [];
    const found = listed.length > 0 ? listed : this.nodes.ofType(hydra('Class'));
    const seen = new Set<string>();
    return found.flatMap((node) => {
      const iri = idOf(node);
      if (iri === undefined || iri.startsWith('_:') || seen.has(iri)) return [];
      seen.add(iri);
      return [this.#class(node, iri)];
    });
  }

  #class(node: JsonObject, iri: string): Class {
    const name = localName(iri);
    return {
      iri,
      compact: this.#compact(iri),
      name,
      title: this.nodes.text(node, ...TITLE) ?? name,
      ...optional('description', this.nodes.text(node, ...DESCRIPTION)),
      ...optional('status', this.#status(node)),
      ...optional('depiction', this.nodes.text(node, `${FOAF}depiction`)),
      subClassOf: this.nodes.ids(node, `${RDFS}subClassOf`),
      properties: this.nodes
        .objects(node, hydra('supportedProperty'))
        .flatMap((supported) => this.#property(supported, iri)),
      operations: this.#operations(node, iri),
      paths: [],
      schemas: [],
      pointer: placeOf(node),
    };
  }

  #property(supported: JsonObject, owner: string): SupportedProperty[] {
    const [property] = this.nodes.objects(supported, hydra('property'));
    const iri = property && idOf(property);
    if (property === undefined || iri === undefined) return [];
    const range = this.#range(property);
    return [
      {
        iri,
        compact: this.#compact(iri),
        key: this.#source.keyOf(iri),
        title: this.nodes.text(supported, ...TITLE) ?? this.nodes.text(property, ...TITLE) ?? localName(iri),
        ...optional(
          'description',
          this.nodes.text(supported, ...DESCRIPTION) ?? this.nodes.text(property, ...DESCRIPTION),
        ),
        ...optional('status', this.#status(supported) ?? this.#status(property)),
        domain: this.nodes.ids(property, `${RDFS}domain`),
        range,
        readable: this.#flag(supported, property, 'readable', 'writeonly'),
        writable:
          this.#flag(supported, property, 'writable', 'readonly') &&
          this.nodes.flag(supported, hydra('writeable')) !== false,
        required:
          this.nodes.flag(supported, hydra('required')) ?? this.nodes.flag(property, hydra('required')) ?? false,
        ...optional('link', this.#link(supported, property, owner, iri)),
        pointer: placeOf(supported),
      },
    ];
  }

  #flag(supported: JsonObject, property: JsonObject, term: string, legacyOpposite: string): boolean {
    for (const node of [supported, property]) {
      const direct = this.nodes.flag(node, hydra(term));
      if (direct !== undefined) return direct;
      const opposite = this.nodes.flag(node, hydra(legacyOpposite));
      if (opposite !== undefined) return !opposite;
    }
    return true;
  }

  /** The ranges that have an IRI; for an anonymous class expression, its superclasses. */
  #range(property: JsonObject): string[] {
    return this.nodes.objects(property, `${RDFS}range`).flatMap((node) => {
      const id = idOf(node);
      if (id !== undefined && !id.startsWith('_:')) return [id];
      const wider = this.nodes.ids(node, `${RDFS}subClassOf`);
      return wider.length > 0
        ? wider
        : typesOf(node).filter((type) => type !== hydra('Class') && type !== `${RDFS}Class` && type !== `${OWL}Class`);
    });
  }

  #link(supported: JsonObject, property: JsonObject, owner: string, iri: string): Link | undefined {
    const types = typesOf(property);
    const kind = types.includes(hydra('TemplatedLink'))
      ? 'TemplatedLink'
      : types.includes(hydra('Link'))
        ? 'Link'
        : undefined;
    if (kind === undefined) return undefined;
    const operations = [...this.#operations(property, owner, iri), ...this.#operations(supported, owner, iri)];
    return { kind, memberClass: this.#memberClasses(supported, property), operations };
  }

  #memberClasses(supported: JsonObject, property: JsonObject): string[] {
    const operations = this.nodes.objects(property, hydra('supportedOperation'));
    const ranges = this.nodes.objects(property, `${RDFS}range`).filter((node) => idOf(node)?.startsWith('_:') ?? true);
    const owners = [
      property,
      supported,
      ...ranges,
      ...operations.flatMap((operation) =>
        this.nodes.objects(operation, hydra('returns')).filter((node) => idOf(node)?.startsWith('_:') ?? true),
      ),
    ];
    const assertions = owners.flatMap((owner) => this.nodes.objects(owner, ...MEMBER_ASSERTION));
    const classes = assertions
      .filter((node) => this.nodes.ids(node, hydra('property')).includes(`${RDF}type`))
      .flatMap((node) => this.nodes.ids(node, hydra('object')));
    return [...new Set(classes)];
  }

  #operations(owner: JsonObject, cls: string, property?: string): number[] {
    return this.nodes
      .objects(owner, hydra('supportedOperation'))
      .map((node) => this.operations.push(this.#operation(node, cls, property)) - 1);
  }

  #operation(node: JsonObject, cls: string, property: string | undefined): HydraOperation {
    return {
      method: (this.nodes.text(node, hydra('method')) ?? '').toUpperCase(),
      ...optional('title', this.nodes.text(node, ...TITLE)),
      ...optional('description', this.nodes.text(node, ...DESCRIPTION)),
      types: typesOf(node).filter((type) => type !== hydra('Operation')),
      expects: this.#classes(node, 'expects'),
      returns: this.#classes(node, 'returns'),
      statuses: this.nodes
        .objects(node, hydra('possibleStatus'), hydra('statusCodes'))
        .flatMap((status) => this.#possibleStatus(status)),
      class: cls,
      ...optional('property', property),
      pointer: placeOf(node),
    };
  }

  #classes(node: JsonObject, term: string): string[] {
    return this.nodes.objects(node, hydra(term)).flatMap((value) => {
      const id = idOf(value);
      if (id !== undefined && !id.startsWith('_:')) return [id];
      return [
        ...this.nodes.ids(value, `${RDFS}subClassOf`),
        ...typesOf(value).filter((type) => type !== hydra('Class')),
      ];
    });
  }

  #possibleStatus(node: JsonObject): PossibleStatus[] {
    const code = Number(this.nodes.text(node, hydra('statusCode'), hydra('code')));
    if (!Number.isInteger(code)) return [];
    return [{ code, ...optional('title', this.nodes.text(node, ...TITLE, ...DESCRIPTION)), pointer: placeOf(node) }];
  }

  #status(node: JsonObject): TermStatus | undefined {
    const status = this.nodes.text(node, `${VS}term_status`);
    if (status !== 'unstable' && status !== 'testing' && status !== 'stable' && status !== 'archaic') return undefined;
    return { status, ...optional('note', this.nodes.text(node, `${SKOS}editorialNote`)) };
  }

  #compact(iri: string): string {
    return compactIri(iri, this.#source.prefixes);
  }
}
