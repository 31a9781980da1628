/** Reads `x-hydra-resource` on Path Items: what the author of a description states about its resources. */
import type { Finding } from '../finding.js';
import type { PathItem } from '../model/contract.js';
import { get, getObject, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { fact } from './evidence.js';
import type { Fact } from './evidence.js';
import type { Description } from './source.js';

/** The name of the extension. */
export const OVERRIDE = 'x-hydra-resource';

/** The values that each member may have; `schemas/resource.json` says the same for editors. */
export const MEMBERS = {
  role: ['item', 'collection', 'single', 'action'],
  name: 'text',
  class: 'text',
  item: 'template',
  collection: 'template',
  parent: 'template',
  wrapper: 'property',
  address: 'property',
  backLink: 'property',
  members: 'property',
  total: 'property',
  pageSize: 'property',
  page: 'property',
  totalPages: 'property',
  offset: 'property',
  identity: { names: undefined, values: 'property' },
  links: { names: ['next', 'previous', 'first', 'last', 'self'], values: 'property' },
  parameters: {
    names: undefined,
    values: ['page', 'size', 'offset', 'cursor', 'sort', 'direction', 'search', 'since', 'until', 'filter'],
  },
  operations: { names: ['create', 'list', 'read', 'replace', 'patch', 'remove'], values: 'operation' },
  putCreates: 'boolean',
} as const;

type Member = keyof typeof MEMBERS;
type Kind = 'text' | 'template' | 'property' | 'operation' | 'boolean' | readonly string[];

/** What the Path Items of a resource state; the first one that states a member counts. */
export class Override {
  readonly #parts: readonly { readonly value: JsonObject; readonly pointer: string }[];

  constructor(items: readonly (PathItem | undefined)[]) {
    this.#parts = items.flatMap((item) => {
      const value = get(item?.extensions, OVERRIDE);
      return item === undefined || !isObject(value) ? [] : [{ value, pointer: pointer(item.pointer, OVERRIDE) }];
    });
  }

  /** A stated text. */
  text(member: Member): Fact<string> | undefined {
    return firstOf(this.#parts, ({ value, pointer: at }) => textFact(get(value, member), pointer(at, member)));
  }

  /** A stated property as a JSON Pointer: `code` and `/code` are the same. */
  property(member: Member): Fact<string> | undefined {
    const found = this.text(member);
    return found && { ...found, value: asPointer(found.value) };
  }

  /** The stated entries of a member that maps names to texts. */
  entries(member: Member): ReadonlyMap<string, Fact<string>> {
    const found = new Map<string, Fact<string>>();
    for (const { value, pointer: at } of this.#parts.toReversed())
      for (const [name, each] of Object.entries(getObject(value, member))) {
        const stated = textFact(each, pointer(at, member, name));
        if (stated !== undefined) found.set(name, stated);
      }
    return found;
  }

  /** The stated entries whose values are properties, as JSON Pointers. */
  properties(member: Member): ReadonlyMap<string, Fact<string>> {
    return new Map([...this.entries(member)].map(([name, each]) => [name, { ...each, value: asPointer(each.value) }]));
  }

  flag(member: Member): Fact<boolean> | undefined {
    return firstOf(this.#parts, ({ value, pointer: at }) => {
      const flag = get(value, member);
      return typeof flag === 'boolean' ? fact(flag, 'override', OVERRIDE, pointer(at, member)) : undefined;
    });
  }
}

function textFact(value: Json | undefined, at: string): Fact<string> | undefined {
  return typeof value === 'string' ? fact(value, 'override', OVERRIDE, at) : undefined;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A property's name or a JSON Pointer as a JSON Pointer; the empty text stands for the body itself. */
export function asPointer(text: string): string {
  return text === '' || text.startsWith('/') ? text : pointer('', text);
}

/** What is wrong with the override of a Path Item. */
export function overrideFindings(item: PathItem, description: Description): Finding[] {
  const value = get(item.extensions, OVERRIDE);
  if (value === undefined) return [];
  const judge = new Judge(item, description);
  if (!isObject(value)) return [judge.finding([], `${OVERRIDE} must be an object.`)];
  return Object.entries(value).flatMap(([key, member]) =>
    Object.hasOwn(MEMBERS, key)
      ? judge.member(key as Member, member)
      : [judge.unknown([key], `${OVERRIDE} has no member ${JSON.stringify(key)}.`, key, Object.keys(MEMBERS))],
  );
}

class Judge {
  readonly #item: PathItem;
  readonly #description: Description;

  constructor(item: PathItem, description: Description) {
    this.#item = item;
    this.#description = description;
  }

  member(key: Member, value: Json | undefined): Finding[] {
    const wanted = MEMBERS[key];
    if (typeof wanted === 'string' || isList(wanted)) return this.#value([key], value, wanted);
    if (!isObject(value)) return [this.finding([key], `${OVERRIDE}: ${key} must be an object.`)];
    const { names, values } = wanted;
    return Object.entries(value).flatMap(([name, each]) => {
      const known: readonly string[] | undefined = names ?? this.#names(key);
      if (known !== undefined && !known.includes(name))
        return [this.unknown([key, name], `${OVERRIDE}: ${key} has no member ${JSON.stringify(name)}.`, name, known)];
      return this.#value([key, name], each, values);
    });
  }

  /** The names that the description itself gives: variables of the template, query parameters of the list. */
  #names(key: Member): readonly string[] | undefined {
    if (key === 'identity') return undefined;
    const list = this.#description.operation('GET', this.#item.path);
    return list?.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  }

  #value(keys: readonly string[], value: Json | undefined, kind: Kind): Finding[] {
    const place = keys.join('.');
    if (kind === 'boolean')
      return typeof value === 'boolean' ? [] : [this.finding(keys, `${OVERRIDE}: ${place} must be true or false.`)];
    if (typeof value !== 'string') return [this.finding(keys, `${OVERRIDE}: ${place} must be a string.`)];
    const choices = this.#choices(kind);
    if (choices === undefined || choices.includes(value)) return [];
    const what = kind === 'template' ? 'path' : kind === 'operation' ? 'operation' : 'value';
    return [
      this.unknown(keys, `${OVERRIDE}: ${place} names the unknown ${what} ${JSON.stringify(value)}.`, value, choices),
    ];
  }

  #choices(kind: Kind): readonly string[] | undefined {
    if (isList(kind)) return kind;
    if (kind === 'template') return this.#description.templates;
    if (kind !== 'operation') return undefined;
    return this.#description.openapi.operations.flatMap(({ id, operationId }) => [id, operationId ?? id]);
  }

  unknown(keys: readonly string[], message: string, given: string, known: readonly string[]): Finding {
    const meant = nearest(given, known);
    const listed = known.length <= 20 ? `Use one of ${known.join(', ')}.` : 'Use a name from the description.';
    return this.finding(keys, message, meant === undefined ? listed : `Did you mean ${JSON.stringify(meant)}?`);
  }

  finding(keys: readonly string[], message: string, hint?: string): Finding {
    const at = pointer(this.#item.pointer, OVERRIDE, ...keys);
    return {
      check: 'resource-override',
      severity: 'error',
      message,
      location: this.#description.openapi.locate(at),
      hint: hint ?? `See docs/resources.md for the members of ${OVERRIDE}.`,
    };
  }
}

function isList(kind: unknown): kind is readonly string[] {
  return Array.isArray(kind);
}
