/** Which class and property a table is about: by its domain cell, then its URL template, then its headings. */
import type { Class, Contract, SupportedProperty } from '../../../src/model/contract.js';
import { compactIri } from '../../../src/model/namespaces.js';
import { linkPath } from '../hydra-pages/from-contract.js';
import { shape } from './places.js';
import type { PlacedUrl, Places } from './places.js';

/** A property table's domain, by the index of the heading above it. */
export interface DomainVote {
  readonly heading: number;
  readonly domains: readonly string[];
}

/** Finds what the tables of a page are about. */
export class ClassMatcher {
  readonly #contract: Contract;
  readonly #places: Places;
  readonly #byCompact: ReadonlyMap<string, Class>;
  readonly #scopes = new Map<number, Class | undefined>();
  readonly #votes: readonly DomainVote[];

  constructor(contract: Contract, places: Places, votes: readonly DomainVote[]) {
    this.#contract = contract;
    this.#places = places;
    this.#votes = votes;
    this.#byCompact = new Map(
      contract.hydra.classes.flatMap((cls) => [[cls.compact, cls] as const, [cls.iri, cls] as const]),
    );
  }

  /** The class that a section belongs to; the section itself may be a property's. */
  classOf(heading: number): Class | undefined {
    const parent = this.#places.headings[heading]?.parent ?? -1;
    if (!this.#scopes.has(parent)) this.#scopes.set(parent, this.#decide(parent));
    return this.#scopes.get(parent);
  }

  /** The class that a heading names itself, or that the sections below it are about. */
  classAt(heading: number): Class | undefined {
    const below = this.#places.headings.findIndex(({ parent }) => parent === heading);
    const named = this.#titled(heading);
    return named ?? (below >= 0 ? this.classOf(below) : this.classOf(heading));
  }

  /** The property that a section is about: of the page's class, else of the class that its domain names. */
  property(heading: number, domains: readonly string[]): { cls: Class; property: SupportedProperty } | undefined {
    const title = this.#places.headings[heading]?.title ?? '';
    const own = this.classOf(heading);
    const candidates = [own, ...domains.map((domain) => this.#byCompact.get(domain))].filter(
      (cls) => cls !== undefined,
    );
    const exact = candidates.find((cls) =>
      propertyOf(cls, title)?.domain.some((iri) => domains.includes(this.#compact(iri))),
    );
    for (const cls of exact ? [exact] : candidates) {
      const property = propertyOf(cls, title);
      if (property) return { cls, property };
    }
    return undefined;
  }

  /** The class or the link that lives at a URL template, variable names ignored. */
  at(url: string, near: Class | undefined): { cls: Class; property?: SupportedProperty; path: string }[] {
    const wanted = shape(url);
    const classes = near
      ? [near, ...this.#contract.hydra.classes.filter((cls) => cls !== near)]
      : this.#contract.hydra.classes;
    const found = classes.flatMap((cls) => [
      ...cls.paths.filter((path) => shape(path) === wanted).map((path) => ({ cls, path })),
      ...cls.properties.flatMap((property) => {
        const path = property.link && (property.link.path ?? linkPath(cls, property));
        return path !== undefined && shape(path) === wanted ? [{ cls, property, path }] : [];
      }),
    ]);
    const here = found.filter(({ cls }) => cls === near);
    return here.length > 0 ? here : found;
  }

  #decide(parent: number): Class | undefined {
    const counts = new Map<Class, number>();
    for (const { heading, domains } of this.#votes) {
      if ((this.#places.headings[heading]?.parent ?? -1) !== parent) continue;
      const title = this.#places.headings[heading]?.title ?? '';
      for (const domain of domains) {
        const cls = this.#byCompact.get(domain);
        if (cls) counts.set(cls, (counts.get(cls) ?? 0) + (propertyOf(cls, title) ? 2 : 1));
      }
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
    return best?.[0] ?? this.#byUrl(parent) ?? this.#titled(parent) ?? this.#onlyTitled(parent);
  }

  #byUrl(parent: number): Class | undefined {
    const within = (url: PlacedUrl) => url.heading === parent || this.#places.headings[url.heading]?.parent === parent;
    for (const { text } of this.#places.urls.filter(within)) {
      const found = this.at(text, undefined).filter(({ property }) => property === undefined);
      if (found.length === 1) return found[0]?.cls;
    }
    return undefined;
  }

  /** "Batches" is not the class "Batch": titles match whole. */
  #titled(heading: number): Class | undefined {
    const title = this.#places.headings[heading]?.title;
    return title === undefined
      ? undefined
      : this.#contract.hydra.classes.find(
          (cls) => same(cls.title, title) || same(cls.name, title) || cls.compact === title,
        );
  }

  /** The only class that has properties of these titles, for a page without any other sign. */
  #onlyTitled(parent: number): Class | undefined {
    const titles = this.#votes
      .filter(({ heading }) => this.#places.headings[heading]?.parent === parent)
      .map(({ heading }) => this.#places.headings[heading]?.title ?? '');
    if (titles.length < 2) return undefined;
    const fitting = this.#contract.hydra.classes.filter(
      (cls) => titles.filter((title) => propertyOf(cls, title)).length * 2 > titles.length,
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  #compact(iri: string): string {
    return compactIri(iri, this.#contract.hydra.prefixes);
  }
}

/** The property with that title or key. */
export function propertyOf(cls: Class, title: string): SupportedProperty | undefined {
  return (
    cls.properties.find((property) => property.title === title || property.key === title) ??
    cls.properties.find((property) => same(property.title, title))
  );
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'accent' }) === 0;
}
