/** What the links of a class lead to, where no operation of theirs tells: by place, else by the contract's own examples. */
import type { Class, OpenApi, PathItem } from '../contract.js';
import { bodyClass, shapeOf } from '../join.js';
import { getArray, getString, isObject } from '../json.js';
import type { Json } from '../json.js';

/** The classes, links without a range given the one class that they are seen to lead to. */
export function linkTargets(
  classes: readonly Class[],
  pathItems: readonly PathItem[],
  openapi: OpenApi,
): readonly Class[] {
  const open = classes.some(({ properties }) =>
    properties.some(({ link, range }) => link !== undefined && range.length === 0),
  );
  if (!open) return classes;
  const homes = pathItems.flatMap(({ path, subject }) =>
    subject?.kind === 'class' ? [{ path, class: subject.class }] : [],
  );
  const seen = targetsInExamples(openapi, homes);
  const places = new Map(homes.toReversed().map((home) => [shapeOf(home.path), home.class]));
  return classes.map((cls) => ({
    ...cls,
    properties: cls.properties.map((property) => {
      if (property.link === undefined || property.range.length > 0) return property;
      const range = byPlace(cls, property.key, places) ?? only(seen.get(JSON.stringify([cls.iri, property.key])));
      return range === undefined ? property : { ...property, range: [range] };
    }),
  }));
}

interface Home {
  readonly path: string;
  readonly class: string;
}

/** The class that lives at the class's template + `/` + the property's name. */
function byPlace(cls: Class, key: string, places: ReadonlyMap<string, string>): string | undefined {
  return cls.paths.map((path) => places.get(`${shapeOf(path)}/${key}`)).find((found) => found !== undefined);
}

function only(classes: ReadonlySet<string> | undefined): string | undefined {
  return classes?.size === 1 ? [...classes][0] : undefined;
}

/** Class and key → the classes whose templates the links in examples match. */
function targetsInExamples(openapi: OpenApi, homes: readonly Home[]): ReadonlyMap<string, ReadonlySet<string>> {
  const matchers = homes.map((home) => ({ ...home, pattern: templatePattern(home.path) }));
  const bases = openapi.servers.map(({ url }) => url.replace(/\/$/, ''));
  const seen = new Map<string, Set<string>>();
  for (const { cls, node } of exampleNodes(openapi)) {
    for (const [key, value] of Object.entries(node)) {
      const path = typeof value === 'string' ? pathOf(value, bases) : undefined;
      const target = path === undefined ? undefined : matchers.find(({ pattern }) => pattern.test(path));
      if (target === undefined) continue;
      const id = JSON.stringify([cls, key]);
      seen.set(id, (seen.get(id) ?? new Set()).add(target.class));
    }
  }
  return seen;
}

function* exampleNodes(openapi: OpenApi): Generator<{ cls: string; node: Readonly<Record<string, Json | undefined>> }> {
  for (const operation of openapi.operations) {
    const cls = bodyClass(operation, openapi);
    if (cls === undefined) continue;
    for (const response of operation.responses.filter(({ status }) => status.startsWith('2'))) {
      for (const { value } of response.content.flatMap(({ examples }) => examples)) {
        if (isObject(value) && getArray(value, 'member').length === 0 && getString(value, '@id') !== undefined)
          yield { cls, node: value };
      }
    }
  }
}

function pathOf(iri: string, bases: readonly string[]): string | undefined {
  const base = bases.find((url) => iri.startsWith(`${url}/`));
  return base === undefined ? undefined : (iri.slice(base.length).split(/[?#]/)[0] ?? '');
}

/** A path template as a pattern: a variable stands for one segment (OpenAPI §4.8.8.2). */
function templatePattern(path: string): RegExp {
  const parts = path.split(/\{[^{}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
