import { apiDocumentation } from '../../../src/model/derive/document.js';
import { getString } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { Finding } from '../../../src/finding.js';
import { fileName, PAGE_EXTENSION } from '../style.js';
import type { PageText, ReadPages } from '../style.js';
import type { ClassPage } from './page.js';
import { linkPath } from './from-contract.js';
import type { HydraStyle } from './hydra-style.js';
import type { ReadClass } from './read-class.js';
import { readPage } from './read-page.js';
import type { ReadPage } from './read-page.js';
import { contradictions } from './contradictions.js';
import { instanceContext } from './to-context.js';
import { hydraFacts } from './to-hydra.js';
import type { HydraFacts } from './to-hydra.js';
import { openApiFromPages } from './to-openapi.js';
import { Waivers } from './to-waivers.js';

/** Reads pages of a Hydra style into the documents of a contract. */
export function readHydraPages(texts: readonly PageText[], style: HydraStyle): ReadPages {
  const pages = texts.map((text) => readPage(text, style));
  const read = distinct(pages);
  const classes = read.map(({ read: { page } }) => page);
  const hydra = hydraFacts(classes);
  const first = openApiFromPages(classes, hydra, {});
  const extension = pageExtension(read, hydra, style, first.displaced);
  const waivers = new Waivers(hydra, first);
  read.forEach(({ file, read: each }, index) => waivers.class(file, each, index));
  const findings: Finding[] = pages.flatMap((page) => page.findings.found);
  return {
    openapi: { ...first.document, [PAGE_EXTENSION]: extension },
    apiDocumentation: apiDocumentation(hydra),
    context: instanceContext(hydra),
    contextIris: contextIris(classes, `${hydra.iri}/context.jsonld`),
    waivers: waivers.all,
    findings,
  };
}

interface Named {
  readonly file: string;
  readonly page: ReadPage;
  readonly read: ReadClass;
}

/** One entry a class: further classes of a page get pages of their own, a class that two pages describe is told once. */
function distinct(pages: readonly ReadPage[]): Named[] {
  const seen = new Set<string>();
  const named: Named[] = [];
  for (const page of pages) {
    for (const read of page.classes) {
      contradictions(read, page.findings);
      if (seen.has(read.page.class)) {
        page.findings.add(
          'page-not-reproduced',
          read.line,
          `${read.page.class} is described twice: this description is left out.`,
        );
        continue;
      }
      seen.add(read.page.class);
      named.push({ file: page.file, page, read });
    }
  }
  return named;
}

/** The options of each page, under its file name. */
function pageExtension(
  read: readonly Named[],
  hydra: HydraFacts,
  style: HydraStyle,
  displaced: ReadonlyMap<string, string>,
): JsonObject {
  const done = new Set<string>();
  const entries = read.flatMap(({ file, read: { page, options } }, index): [string, JsonObject][] => {
    const name = fileName(file);
    if (done.has(name)) return [];
    done.add(name);
    const cls = hydra.classes[index]!;
    const links = cls.properties.flatMap((property, at): [string, string | false][] => {
      const path = displaced.get(property.iri);
      if (property.link && page.properties[at]?.template?.url === undefined) return [[property.title, false]];
      return path === undefined || path === linkPath(cls, property) ? [] : [[property.title, path]];
    });
    return [
      [
        name,
        {
          style: style.name,
          class: page.class,
          ...(options as JsonObject),
          ...(links.length > 0 ? { links: Object.fromEntries(links) } : {}),
        },
      ],
    ];
  });
  return Object.fromEntries(entries);
}

/** The IRIs of the contexts that examples name; Hydra's own stays what it is. */
function contextIris(classes: readonly ClassPage[], fallback: string): string[] {
  const named = classes.flatMap(({ example }) => getString(example?.value, '@context') ?? []);
  const own = new Set(named.filter((iri) => /^https?:/.test(iri) && !iri.includes('www.w3.org/ns/hydra/')));
  return own.size > 0 ? [...own] : [fallback];
}
