/** Recognizes the schemas of collections, and finds where their bodies have members, counts and links to pages. */
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { keyword, outlineOf, nameOf, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import type { References } from '../schema/references.js';

export interface CollectionShape {
  /** The key of the members; undefined if the body itself is the array of members. */
  readonly members: string | undefined;
  /** The schema of a member, as declared. */
  readonly member: Schema | undefined;
  /** The component that is the schema of a member, if it is one. */
  readonly memberName: string | undefined;
  readonly body: SchemaOutline;
  /** The key and schema of the object that describes a page (hydra:view). */
  readonly view: { readonly key: string; readonly outline: SchemaOutline } | undefined;
}

/** What the keys of a collection or its view mean; keys in lower case, without separators and prefix. */
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

/** What a key states about a page of a collection. */
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

/** The role of a collection's key; undefined if it does not concern paging. */
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

/** Evidence, in addition to the schema, of whether a body is a collection. */
export interface CollectionHints {
  /** The operation has paging parameters, or there is a path template for members. */
  readonly isPaged: boolean;
  /** The path ends in a variable, and so more likely identifies a single resource. */
  readonly endsInVariable: boolean;
}

/** The shape of a body if it is a collection; undefined if it is a single resource. */
export function collectionShape(
  schema: Schema | undefined,
  references: References,
  hints: CollectionHints,
): CollectionShape | undefined {
  const body = outlineOf(schema, references);
  if (body.types.has('array')) return shapeOf(undefined, rawItems(schema, references), body, references);
  const key = membersKey(body, references);
  if (key === undefined || !isCollection(body, hints)) return undefined;
  const declared = body.properties.get(key) ?? [];
  const items = declared.map((each) => get(each, 'items')).filter((item) => item !== undefined);
  // The narrowest schema takes precedence: an allOf with a generic collection also declares items of any kind.
  const narrowest = items.find((item) => nameOf(item) !== undefined) ?? items[0];
  return shapeOf(key, narrowest, body, references);
}

/** The key of the members: one with a usual name, else the only array of objects. */
function membersKey(body: SchemaOutline, references: References): string | undefined {
  const arrays = [...body.properties].filter(([, declared]) => isArrayOfObjects(declared, references));
  const keys = arrays.map(([key]) => key);
  return keys.find((key) => MEMBER_KEYS.test(key)) ?? (keys.length === 1 ? keys[0] : undefined);
}

/** Whether an object with a list of members is a collection, by its other properties, the operation and the path. */
function isCollection(body: SchemaOutline, { isPaged, endsInVariable }: CollectionHints): boolean {
  const roles = [...body.properties.keys()].map(pagingRoleOf);
  const isCounted = roles.some((role) => role === 'total' || role === 'next' || role === 'totalPages');
  return isCounted || (isPaged && !endsInVariable) || typeNames(body).includes('Collection');
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
  const declared = viewKey === undefined ? undefined : body.properties.get(viewKey);
  const view =
    viewKey === undefined || declared === undefined
      ? undefined
      : { key: viewKey, outline: merged(declared, references) };
  const schema = typeof member === 'boolean' || isObject(member) ? member : undefined;
  return { members, member: schema, memberName: nameOf(schema), body, view };
}

function merged(declared: readonly JsonObject[], references: References): SchemaOutline {
  return outlineOf({ allOf: declared }, references);
}

function rawItems(schema: Schema | undefined, references: References): Json | undefined {
  const ref = get(schema, '$ref');
  const target = typeof ref === 'string' ? references.resolve(ref) : schema;
  return (
    get(target, 'items') ?? (typeof ref === 'string' && isObject(target) ? rawItems(target, references) : undefined)
  );
}

function isArrayOfObjects(declared: readonly JsonObject[], references: References): boolean {
  if (!typesOf(declared).has('array')) return false;
  const items = declared.map((schema) => get(schema, 'items')).filter((item) => item !== undefined);
  return (
    items.length === 0 ||
    items.some((item) => [...outlineOf(item, references).types].every((type) => type === 'object'))
  );
}

function typeNames(body: SchemaOutline): string[] {
  const declared = body.properties.get('@type');
  const values = [keyword(declared, 'const'), ...((keyword(declared, 'enum') ?? []) as readonly Json[])];
  return values.filter((value) => typeof value === 'string').map((value) => value.replace(/^.*[:#/]/, ''));
}
