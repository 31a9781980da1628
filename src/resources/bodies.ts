/** What the success bodies of operations hold: a list of members, or one representation, perhaps in a wrapper. */
import type { MediaType, OpenApiOperation, Schema } from '../model/contract.js';
import { get, isObject, pointer } from '../model/json.js';
import type { Json } from '../model/json.js';
import { HYDRA } from '../model/namespaces.js';
import { constValues, schemaName, schemaTypes } from '../model/schema-walk.js';
import type { SchemaProperty } from '../model/schema-walk.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { mainMedia, successOf } from './source.js';
import type { Description } from './source.js';
import { plainName } from '../model/plain-name.js';

/** The properties of a schema by name. */
export type PropertiesOf = ReadonlyMap<string, SchemaProperty>;

/** A list in a body. */
export interface ListBody {
  /** Where the members are: a JSON Pointer; the empty string if the body is the list. */
  readonly members: Fact<string>;
  readonly memberSchema: Schema | undefined;
}

/** What else is known when a body is judged to be a list. */
export interface ListHints {
  /** The schema of the items right below the path. */
  readonly itemSchema: Schema | undefined;
  /** The operation takes paging parameters, or there is a template for members right below. */
  readonly isPaged: boolean;
  /** The path ends in a variable, so it is more likely one resource. */
  readonly isItem: boolean;
}

/** The media type of the success body of an operation. */
export function successMedia(operation: OpenApiOperation | undefined): MediaType | undefined {
  return operation === undefined ? undefined : mainMedia(successOf(operation)?.content);
}

const MEMBER_KEYS =
  /^(hydra:)?(members?|items?|results?|data|values?|records|entries|content|elements|rows|objects|hits|documents|list)$/i;

/** The list that a body holds; undefined if it is one representation. */
export function listBody(schema: Schema | undefined, hints: ListHints, description: Description): ListBody | undefined {
  if (schema === undefined) return undefined;
  const resolved = description.resolve(schema);
  if (schemaTypes(resolved).includes('array'))
    return { members: fact('', 'declared', 'the body is an array'), memberSchema: itemsOf(resolved) };
  const lists = [...description.properties(schema)].flatMap(([key, property]) => {
    const list = description.resolve(property.schema);
    return isListOfObjects(list, description) ? [{ key, items: itemsOf(list) }] : [];
  });
  const found = strongest(lists.map((list) => memberFact(list, { schema, lists: lists.length, hints, description })));
  if (found === undefined) return undefined;
  return { members: found, memberSchema: lists.find(({ key }) => pointer('', key) === found.value)?.items };
}

interface ListProperty {
  readonly key: string;
  readonly items: Schema | undefined;
}

interface ListContext {
  readonly schema: Schema;
  /** How many properties are lists of objects. */
  readonly lists: number;
  readonly hints: ListHints;
  readonly description: Description;
}

function memberFact({ key, items }: ListProperty, context: ListContext): Fact<string> | undefined {
  const { schema, lists, hints, description } = context;
  const place = pointer('', key);
  if (description.iriOf(key, schema) === `${HYDRA}member` && isHydraCollection(schema, description))
    return fact(place, 'hydra', `${key} is hydra:member`);
  if (description.sameSchema(items, hints.itemSchema))
    return fact(place, 'schema', `its items have the schema ${schemaName(items) ?? 'of the items below'}`);
  if (hints.isItem) return undefined;
  const isNamed = MEMBER_KEYS.test(key);
  if (isHydraCollection(schema, description) && isNamed) return fact(place, 'hydra', 'the body is a hydra:Collection');
  const isList = hints.isPaged || isCounted(schema, description);
  if (!isList || (!isNamed && lists > 1)) return undefined;
  return isNamed
    ? fact(place, 'name', `it is called ${key}`)
    : fact(place, 'path', 'it is the only list of the body, and the path is a collection');
}

function isHydraCollection(schema: Schema, description: Description): boolean {
  const type = description.properties(schema).get('@type')?.schema;
  return constValues(description.resolve(type))
    .flat()
    .some((name) => typeof name === 'string' && /(^|[:#/])(Partial)?Collection$/.test(name));
}

/** Whether a body states a total or links to other pages. */
function isCounted(schema: Schema, description: Description): boolean {
  return [...description.properties(schema).keys()].some((key) =>
    /^(hydra:)?(total([_-]?(items|count|results|elements|records))?|numfound|next([_-]?(page|link|url))?|total[_-]?pages)$/i.test(
      key,
    ),
  );
}

function isListOfObjects(schema: Schema, description: Description): boolean {
  if (!schemaTypes(schema).includes('array') && itemsOf(schema) === undefined) return false;
  const items = itemsOf(schema);
  if (items === undefined) return true;
  const types = schemaTypes(description.resolve(items));
  return types.every((type) => type === 'object');
}

/** The schema of the items of an array schema. */
export function itemsOf(schema: Schema): Schema | undefined {
  const items = get(schema, 'items');
  return isSchema(items) ? items : undefined;
}

const WRAPPER = /^(data|result|item|payload|response|record|resource|entity|object|content|body)$/i;

/** Properties that may accompany a wrapped representation. */
const COMPANION =
  /^(meta|metadata|_?links|included|jsonapi|success|status|message|messages|errors?|code|request_?id|trace_?id|timestamp|version|ok|@context)$/i;

/** A representation in a wrapper such as `{ "data": { … }, "meta": { … } }`. */
export interface Wrapped {
  readonly key: Fact<string>;
  readonly schema: Schema;
}

/** The wrapper of a body; undefined if the body is the representation itself. */
export function wrapperOf(schema: Schema | undefined, description: Description): Wrapped | undefined {
  const held = [...description.properties(schema)].filter(([key]) => !COMPANION.test(key));
  const [key, property] = held[0] ?? [];
  if (held.length !== 1 || key === undefined || property === undefined) return undefined;
  if (!schemaTypes(description.resolve(property.schema)).includes('object')) return undefined;
  const isNamed = WRAPPER.test(key) || plainName(schemaName(property.schema) ?? '') === plainName(key);
  return isNamed
    ? { key: fact(key, 'name', `${key} is the only property that holds data`), schema: property.schema }
    : undefined;
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}
