/** What each path template of a contract is for: an item, a collection, a single resource or an action. */
import type { PathItem, Schema } from '../model/contract.js';
import { lastVariable } from '../model/path-template.js';
import { listBody, successMedia, wrapperOf } from './bodies.js';
import type { ListBody } from './bodies.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { asPointer, Override } from './override.js';
import { looksPaged } from './parameter-roles.js';
import type { PathRole } from './resource.js';
import type { Description } from './source.js';

/** What is known of one path template before resources are formed. */
export interface PathFacts {
  readonly item: PathItem;
  readonly role: Fact<PathRole>;
  /** The list that its GET returns. */
  readonly list: ListBody | undefined;
  readonly wrapper: Fact<string> | undefined;
  /** The schema of the representation, out of its wrapper; undefined for a list. */
  readonly schema: Schema | undefined;
}

/** The facts about every path template, in document order. */
export function pathFacts(description: Description): ReadonlyMap<string, PathFacts> {
  const members = memberTemplates(description);
  return new Map(
    description.openapi.pathItems.map((item) => [item.path, factsOf(item, members.get(item.path), description)]),
  );
}

/** The template of the items right below a template: `/pets/{id}` for `/pets`. */
export function memberTemplates({ templates }: Pick<Description, 'templates'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const byPrefix = new Map(templates.map((template) => [template.replace(/\/$/, ''), template]));
  for (const template of templates) {
    if (lastVariable(template) === undefined) continue;
    const parent = byPrefix.get(template.replace(/\/\{[^{}/]+\}\/?$/, ''));
    if (parent !== undefined && !found.has(parent)) found.set(parent, template);
  }
  return found;
}

function factsOf(item: PathItem, below: string | undefined, description: Description): PathFacts {
  const override = new Override([item]);
  const get = description.operation('GET', item.path);
  const schema = successMedia(get)?.schema;
  const isItem = lastVariable(item.path) !== undefined;
  const hints = {
    itemSchema: ownSchema(below, description),
    isPaged: below !== undefined || looksPaged(get, description),
    isItem,
  };
  const list = statedList(override, isItem, schema, description) ?? listBody(schema, hints, description);
  const role =
    strongest([
      override.text('role') as Fact<PathRole> | undefined,
      vocabularyRole(item, isItem, description),
      list && fact('collection' as const, list.members.evidence.kind, list.members.evidence.reason),
    ]) ?? structuralRole(item, isItem, below, description);
  const isList = role.value === 'collection';
  const wrapper = isList ? undefined : wrapperOf(schema, description);
  const stated = override.text('wrapper');
  const held = stated === undefined ? wrapper?.schema : description.property(schema, stated.value);
  return {
    item,
    role,
    list: isList ? list : undefined,
    wrapper: stated ?? wrapper?.key,
    schema: isList ? undefined : (held ?? schema),
  };
}

function ownSchema(template: string | undefined, description: Description): Schema | undefined {
  const schema = successMedia(description.operation('GET', template))?.schema;
  return wrapperOf(schema, description)?.schema ?? schema;
}

/** A list whose members the override places; on the Path Item of an item it is about the collection. */
function statedList(
  override: Override,
  isItem: boolean,
  schema: Schema | undefined,
  description: Description,
): ListBody | undefined {
  const members = override.text('members');
  if (members === undefined || (isItem && override.text('role')?.value !== 'collection')) return undefined;
  const place = asPointer(members.value);
  return { members: { ...members, value: place }, memberSchema: description.itemsAt(schema, place) };
}

/** A link of the vocabulary to a collection, or a class. */
function vocabularyRole(
  { path, subject }: PathItem,
  isItem: boolean,
  { hydra }: Description,
): Fact<PathRole> | undefined {
  if (hydra === undefined || subject === undefined) return undefined;
  if (subject.kind === 'class')
    return fact(isItem ? 'item' : 'single', 'hydra', `${path} is the address of ${subject.class}`);
  const property = hydra.classes
    .find(({ iri }) => iri === subject.class)
    ?.properties.find(({ iri }) => iri === subject.property);
  return property !== undefined && (property.link?.memberClass.length ?? 0) > 0
    ? fact('collection', 'hydra', `${property.compact} leads to a collection`, property.pointer)
    : undefined;
}

/** By methods and hierarchy: a template that ends in a variable is an item, one above items a collection. */
function structuralRole(
  { path, pointer }: PathItem,
  isItem: boolean,
  below: string | undefined,
  description: Description,
): Fact<PathRole> {
  const methods = description.at(path).map(({ method }) => method);
  if (isItem) return fact('item', 'path', 'it ends in a variable', pointer);
  if (below !== undefined && !methods.includes('GET') && methods.includes('POST'))
    return fact('collection', 'path', 'it is right above items', pointer);
  if (methods.includes('GET') || methods.includes('PUT'))
    return fact('single', 'path', 'it has no variable of its own', pointer);
  return fact('action', 'path', 'it can be neither read nor replaced', pointer);
}
