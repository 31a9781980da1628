/** Lays a page of members out in the shape that the contract gives its collections. */
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { keyword, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import { inOrder } from './compose.js';
import { cursorFor } from './query.js';
import type { KnownParameter, MemberPage } from './query.js';
import { pagingRoleOf } from './collection-shape.js';
import type { CollectionShape, PagingRole } from './collection-shape.js';

/** What a page needs to be laid out. */
export interface Envelope {
  readonly shape: CollectionShape;
  readonly page: MemberPage<JsonObject>;
  readonly parameters: readonly KnownParameter[];
  /** The collection's IRI without query, and the request's query. */
  readonly iri: string;
  readonly query: URLSearchParams;
  /** Examples of the collection: for what is neither members nor paging. */
  readonly examples: readonly JsonObject[];
  /** Examples of every collection of the API: for what pages link to. */
  readonly pages: readonly JsonObject[];
}

/** The body: an array, or an object with members, counts, links and whatever its schema fixes. */
export function collectionBody(envelope: Envelope): Json {
  const { shape, page } = envelope;
  if (shape.members === undefined) return page.items;
  const body: Record<string, Json> = {};
  for (const [key, said] of shape.body.properties) {
    const value = key === shape.members ? page.items : member(key, said, shape.body, envelope);
    if (value !== undefined) body[key] = value;
  }
  return inOrder(
    body,
    envelope.examples.flatMap((example) => Object.keys(example)),
  );
}

/** `Link` (RFC 8288) to the other pages. */
export function pageLinks(envelope: Envelope): string {
  const roles = ['first', 'previous', 'next', 'last'] as const;
  const links = roles.map((role) => [role === 'previous' ? 'prev' : role, pageIri(role, envelope)] as const);
  return links
    .filter(([, iri]) => iri !== undefined)
    .map(([rel, iri]) => `<${iri}>; rel="${rel}"`)
    .join(', ');
}

function member(key: string, said: readonly JsonObject[], within: SchemaOutline, envelope: Envelope): Json | undefined {
  const { shape, iri } = envelope;
  if (key === shape.view?.key) return viewOf(shape.view.look, within.required.has(key), envelope);
  if (key === '@id') return iri;
  const paged = pagingValue(key, said, within, envelope);
  if (paged !== 'other') return paged;
  const fixed = keyword(said, 'const');
  if (fixed !== undefined) return fixed;
  // What else there is of a collection (a name, a description) is as the example has it.
  const example = envelope.examples.map((each) => get(each, key)).find((value) => value !== undefined);
  return example ?? (within.required.has(key) ? keyword(said, 'default') : undefined);
}

/** A page's description, where there is more than one page or the schema insists. */
function viewOf(view: SchemaOutline, isRequired: boolean, envelope: Envelope): Json | undefined {
  const { page, shape, iri, query } = envelope;
  if (page.pages <= 1 && page.offset === 0 && !isRequired) return undefined;
  const body: Record<string, Json> = {};
  const viewsIn = (bodies: readonly JsonObject[]): JsonObject[] =>
    bodies.map((each) => get(each, shape.view?.key ?? '')).filter(isObject);
  const examples = viewsIn(envelope.examples);
  const inner = { ...envelope, examples, pages: viewsIn(envelope.pages), shape: { ...shape, view: undefined } };
  for (const [key, said] of view.properties) {
    const value = key === '@id' ? withPage(iri, query, page.number, envelope) : member(key, said, view, inner);
    if (value !== undefined) body[key] = value;
  }
  // A context is the whole document's; a view repeats it only if its examples do.
  if (!examples.some((example) => Object.hasOwn(example, '@context')) && !view.required.has('@context'))
    delete body['@context'];
  return inOrder(
    body,
    examples.flatMap((example) => Object.keys(example)),
  );
}

function pagingValue(
  key: string,
  said: readonly JsonObject[],
  within: SchemaOutline,
  envelope: Envelope,
): Json | undefined | 'other' {
  const role = pagingRoleOf(key);
  if (role === undefined) return 'other';
  const types = typesOf(said);
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

/** The IRI of another page; undefined where there is none, or where examples show that it is left out. */
function pageIri(role: PagingRole, envelope: Envelope): string | undefined {
  const { page, iri, query } = envelope;
  const to = (number: number): string => withPage(iri, query, number, envelope);
  const isFirst = page.offset === 0;
  const isLast = page.offset + page.size >= page.total;
  if (role === 'self') return query.size === 0 ? iri : `${iri}?${query.toString()}`;
  if (role === 'next') return isLast ? undefined : to(page.number + 1);
  if (role === 'previous') return isFirst ? undefined : to(Math.min(page.number - 1, page.pages));
  if (role === 'first') return isFirst && leavesOut('first', 'previous', envelope) ? undefined : to(1);
  if (role === 'last') return isLast && leavesOut('last', 'next', envelope) ? undefined : to(page.pages);
  return undefined;
}

/** Whether the examples' pages at that end (those without `beside`) go without the link to it. */
function leavesOut(role: PagingRole, beside: PagingRole, { pages: examples, shape }: Envelope): boolean {
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
  const atEnd = roles.filter((has) => !has.has(beside) && (has.has('next') || has.has('previous')));
  return atEnd.length > 0 && atEnd.every((has) => !has.has(role));
}

/** The collection's IRI with its query kept and the paging parameters set. */
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
