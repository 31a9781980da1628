/** Which property of a representation holds which variable of the address. */
import type { OpenApiOperation, ResponseLink, Schema } from '../model/contract.js';
import { get, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { lastVariable, matchPath } from '../model/path-template.js';
import { schemaName } from '../model/schema-walk.js';
import { successMedia } from './bodies.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { pathParameter } from './source.js';
import type { Description } from './source.js';
import { plainName } from '../model/plain-name.js';

/** An item whose identity is asked for. */
export interface ItemSource {
  readonly template: string;
  readonly schema: Schema | undefined;
  readonly wrapper: string | undefined;
  readonly read: OpenApiOperation | undefined;
}

/** The property that holds a variable of an item's template, as a JSON Pointer into the representation. */
export function identityOf(item: ItemSource, variable: string, description: Description): Fact<string> | undefined {
  return strongest([
    linkedIdentity(item, variable, description),
    sharedSchema(item, variable, description),
    exampleIdentity(item, variable),
    namedIdentity(item, variable, description),
  ]);
}

/** A Link Object to an operation of the item takes the variable from a body: `$response.body#/id`. */
function linkedIdentity(item: ItemSource, variable: string, description: Description): Fact<string> | undefined {
  for (const { operation, link } of description.linksTo(item.template)) {
    const place = bodyPointer(link, variable);
    const own = place === undefined ? undefined : ownPointer(place, item.wrapper);
    if (own !== undefined)
      return fact(own, 'link-object', `the link ${link.name} of ${operation.id} takes it from there`, link.pointer);
  }
  return undefined;
}

function bodyPointer({ parameters }: ResponseLink, variable: string): string | undefined {
  const value = get(parameters, variable) ?? get(parameters, `path.${variable}`);
  return typeof value === 'string' ? /^\{?\$response\.body#(\/[^}]*)\}?$/.exec(value)?.[1] : undefined;
}

/** A pointer into the representation: without the key of its wrapper, or the place of the first member of a list. */
function ownPointer(place: string, wrapper: string | undefined): string {
  const prefix = wrapper === undefined ? undefined : `${pointer('', wrapper)}/`;
  if (prefix !== undefined && place.startsWith(prefix)) return place.slice(prefix.length - 1);
  return place.replace(/^.*\/\d+(?=\/)/, '');
}

/** The only property with the same component as the path parameter. */
function sharedSchema(
  { schema, read }: ItemSource,
  variable: string,
  description: Description,
): Fact<string> | undefined {
  const parameter = pathParameter(read, variable);
  const name = schemaName(parameter?.schema);
  if (name === undefined) return undefined;
  const equal = [...description.properties(schema)].filter(([, property]) => schemaName(property.schema) === name);
  const [key] = equal[0] ?? [];
  return equal.length !== 1 || key === undefined
    ? undefined
    : fact(pointer('', key), 'schema', `both have the schema ${name}`, parameter?.pointer);
}

/** The only property whose value in an example is the example of the path parameter. */
function exampleIdentity({ read, wrapper }: ItemSource, variable: string): Fact<string> | undefined {
  const examples = read === undefined ? [] : (successMedia(read)?.examples ?? []);
  const values = (pathParameter(read, variable)?.examples ?? []).map(({ value }) => value).filter(isTelling);
  for (const { value, pointer: at } of examples) {
    const body = wrapper === undefined ? value : get(value, wrapper);
    if (!isObject(body)) continue;
    const equal = values.flatMap((each) => keysOf(body, each));
    const [own] = equal;
    if (equal.length === 1 && own !== undefined)
      return fact(pointer('', own), 'example', 'an example has the same value there', at);
  }
  return undefined;
}

/** Whether a value is unlikely to be equal by chance. */
function isTelling(value: Json): boolean {
  return typeof value === 'number' ? value >= 1000 : typeof value === 'string' && value.length > 2;
}

/** The keys of a representation that hold a value, as JSON or as text. */
export function keysOf(body: JsonObject, value: Json): string[] {
  return Object.keys(body).filter((key) => {
    const own = body[key];
    return (typeof own === 'string' || typeof own === 'number') && String(own) === String(value);
  });
}

/** The property that holds the address of a representation itself, as a JSON Pointer. */
export function addressOf(
  { template, schema, wrapper, read }: ItemSource,
  description: Description,
): Fact<string> | undefined {
  const properties = description.properties(schema);
  if (properties.has('@id')) return fact('/@id', 'hydra', '@id is the address of a JSON-LD node');
  for (const { value, pointer: at } of (read === undefined ? undefined : successMedia(read))?.examples ?? []) {
    const body = wrapper === undefined ? value : get(value, wrapper);
    const key = isObject(body) ? addressKey(body, template) : undefined;
    if (key !== undefined) return fact(pointer('', key), 'example', 'its value in an example is such an address', at);
  }
  const named = ['href', 'self', 'url', 'uri'].find((key) => properties.has(key));
  return named === undefined ? undefined : fact(pointer('', named), 'name', `it is called ${named}`);
}

function addressKey(body: JsonObject, template: string): string | undefined {
  return Object.keys(body).find((key) => {
    const value = body[key];
    return typeof value === 'string' && matchAddress(template, value) !== undefined;
  });
}

/** The variables of a template in an absolute or relative address whose path ends as the template says. */
export function matchAddress(template: string, address: string): Readonly<Record<string, string>> | undefined {
  if (!/^([a-z][a-z\d+.-]*:\/\/|\/)/i.test(address)) return undefined;
  const path = address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const segments = path.split('/');
  // The description does not say below which base path the address was written.
  const depth = template.replace(/\/$/, '').split('/').length - 1;
  return matchPath(template.replace(/\/$/, ''), `/${segments.slice(-depth).join('/')}`) ?? matchPath(template, path);
}

/** The usual names: the variable's own, for the last variable also `id` and the variable without its ending. */
function namedIdentity(
  { template, schema }: ItemSource,
  variable: string,
  description: Description,
): Fact<string> | undefined {
  const keys = [...description.properties(schema).keys()];
  const key = likelyKey(variable, lastVariable(template) === variable, keys);
  return key === undefined ? undefined : fact(pointer('', key), 'name', `it is called ${key}`);
}

/** The key that most likely holds a variable, among those of a representation. */
export function likelyKey(variable: string, isLast: boolean, keys: readonly string[]): string | undefined {
  const own = keys.find((key) => key === variable) ?? keys.find((key) => plainName(key) === plainName(variable));
  if (own !== undefined || !isLast) return own;
  return (
    keys.find((key) => /^_?id$/i.test(key)) ??
    keys.find((key) => plainName(key) === plainName(variable.replace(/[_-]?(id|name|key|slug|code)$/i, '')))
  );
}
