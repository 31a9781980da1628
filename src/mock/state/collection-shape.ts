/** The shape of a collection on the wire: where its members are, its counts, its links to other pages. */
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { keyword, outlineOf, nameOf, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import type { References } from '../schema/references.js';

export interface CollectionShape {
  /** The key of the members; undefined: the body is the array of them. */
  readonly members: string | undefined;
  /** The schema of a member, as written. */
  readonly member: Schema | undefined;
  /** The component that members are, if they are one. */
  readonly memberName: string | undefined;
  readonly body: SchemaOutline;
  /** The key of a page's description (hydra:view). */
  readonly view: { readonly key: string; readonly look: SchemaOutline } | undefined;
}

/** What keys of a collection or its view mean, in lower case without separators or prefix. */
const ROLES: ReadonlyMap<string, PagingRole> = new Map(
  Object.entries({
    total: ['totalitems', 'total', 'totalcount', 'count', 'totalresults', 'totalelements', 'totalrecords', 'numfound'],
    pageSize: ['pagesize', 'perpage', 'itemsperpage', 'limit', 'size'],
    page: ['page', 'pagenumber', 'currentpage'],
    totalPages: ['totalpages', 'pages', 'pagecount', 'lastpage'],
    offset: ['offset', 'skip', 'start', 'startindex'],
    next: ['next', 'nextpage', 'nextlink', 'odata.nextlink', 'nexturl'],
    previous: ['previous', 'prev', 'previouspage', 'previouslink', 'prevpage', 'previousurl', 'prevurl'],
    first: ['first', 'firstpage', 'firstlink'],
    last: ['last', 'lastlink', 'lasturl'],
    self: ['self'],
    more: ['hasmore', 'hasnext', 'more'],
  } satisfies Record<PagingRole, string[]>).flatMap(([role, names]) => names.map((name) => [name, role as PagingRole])),
);

export type PagingRole =
  | 'total'
  | 'pageSize'
  | 'page'
  | 'totalPages'
  | 'offset'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'self'
  | 'more';

/** What a key of a collection means; undefined if nothing to do with paging. */
export function pagingRoleOf(key: string): PagingRole | undefined {
  return ROLES.get(
    key
      .toLowerCase()
      .replace(/^[@$]|^hydra:/, '')
      .replaceAll(/[_-]/g, ''),
  );
}

const MEMBER_KEYS =
  /^(hydra:)?(members?|items?|results?|data|values?|records|entries|content|elements|rows|objects|hits|documents|list)$/i;

/** Hints beside the schema that a body is a collection. */
export interface CollectionHints {
  /** The operation takes paging parameters, or there is a template for members. */
  readonly isPaged: boolean;
  /** The path ends in a variable: more likely one resource. */
  readonly endsInVariable: boolean;
}

/** The shape of a body if it is a collection, undefined if it is a resource. */
export function collectionShape(
  schema: Schema | undefined,
  references: References,
  hints: CollectionHints,
): CollectionShape | undefined {
  const body = outlineOf(schema, references);
  if (body.types.has('array')) return shapeOf(undefined, rawItems(schema, references), body, references);
  const arrays = [...body.properties].filter(([, said]) => isArrayOfObjects(said, references)).map(([key]) => key);
  const known = arrays.filter((key) => MEMBER_KEYS.test(key));
  const counted = [...body.properties.keys()].some((key) =>
    ['total', 'next', 'totalPages'].includes(pagingRoleOf(key) ?? ''),
  );
  const isCollection = counted || (hints.isPaged && !hints.endsInVariable) || typeNames(body).includes('Collection');
  const key = known[0] ?? (arrays.length === 1 ? arrays[0] : undefined);
  if (key === undefined || !isCollection) return undefined;
  const items = (body.properties.get(key) ?? []).map((said) => get(said, 'items')).filter((item) => item !== undefined);
  // The last word on members is the narrowest: an allOf of a general collection comes with items of any object.
  const narrow = items.find((item) => nameOf(item) !== undefined) ?? items[0];
  return shapeOf(key, narrow, body, references);
}

function shapeOf(
  members: string | undefined,
  member: Json | undefined,
  body: SchemaOutline,
  references: References,
): CollectionShape {
  const viewKey = [...body.properties.keys()].find((key) =>
    /^(hydra:)?(view|_?links|paging|pagination|meta)$/i.test(key),
  );
  const said = viewKey === undefined ? undefined : body.properties.get(viewKey);
  const view =
    viewKey === undefined || said === undefined ? undefined : { key: viewKey, look: merged(said, references) };
  const schema = typeof member === 'boolean' || isObject(member) ? member : undefined;
  return { members, member: schema, memberName: nameOf(schema), body, view };
}

function merged(said: readonly JsonObject[], references: References): SchemaOutline {
  return outlineOf({ allOf: said }, references);
}

function rawItems(schema: Schema | undefined, references: References): Json | undefined {
  const ref = get(schema, '$ref');
  const target = typeof ref === 'string' ? references.resolve(ref) : schema;
  return (
    get(target, 'items') ?? (typeof ref === 'string' && isObject(target) ? rawItems(target, references) : undefined)
  );
}

function isArrayOfObjects(said: readonly JsonObject[], references: References): boolean {
  if (!typesOf(said).has('array')) return false;
  const items = said.map((schema) => get(schema, 'items')).filter((item) => item !== undefined);
  return (
    items.length === 0 ||
    items.some((item) => [...outlineOf(item, references).types].every((type) => type === 'object'))
  );
}

function typeNames(body: SchemaOutline): string[] {
  const said = body.properties.get('@type');
  const values = [keyword(said, 'const'), ...((keyword(said, 'enum') ?? []) as readonly Json[])];
  return values.filter((value) => typeof value === 'string').map((value) => value.replace(/^.*[:#/]/, ''));
}
