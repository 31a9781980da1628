/** Builds the resource map of a contract. */
import type { OpenApi, OpenApiOperation } from '../model/contract.js';
import { groupBy } from '../model/group-by.js';
import { lazy } from '../model/lazy.js';
import { ancestorTemplates, parentTemplate, templateKey, variablesOf } from '../model/path-template.js';
import { schemaName } from '../model/schema-walk.js';
import { Entry } from './entry.js';
import type { EntrySource, Surroundings } from './entry.js';
import { fact, restingOn } from './evidence.js';
import type { Fact } from './evidence.js';
import { overrideFindings } from './override.js';
import { pathFacts } from './paths.js';
import type { PathFacts } from './paths.js';
import { parentOf } from './relations.js';
import type { PathRole, PathUse, Resource, ResourceMap } from './resource.js';
import { Description } from './source.js';
import type { ResourceSource } from './source.js';

const maps = new WeakMap<OpenApi, ResourceMap>();

/** The resource map of a contract, built once. Facts are worked out when they are first asked for. */
export function resourceMap(source: ResourceSource): ResourceMap {
  let map = maps.get(source.openapi);
  if (map === undefined) maps.set(source.openapi, (map = new Builder(new Description(source))));
  return map;
}

class Builder implements ResourceMap, Surroundings {
  readonly description: Description;
  readonly paths: ReadonlyMap<string, PathFacts>;
  readonly resources: readonly Entry[];
  readonly #byId: ReadonlyMap<string, Entry>;
  /** Where one of a resource lives: template keys to ids. */
  readonly #homes: ReadonlyMap<string, string>;

  constructor(description: Description) {
    this.description = description;
    this.paths = pathFacts(description);
    this.resources = this.#entries();
    this.#byId = new Map(this.resources.map((entry) => [entry.id, entry]));
    const homes = this.resources.filter(({ id }) => !this.#isList(id));
    this.#homes = new Map(homes.map(({ id }) => [templateKey(id), id]));
  }

  get findings() {
    return this.#findings();
  }

  at(template: string): PathUse | undefined {
    return this.#uses().get(template);
  }

  resource(id: string): Resource | undefined {
    return this.#byId.get(id);
  }

  parentOf(resource: Resource): Fact<string> | undefined {
    return parentOf(resource.id, resource.collection?.template.value ?? resource.id, this.#homes);
  }

  actionsBelow(id: string): readonly OpenApiOperation[] {
    return this.#actions().get(id) ?? [];
  }

  readonly #findings = lazy(() =>
    this.description.openapi.pathItems.flatMap((item) => overrideFindings(item, this.description)),
  );

  readonly #actions = lazy(() => {
    const operations = this.#withRole('action').flatMap((path) => this.description.at(path));
    return groupBy(operations, ({ path }) => this.#nearestHome(path));
  });

  readonly #uses = lazy((): ReadonlyMap<string, PathUse> => {
    const uses = new Map<string, PathUse>();
    const note = (template: string, resource: Resource): void => {
      const role = this.paths.get(template)?.role;
      if (role !== undefined && !uses.has(template)) uses.set(template, { resource, role });
    };
    for (const entry of this.resources) note(entry.id, entry);
    for (const entry of this.resources) {
      if (entry.listedAt !== undefined) note(entry.listedAt, entry);
      for (const { path } of this.actionsBelow(entry.id)) note(path, entry);
    }
    return uses;
  });

  #entries(): Entry[] {
    const items = this.#withRole('item').map((path) => this.#entry(path, this.#collectionAbove(path)));
    const taken = new Set(items.map(({ listedAt }) => listedAt));
    const lists = this.#withRole('collection').filter((path) => !taken.has(path));
    const singles = this.#withRole('single');
    const order = new Map(this.description.templates.map((template, index) => [template, index]));
    return [
      ...items,
      ...lists.map((path) => this.#list(path)),
      ...singles.map((path) => this.#entry(path, undefined, { isSingle: true })),
    ].toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  #entry(path: string, collection: Fact<string> | undefined, more: Partial<EntrySource> = {}): Entry {
    const item = fact(path, 'path', more.isSingle === true ? 'it has no variable of its own' : 'it ends in a variable');
    return new Entry({ path, item, collection, isSingle: false, isFurtherList: false, ...more }, this);
  }

  /** A collection without items right below it: its members live elsewhere, or have no address. */
  #list(path: string): Entry {
    return this.#entry(path, this.#listing(path), { item: this.#home(path), isFurtherList: true });
  }

  /** That a path is a collection is as sure as its role. */
  #listing(path: string): Fact<string> {
    return restingOn(fact(path, 'declared', 'it lists them'), this.paths.get(path)?.role);
  }

  #withRole(role: PathRole): string[] {
    return [...this.paths].filter(([, facts]) => facts.role.value === role).map(([path]) => path);
  }

  #isList(id: string): boolean {
    return this.paths.get(id)?.role.value === 'collection';
  }

  /** The collection right above an item, with how it is known to list the item. */
  #collectionAbove(item: string): Fact<string> | undefined {
    const above = this.description.template(parentTemplate(item));
    if (above === undefined || !this.#isList(above)) return undefined;
    const link = this.description.linksTo(item).find(({ operation }) => operation.path === above)?.link;
    if (link !== undefined) return fact(above, 'link-object', `the link ${link.name} leads to the item`, link.pointer);
    const [own, members] = [this.paths.get(item)?.schema, this.paths.get(above)?.list?.memberSchema];
    return this.description.sameSchema(own, members)
      ? fact(above, 'schema', `members and items have the schema ${schemaName(own) ?? 'in common'}`)
      : fact(above, 'path', 'it is right above the items');
  }

  /** Where the members of a collection live: the item with the same schema and the most variables in common. */
  #home(collection: string): Fact<string> | undefined {
    const members = this.paths.get(collection)?.list?.memberSchema;
    const variables = new Set(variablesOf(collection));
    const shared = (template: string): number => variablesOf(template).filter((name) => variables.has(name)).length;
    const [home] = this.#withRole('item')
      .filter((path) => this.description.sameSchema(this.paths.get(path)?.schema, members))
      .toSorted((a, b) => shared(b) - shared(a));
    return home === undefined
      ? undefined
      : fact(home, 'schema', `its items have the schema ${schemaName(members) ?? 'of the members'}`);
  }

  #nearestHome(path: string): string | undefined {
    return ancestorTemplates(path)
      .map((ancestor) => this.#homes.get(templateKey(ancestor)))
      .find((id) => id !== undefined);
  }
}
