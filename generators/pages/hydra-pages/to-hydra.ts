import type { Class, Hydra, HydraOperation, Link, SupportedProperty, TermStatus } from '../../../src/model/contract.js';
import { compactIri, expandIri, localName, WELL_KNOWN } from '../../../src/model/namespaces.js';
import { readIris, readStatuses } from './cells.js';
import type { ClassPage, PageOperation, PageProperty } from './page.js';

/** What pages leave open: the namespace behind a prefix. This one belongs to nobody. */
const UNKNOWN_NAMESPACE = 'https://example.org/';

/** The Hydra half of a contract, as pages state it, without its document. */
export type HydraFacts = Omit<Hydra, 'document' | 'expanded' | 'locate' | 'origin'>;

/** What pages say of classes, as the model of a vocabulary. */
export function hydraFacts(pages: readonly ClassPage[]): HydraFacts {
  const prefixes = prefixesOf(pages);
  const operations: HydraOperation[] = [];
  const classes = pages.map((page) => new ClassBuilder(page, prefixes, operations).build());
  const others = mentioned(classes, operations, prefixes).map((iri) => mentionedClass(iri, prefixes));
  return {
    iri: namespaceOf(prefixes).replace(/#$/, ''),
    title: titleOf(pages),
    prefixes,
    classes: [...classes, ...others],
    operations,
  };
}

/** Classes of the pages' own namespaces that they name without describing them. */
function mentioned(
  classes: readonly Class[],
  operations: readonly HydraOperation[],
  prefixes: ReadonlyMap<string, string>,
): string[] {
  const inProperties = classes.flatMap(({ properties }) =>
    properties.flatMap(({ domain, range, link }) => [...domain, ...range, ...(link?.memberClass ?? [])]),
  );
  const named = new Set([...inProperties, ...operations.flatMap(({ expects, returns }) => [...expects, ...returns])]);
  const own = [...prefixes].filter(([prefix]) => !WELL_KNOWN.has(prefix)).map(([, namespace]) => namespace);
  return [...named].filter(
    (iri) => own.some((namespace) => iri.startsWith(namespace)) && !classes.some((cls) => cls.iri === iri),
  );
}

function mentionedClass(iri: string, prefixes: ReadonlyMap<string, string>): Class {
  const name = localName(iri);
  return {
    iri,
    compact: compactIri(iri, prefixes),
    name,
    title: name,
    subClassOf: [],
    operations: [],
    properties: [],
    paths: [],
    schemas: [name],
    pointer: '#',
  };
}

/** A title for everything that the pages describe. */
export function titleOf(pages: readonly ClassPage[]): string {
  const titles = pages.map(({ title }) => title.trim());
  return titles.length > 3 ? `${titles.slice(0, 3).join(', ')} and ${titles.length - 3} more` : titles.join(', ');
}

/** Prefixes of the compact IRIs on the pages; those that are not widely known get a namespace of nobody's. */
function prefixesOf(pages: readonly ClassPage[]): ReadonlyMap<string, string> {
  const used = pages.flatMap(irisOf).map((iri) => iri.slice(0, iri.indexOf(':')));
  const own = used.filter((prefix) => !WELL_KNOWN.has(prefix) && !/^(https?|urn|mailto|data)$/i.test(prefix));
  return new Map([
    ...WELL_KNOWN,
    ...[...new Set(own.length > 0 ? own : ['vocab'])].map(
      (prefix) => [prefix, `${UNKNOWN_NAMESPACE}${prefix}#`] as const,
    ),
  ]);
}

function irisOf(page: ClassPage): string[] {
  const templates = [...page.templates, ...page.properties.flatMap(({ template }) => template ?? [])];
  const rows = templates.flatMap(({ operations }) => operations).flatMap(({ expects, returns }) => [expects, returns]);
  const cells = [
    page.class,
    ...page.properties.flatMap(({ domain, range, members }) => [domain, range, members]),
    ...rows,
  ];
  return cells.flatMap((cell) => readIris(cell) ?? []);
}

function namespaceOf(prefixes: ReadonlyMap<string, string>): string {
  return (
    [...prefixes.values()].find((namespace) => namespace.startsWith(UNKNOWN_NAMESPACE)) ?? `${UNKNOWN_NAMESPACE}vocab#`
  );
}

class ClassBuilder {
  readonly #page: ClassPage;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #operations: HydraOperation[];
  readonly #iri: string;

  constructor(page: ClassPage, prefixes: ReadonlyMap<string, string>, operations: HydraOperation[]) {
    this.#page = page;
    this.#prefixes = prefixes;
    this.#operations = operations;
    this.#iri = expandIri(page.class, prefixes);
  }

  build(): Class {
    const { title, description, note, picture, templates, properties } = this.#page;
    const name = localName(this.#iri);
    const own = templates.flatMap(({ operations }) => this.#add(operations));
    return {
      iri: this.#iri,
      compact: this.#page.class,
      name,
      title,
      ...(description === undefined ? {} : { description }),
      ...unstable(note),
      ...(picture === undefined ? {} : { depiction: picture }),
      subClassOf: [],
      operations: own,
      properties: properties.map((property) => this.#property(property)),
      paths: templates.flatMap(({ url }) => url ?? []),
      schemas: [name],
      pointer: '#',
    };
  }

  #property(property: PageProperty): SupportedProperty {
    const key = property.title.trim();
    const iri = `${this.#iri}/${encodeURIComponent(key)}`;
    return {
      iri,
      compact: `${this.#page.class}/${encodeURIComponent(key)}`,
      key,
      title: property.title,
      ...(property.description === undefined ? {} : { description: property.description }),
      ...unstable(property.note),
      domain: this.#iris(property.domain),
      range: this.#iris(property.range),
      readable: property.writeonly !== 'True',
      writable: property.readonly !== 'True',
      required: false,
      ...(property.link ? { link: this.#link(property, iri) } : {}),
      pointer: '#',
    };
  }

  #link({ members, template }: PageProperty, iri: string): Link {
    return {
      kind: 'Link',
      memberClass: this.#iris(members),
      operations: this.#add(template?.operations ?? [], iri),
      ...(template?.url === undefined ? {} : { path: template.url }),
    };
  }

  #add(rows: readonly PageOperation[], property?: string): number[] {
    return rows.map((row) => this.#operations.push(this.#operation(row, property)) - 1);
  }

  #operation(row: PageOperation, property: string | undefined): HydraOperation {
    return {
      method: row.method,
      title: row.label,
      types: [],
      expects: this.#iris(row.expects),
      returns: this.#iris(row.returns),
      statuses: (readStatuses(row.statuses) ?? []).map((status) => ({ ...status, pointer: '#' })),
      class: this.#iri,
      ...(property === undefined ? {} : { property }),
      pointer: '#',
    };
  }

  #iris(cell: string): string[] {
    return (readIris(cell) ?? []).map((iri) => expandIri(iri, this.#prefixes));
  }
}

function unstable(note: string | undefined): { status?: TermStatus } {
  return note === undefined ? {} : { status: { status: 'unstable', ...(note === '' ? {} : { note }) } };
}
