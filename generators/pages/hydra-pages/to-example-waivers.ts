import { get, getArray, getObject, getString, isArray, isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import type { PageWaiver } from '../style.js';
import type { ClassPage } from './page.js';
import type { HydraFacts } from './to-hydra.js';

/** What an example shows and its page does not explain: keys without a section, links that lead to no URL template. */
export function exampleWaivers(page: ClassPage, at: number, hydra: HydraFacts, document: JsonObject): PageWaiver[] {
  const value = page.example?.value;
  if (!isObject(value) || isSchemaExample(value, document)) return [];
  const links = iris(value).filter((iri) => leadsNowhere(iri, document));
  return [
    ...(get(value, '@context') === undefined ? [] : keyWaivers(value, page, at, hydra)),
    ...links.map((iri) => ({ check: 'example-link', at: iri, reason: `${page.title}: the pages do not describe it.` })),
  ];
}

/** Whether an example stands with its schema, where it is no body of a response. */
function isSchemaExample(value: JsonObject, document: JsonObject): boolean {
  const schemas = Object.values(getObject(getObject(document, 'components'), 'schemas'));
  return schemas.some((schema) => getArray(schema, 'examples').includes(value));
}

/** One waiver covers all keys of an example that mean nothing; keys that other classes explain are named by these. */
function keyWaivers(value: JsonObject, { title }: ClassPage, at: number, hydra: HydraFacts): PageWaiver[] {
  const properties = hydra.classes.flatMap((cls) => cls.properties);
  const own = new Set(hydra.classes[at]!.properties.map(({ key }) => key));
  const [lost] = lostKeys(value, new Set(properties.map(({ key }) => key)));
  const foreign = Object.keys(value).filter((key) => !own.has(key));
  return [
    ...(lost === undefined
      ? []
      : [{ check: 'example-expands', at: lost, reason: `${title}: its example has keys that the page leaves open.` }]),
    ...foreign.flatMap((key) => {
      const owner = properties.find((property) => property.key === key);
      return owner === undefined
        ? []
        : [{ check: 'example-terms', at: owner.iri, reason: `${title}: its example has "${key}", its page does not.` }];
    }),
  ];
}

function lostKeys(value: Json, known: ReadonlySet<string>): string[] {
  if (isArray(value)) return value.flatMap((each: Json) => lostKeys(each, known));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key.startsWith('@') || key.includes(':')) return [];
    return known.has(key) ? lostKeys(member ?? null, known) : [key];
  });
}

function iris(value: Json): string[] {
  if (typeof value === 'string') return /^https?:\/\//.test(value) ? [value] : [];
  if (isArray(value)) return value.flatMap(iris);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === '@context' ? [] : iris(member ?? null)));
}

/** Whether an IRI is the API's own and no path of the description fits it. */
function leadsNowhere(iri: string, document: JsonObject): boolean {
  const server = getString(getArray(document, 'servers')[0], 'url') ?? '';
  if (!URL.canParse(iri) || !(server === '' || iri === server || iri.startsWith(`${server}/`))) return false;
  const { pathname, search } = new URL(iri);
  const rest = server === '' ? pathname : pathname.slice(new URL(server).pathname.replace(/\/$/, '').length);
  const paths = Object.keys(getObject(document, 'paths'));
  return search !== '' || !paths.some((path) => fits(path, rest));
}

function fits(template: string, path: string): boolean {
  const segments = path.replace(/\/$/, '').split('/');
  const parts = template.replace(/\/$/, '').split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part === segments[index] || (part.includes('{') && segments[index] !== ''))
  );
}
