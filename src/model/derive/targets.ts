/** Finds the ranges of links that no operation specifies: from the path below the class, else from the examples of the contract. */
import type { Class, OpenApi, PathItem } from '../contract.js';
import { bodyClass, templateKey } from '../join.js';
import { getArray, getString, isObject } from '../json.js';
import type { Json } from '../json.js';

/** The classes, with a range added to every link for which exactly one target class is found. */
export function linkTargets(
  classes: readonly Class[],
  pathItems: readonly PathItem[],
  openapi: OpenApi,
): readonly Class[] {
  const open = classes.some(({ properties }) =>
    properties.some(({ link, range }) => link !== undefined && range.length === 0),
  );
  if (!open) return classes;
  const classTemplates = pathItems.flatMap(({ path, subject }) =>
    subject?.kind === 'class' ? [{ path, class: subject.class }] : [],
  );
  const seen = targetsInExamples(openapi, classTemplates);
  const byTemplate = new Map(classTemplates.toReversed().map((one) => [templateKey(one.path), one.class]));
  return classes.map((cls) => ({
    ...cls,
    properties: cls.properties.map((property) => {
      if (property.link === undefined || property.range.length > 0) return property;
      const range =
        belowClass(cls, property.key, byTemplate) ?? only(seen.get(JSON.stringify([cls.iri, property.key])));
      return range === undefined ? property : { ...property, range: [range] };
    }),
  }));
}

/** A path template and the class that it identifies. */
interface ClassTemplate {
  readonly path: string;
  readonly class: string;
}

/** The class at the template of the owning class, `/` and the key of the property. */
function belowClass(cls: Class, key: string, byTemplate: ReadonlyMap<string, string>): string | undefined {
  return cls.paths.map((path) => byTemplate.get(`${templateKey(path)}/${key}`)).find((found) => found !== undefined);
}

function only(classes: ReadonlySet<string> | undefined): string | undefined {
  return classes?.size === 1 ? [...classes][0] : undefined;
}

/** From class and key to the classes whose templates match the links in examples. */
function targetsInExamples(
  openapi: OpenApi,
  classTemplates: readonly ClassTemplate[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const matchers = classTemplates.map((one) => ({ ...one, pattern: templatePattern(one.path) }));
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

/** A path template as a regular expression, in which a variable matches one segment (OpenAPI 3.1, Path Templating). */
function templatePattern(path: string): RegExp {
  const parts = path.split(/\{[^{}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
