import type { JsonObject } from '../../../src/model/json.js';
import { compactIri } from '../../../src/model/namespaces.js';
import type { PageWaiver } from '../style.js';
import { readIris } from './cells.js';
import type { ReadClass } from './read-class.js';
import type { PageProperty } from './page.js';
import type { HydraFacts } from './to-hydra.js';
import { exampleWaivers } from './to-example-waivers.js';
import type { OpenApiFromPages } from './to-openapi.js';

/** What pages contradict or leave open stays as they have it, each under a waiver that names the place. */
export class Waivers {
  readonly all: PageWaiver[] = [];
  readonly #hydra: HydraFacts;
  readonly #document: JsonObject;
  readonly #displaced: ReadonlyMap<string, string>;

  constructor(hydra: HydraFacts, { document, displaced, guests, broken }: OpenApiFromPages) {
    this.#hydra = hydra;
    this.#document = document;
    this.#displaced = displaced;
    for (const iri of broken)
      this.#add('property-range', iri, 'The example of its class shows another kind of value than its range says.');
    for (const id of guests)
      this.#add(
        'operation-in-vocabulary',
        id,
        'The pages give its URL template to a link and to another class or link.',
      );
    if (hydra.entrypoint === undefined)
      this.#add('entrypoint-path', '#', 'The pages do not say where the API is entered.');
  }

  /** Goes through the class at an index of the vocabulary. */
  class(file: string, { page, lines, line }: ReadClass, index: number): void {
    const cls = this.#hydra.classes[index]!;
    const orphans = page.templates.filter(({ url, operations }) => url === undefined && operations.length > 0);
    if (orphans.length > 0 || repeats(page.templates))
      this.#add(
        'operation-in-openapi',
        cls.iri,
        `${file}, line ${line}: operations without a URL template of their own.`,
      );
    for (const { check, at, reason } of exampleWaivers(page, index, this.#hydra, this.#document))
      this.#add(check, at, `${file}, line ${line}: ${reason}`);
    page.properties.forEach((property, at) => {
      const place = `${file}, line ${lines.get(property.title) ?? line}`;
      this.#property(property, cls.properties[at]!.iri, page.class, place);
    });
  }

  #property(property: PageProperty, iri: string, owner: string, place: string): void {
    const { title, domain, range, template, link } = property;
    const operations = template?.operations ?? [];
    const homeless = template?.url === undefined || this.#displaced.has(iri);
    if (domain !== '' && !domain.split(', ').includes(owner))
      this.#add('property-domain', iri, `${place}: the property table of ${title} gives the domain ${domain}.`);
    if (range === '' && !link)
      this.#add('property-range', iri, `${place}: the property table of ${title} states no range.`);
    if (!homeless && repeats(template === undefined ? [] : [template]))
      this.#add(
        'operation-in-openapi',
        iri,
        `${place}: ${title} has two operations of one method at one URL template.`,
      );
    if (homeless && operations.length > 0)
      this.#add('operation-in-openapi', iri, `${place}: ${title} shares its URL template with another class or link.`);
    if (link && homeless && operations.length === 0 && !this.#leadsToClass(range))
      this.#add('link-path', iri, `${place}: the link ${title} states no URL template of its own.`);
    if (!homeless && returnsOther(property))
      this.#add(
        'link-target',
        iri,
        `${place}: ${title} has the range ${range === '' ? 'left open' : range}, its GET returns another.`,
      );
  }

  #leadsToClass(range: string): boolean {
    return this.#hydra.classes.some(
      ({ iri, paths }) => paths.length > 0 && range.split(', ').includes(compactIri(iri, this.#hydra.prefixes)),
    );
  }

  #add(check: string, at: string, reason: string): void {
    if (!this.all.some((waiver) => waiver.check === check && waiver.at === at)) this.all.push({ check, at, reason });
  }
}

/** Whether a method stands twice under one template: OpenAPI has room for one. */
function repeats(
  templates: readonly { readonly url?: string; readonly operations: readonly { readonly method: string }[] }[],
): boolean {
  const seen = templates.flatMap(({ url = '', operations }) => operations.map(({ method }) => `${method} ${url}`));
  return new Set(seen).size < seen.length;
}

function returnsOther({ range, template }: PageProperty): boolean {
  const get = template?.operations.find(({ method }) => method === 'GET');
  const returned = (get && readIris(get.returns)) ?? [];
  return (
    returned.length > 0 &&
    returned[0] !== 'owl:Nothing' &&
    !(range !== '' && returned.every((iri) => range.split(', ').includes(iri)))
  );
}
