/** Builds the body of a collection page in the form that the contract declares, and its `Link` header. */
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { keyword, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import { inOrder } from './compose.js';
import { cursorFor } from './query.js';
import type { KnownParameter, MemberPage } from './query.js';
import { pagingRoleOf } from './collection-shape.js';
import type { CollectionShape, PagingRole } from './collection-shape.js';

/** What the body of a page is built from. */
export interface Envelope {
  readonly shape: CollectionShape;
  readonly page: MemberPage<JsonObject>;
  readonly parameters: readonly KnownParameter[];
  /** The collection's IRI, without a query. */
  readonly iri: string;
  /** The query of the request. */
  readonly query: URLSearchParams;
  /** Examples of the collection; they supply what is neither members nor paging. */
  readonly examples: readonly JsonObject[];
  /** Examples of every collection of the API; they show which links pages have. */
  readonly pages: readonly JsonObject[];
}

/** The body: an array, or an object with members, counts, links, and the constants of its schema. */
export function collectionBody(envelope: Envelope): Json {
  const { shape, page } = envelope;
  if (shape.members === undefined) return page.items;
  const body: Record<string, Json> = {};
  for (const [key, declared] of shape.body.properties) {
    const value = key === shape.members ? page.items : member(key, declared, shape.body, envelope);
    if (value !== undefined) body[key] = value;
  }
  return inOrder(
    body,
    envelope.examples.flatMap((example) => Object.keys(example)),
  );
}

/** The value of `Link` (RFC 8288) with the other pages; empty if there are none. */
export function pageLinks(envelope: Envelope): string {
  const roles = ['first', 'previous', 'next', 'last'] as const;
  const links = roles.map((role) => [role === 'previous' ? 'prev' : role, pageIri(role, envelope)] as const);
  return links
    .filter(([, iri]) => iri !== undefined)
    .map(([rel, iri]) => `<${iri}>; rel="${rel}"`)
    .join(', ');
}

/** The value of one key of a collection or its view. */
function member(
  key: string,
  declared: readonly JsonObject[],
  within: SchemaOutline,
  envelope: Envelope,
): Json | undefined {
  const { shape, iri } = envelope;
  if (key === shape.view?.key) return viewOf(shape.view.outline, within.required.has(key), envelope);
  if (key === '@id') return iri;
  const paged = pagingValue(key, declared, within, envelope);
  if (paged !== 'other') return paged;
  const fixed = keyword(declared, 'const');
  if (fixed !== undefined) return fixed;
  // Other properties of a collection, such as a name or a description, come from its examples.
  const example = envelope.examples.map((each) => get(each, key)).find((value) => value !== undefined);
  return example ?? (within.required.has(key) ? keyword(declared, 'default') : undefined);
}

/** The object that describes a page; undefined if there is only one page, unless the schema requires it. */
function viewOf(view: SchemaOutline, isRequired: boolean, envelope: Envelope): Json | undefined {
  const { page, shape, iri, query } = envelope;
  if (page.pages <= 1 && page.offset === 0 && !isRequired) return undefined;
  const body: Record<string, Json> = {};
  const viewsIn = (bodies: readonly JsonObject[]): JsonObject[] =>
    bodies.map((each) => get(each, shape.view?.key ?? '')).filter(isObject);
  const examples = viewsIn(envelope.examples);
  const inner = { ...envelope, examples, pages: viewsIn(envelope.pages), shape: { ...shape, view: undefined } };
  for (const [key, declared] of view.properties) {
    const value = key === '@id' ? withPage(iri, query, page.number, envelope) : member(key, declared, view, inner);
    if (value !== undefined) body[key] = value;
  }
  // The context of the document applies to its view, too; a view repeats it only if its examples do.
  if (!examples.some((example) => Object.hasOwn(example, '@context')) && !view.required.has('@context'))
    delete body['@context'];
  return inOrder(
    body,
    examples.flatMap((example) => Object.keys(example)),
  );
}

/** The value of a key that concerns paging; `other` if the key does not. */
function pagingValue(
  key: string,
  declared: readonly JsonObject[],
  within: SchemaOutline,
  envelope: Envelope,
): Json | undefined | 'other' {
  const role = pagingRoleOf(key);
  if (role === undefined) return 'other';
  const types = typesOf(declared);
  const { page } = envelope;
  const numbers: Partial<Record<PagingRole, Json>> = {
    total: page.total,
    pageSize: page.size,
    page: page.number,
    totalPages: page.pages,
    offset: page.offset,
    more: page.offset + page.items.length < page.total,
  };
  const isNumber = types.has('integer') || types.has('number') || types.has('boolean');
  if (isNumber && role in numbers) return numbers[role];
  if (isNumber) return undefined;
  const target = pageIri(role, envelope);
  const link =
    target === undefined ? undefined : types.has('object') && !types.has('string') ? { href: target } : target;
  if (link !== undefined) return link;
  return types.has('null') || (types.size === 0 && within.required.has(key)) ? null : undefined;
}

/** The IRI of another page; undefined if there is none, or if the examples show that its link is omitted. */
function pageIri(role: PagingRole, envelope: Envelope): string | undefined {
  const { page, iri, query } = envelope;
  const to = (number: number): string => withPage(iri, query, number, envelope);
  const isFirst = page.offset === 0;
  const isLast = page.offset + page.size >= page.total;
  if (role === 'self') return query.size === 0 ? iri : `${iri}?${query.toString()}`;
  if (role === 'next') return isLast ? undefined : to(page.number + 1);
  if (role === 'previous') return isFirst ? undefined : to(Math.min(page.number - 1, page.pages));
  if (role === 'first') return isFirst && omitsLink('first', 'previous', envelope) ? undefined : to(1);
  if (role === 'last') return isLast && omitsLink('last', 'next', envelope) ? undefined : to(page.pages);
  return undefined;
}

/** Whether the example pages at one end, which have no link to a `neighbour`, omit the link to that end, too. */
function omitsLink(role: PagingRole, neighbour: PagingRole, { pages: examples, shape }: Envelope): boolean {
  const pages = examples.flatMap((example) => {
    const view = shape.view === undefined ? example : get(example, shape.view.key);
    return isObject(view) ? [view] : [];
  });
  const roles = pages.map(
    (page) =>
      new Set(
        Object.keys(page)
          .filter((key) => page[key] !== null)
          .map(pagingRoleOf),
      ),
  );
  const atEnd = roles.filter((has) => !has.has(neighbour) && (has.has('next') || has.has('previous')));
  return atEnd.length > 0 && atEnd.every((has) => !has.has(role));
}

/** The collection's IRI with the query of the request, its paging parameters set to another page. */
function withPage(iri: string, query: URLSearchParams, number: number, { parameters, page }: Envelope): string {
  const name = (role: string): string | undefined => parameters.find((known) => known.role === role)?.parameter.name;
  const next = new URLSearchParams(query);
  const offset = (number - 1) * page.size;
  const [pageName, offsetName, sizeName, cursorName] = [name('page'), name('offset'), name('size'), name('cursor')];
  if (pageName !== undefined) next.set(pageName, String(number));
  else if (offsetName !== undefined) next.set(offsetName, String(offset));
  else if (cursorName !== undefined) next.set(cursorName, cursorFor(offset));
  if (sizeName !== undefined) next.set(sizeName, String(page.size));
  return next.size === 0 ? iri : `${iri}?${next.toString()}`;
}
