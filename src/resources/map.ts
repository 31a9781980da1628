/** Builds the resource map of a contract. */
import type { OpenApi, OpenApiOperation, Schema } from '../model/contract.js';
import { expandIri } from '../model/namespaces.js';
import { optional } from '../model/optional.js';
import { ancestorTemplates, parentTemplate, templateKey, variablesOf } from '../model/path-template.js';
import { schemaName } from '../model/schema-walk.js';
import { collectionOf } from './collections.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { addressOf, identityOf } from './identity.js';
import type { ItemSource } from './identity.js';
import { operationsOf } from './operations.js';
import type { OperationPlaces } from './operations.js';
import { Override, overrideFindings } from './override.js';
import { pathFacts } from './paths.js';
import type { PathFacts } from './paths.js';
import { backLinkOf, parentOf, putCreatesOf } from './relations.js';
import type {
  Collection,
  OperationRole,
  Operations,
  PageNumber,
  PageRelation,
  ParameterRole,
  PathUse,
  Resource,
  ResourceMap,
} from './resource.js';
import { Description } from './source.js';
import type { ResourceSource } from './source.js';

const maps = new WeakMap<OpenApi, ResourceMap>();

/** The resource map of a contract; built once. */
export function resourceMap(source: ResourceSource): ResourceMap {
  let map = maps.get(source.openapi);
  if (map === undefined) maps.set(source.openapi, (map = new Builder(new Description(source)).build()));
  return map;
}

class Builder {
  readonly #description: Description;
  readonly #paths: ReadonlyMap<string, PathFacts>;
  readonly #taken = new Set<string>();

  constructor(description: Description) {
    this.#description = description;
    this.#paths = pathFacts(description);
  }

  build(): ResourceMap {
    const drafts = [...this.#items(), ...this.#collections(), ...this.#singles()];
    const order = new Map(this.#description.templates.map((template, index) => [template, index]));
    const sorted = drafts.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const resources = this.#related(sorted);
    const uses = this.#uses(resources);
    const byId = new Map(resources.map((resource) => [resource.id, resource]));
    return {
      resources,
      at: (template) => uses.get(template),
      resource: (id) => byId.get(id),
      findings: this.#description.openapi.pathItems.flatMap((item) => overrideFindings(item, this.#description)),
    };
  }

  /** Items with the collections that they are members of. */
  #items(): Draft[] {
    return this.#withRole('item').map((path) =>
      this.#draft({ item: fact(path, 'path', 'it ends in a variable'), path, isSingle: false }),
    );
  }

  /** Collections without items right below them: their members live elsewhere, or have no address. */
  #collections(): Draft[] {
    return this.#withRole('collection')
      .filter((path) => !this.#taken.has(path))
      .map((path) => this.#draft({ item: this.#home(path), path, isSingle: false, collection: path }));
  }

  #singles(): Draft[] {
    return this.#withRole('single').map((path) =>
      this.#draft({ item: fact(path, 'path', 'it is the only one'), path, isSingle: true }),
    );
  }

  #withRole(role: string): string[] {
    return [...this.#paths].filter(([, facts]) => facts.role.value === role).map(([path]) => path);
  }

  #draft({ item, path, isSingle, collection: own }: DraftSource): Draft {
    const description = this.#description;
    const above = own ?? (isSingle ? undefined : this.#collectionAbove(path));
    const override = new Override([this.#item(path), this.#item(above)]);
    const template = strongest([override.text('item'), item]);
    const collection = strongest([
      override.text('collection'),
      above === undefined ? undefined : this.#listing(path, above),
    ]);
    const listed = collection === undefined ? undefined : this.#collection(collection, override);
    if (collection !== undefined) this.#taken.add(collection.value);
    const facts = this.#paths.get(template?.value ?? path);
    const schema = facts?.schema ?? listed?.memberSchema;
    const read = description.operation('GET', template?.value);
    const source = { template: template?.value ?? path, schema, wrapper: facts?.wrapper?.value, read };
    const operations = this.#operations(
      { item: template?.value, collection: collection?.value, schema, actions: [] },
      override,
    );
    return {
      override,
      id: path,
      isSingle,
      name: strongest([override.text('name'), this.#name(path, schema)]) ?? this.#name(path, schema),
      ...optional('class', strongest([this.#statedClass(override), this.#class(path, schema, listed)])),
      ...optional('item', template),
      ...optional('schema', schema),
      ...optional('wrapper', facts?.wrapper),
      ...optional('address', strongest([override.property('address'), addressOf(source, description)])),
      identity: this.#identity(source, override),
      ...optional('collection', listed),
      operations,
      ...optional('putCreates', strongest([override.flag('putCreates'), putCreatesOf(operations.replace?.value)])),
    };
  }

  #item(template: string | undefined) {
    return template === undefined ? undefined : this.#paths.get(template)?.item;
  }

  /** The collection right above an item. */
  #collectionAbove(item: string): string | undefined {
    const above = this.#description.template(parentTemplate(item));
    return above !== undefined && this.#paths.get(above)?.role.value === 'collection' ? above : undefined;
  }

  /** How a collection is known to list the items of a path. */
  #listing(item: string, collection: string): Fact<string> {
    if (item === collection) return fact(collection, 'declared', 'it lists them');
    const [own, members] = [this.#paths.get(item)?.schema, this.#paths.get(collection)?.list?.memberSchema];
    const links = this.#description
      .at(collection)
      .flatMap(({ responses }) => responses.flatMap((response) => response.links));
    const link = links.find((each) => this.#description.target(each)?.path === item);
    if (link !== undefined)
      return fact(collection, 'link-object', `the link ${link.name} leads to the item`, link.pointer);
    return this.#description.sameSchema(own, members)
      ? fact(collection, 'schema', `members and items have the schema ${schemaName(own) ?? 'of each other'}`)
      : fact(collection, 'path', 'it is right above the items');
  }

  /** Where the members of a collection live: the item template with the schema of the members. */
  #home(collection: string): Fact<string> | undefined {
    const members = this.#paths.get(collection)?.list?.memberSchema;
    const variables = new Set(variablesOf(collection));
    const shared = (template: string): number => variablesOf(template).filter((name) => variables.has(name)).length;
    const homes = [...this.#paths.values()]
      .filter(({ role, schema }) => role.value === 'item' && this.#description.sameSchema(schema, members))
      .map(({ item }) => item.path)
      .toSorted((a, b) => shared(b) - shared(a));
    return homes[0] === undefined
      ? undefined
      : fact(homes[0], 'schema', `its items have the schema ${schemaName(members) ?? 'of the members'}`);
  }

  #collection(template: Fact<string>, override: Override): Collection {
    const description = this.#description;
    const list = description.operation('GET', template.value);
    const found = collectionOf(template, list, this.#paths.get(template.value)?.list, description);
    const numbers = NUMBERS.flatMap((name) => {
      const stated = override.property(name);
      return stated === undefined ? [] : [[name, stated] as const];
    });
    return {
      ...found,
      ...optional('members', strongest([override.property('members'), found.members])),
      numbers: new Map([...found.numbers, ...numbers]),
      links: new Map([...found.links, ...(override.properties('links') as ReadonlyMap<PageRelation, Fact<string>>)]),
      parameters: new Map([
        ...found.parameters,
        ...(override.entries('parameters') as ReadonlyMap<string, Fact<ParameterRole>>),
      ]),
    };
  }

  #operations(places: OperationPlaces, override: Override): Operations {
    const found = operationsOf(places, this.#description);
    const stated = [...override.entries('operations')].flatMap(([role, { value, evidence }]) => {
      const operation = this.#description.openapi.operations.find(
        ({ id, operationId }) => id === value || operationId === value,
      );
      return operation === undefined ? [] : [[role as OperationRole, { value: operation, evidence }] as const];
    });
    const ids = new Set(stated.map(([, { value }]) => value.id));
    return {
      ...(Object.fromEntries(
        Object.entries(found).filter(
          ([role, each]) => role !== 'actions' && !ids.has((each as Fact<OpenApiOperation>).value.id),
        ),
      ) as Operations),
      ...Object.fromEntries(stated),
      actions: found.actions.filter(({ value }) => !ids.has(value.id)),
    };
  }

  #identity(source: ItemSource, override: Override): ReadonlyMap<string, Fact<string>> {
    const stated = override.properties('identity');
    return new Map(
      variablesOf(source.template).flatMap((variable) => {
        const found = strongest([stated.get(variable), identityOf(source, variable, this.#description)]);
        return found === undefined ? [] : [[variable, found] as const];
      }),
    );
  }

  #name(path: string, schema: Schema | undefined): Fact<string> {
    const component = schemaName(schema);
    if (component !== undefined) return fact(component, 'schema', 'its schema is called so');
    const literals = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
    return fact(literals.at(-1) ?? path, 'path', 'its path is called so');
  }

  #statedClass(override: Override): Fact<string> | undefined {
    const stated = override.text('class');
    return stated && { ...stated, value: expandIri(stated.value, this.#description.prefixes) };
  }

  /** The class that the vocabulary or the schema says. */
  #class(path: string, schema: Schema | undefined, listed: Collection | undefined): Fact<string> | undefined {
    const { hydra } = this.#description;
    const subject = hydra === undefined ? undefined : this.#item(path)?.subject;
    if (subject?.kind === 'class') return fact(subject.class, 'hydra', `${path} is the address of one`);
    const named = this.#description.schemaNamed(schemaName(schema));
    if (named?.class !== undefined)
      return fact(named.class, 'hydra', `the schema ${named.name} describes it`, named.pointer);
    const [member] = listed === undefined ? [] : this.#memberClasses(listed.template.value);
    return member === undefined ? undefined : fact(member, 'hydra', 'the members of the collection are of that class');
  }

  #memberClasses(template: string): readonly string[] {
    const { hydra } = this.#description;
    const subject = hydra === undefined ? undefined : this.#item(template)?.subject;
    if (subject?.kind !== 'link') return [];
    const owner = hydra?.classes.find(({ iri }) => iri === subject.class);
    return owner?.properties.find(({ iri }) => iri === subject.property)?.link?.memberClass ?? [];
  }

  /** Resources with their parents, back links and actions, which need the others. */
  #related(drafts: readonly Draft[]): readonly Resource[] {
    const homes = new Map(drafts.filter((draft) => !this.#isList(draft)).map(({ id }) => [templateKey(id), id]));
    const actions = this.#actions(homes);
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    return drafts.map(({ override, ...draft }): Resource => {
      const parent = strongest([override.text('parent'), parentOf(draft, homes)]);
      const above = parent === undefined ? undefined : byId.get(parent.value);
      const own = (actions.get(draft.id) ?? []).map((operation) =>
        fact(operation, 'path', `${operation.path} lies below it`, operation.pointer),
      );
      return {
        ...draft,
        operations: { ...draft.operations, actions: [...draft.operations.actions, ...own] },
        ...optional('parent', parent),
        ...optional(
          'backLink',
          strongest([override.property('backLink'), backLinkOf(draft, above, this.#description)]),
        ),
      };
    });
  }

  #isList({ id }: Draft): boolean {
    return this.#paths.get(id)?.role.value === 'collection';
  }

  /** The operations of action paths by the nearest resource above them. */
  #actions(homes: ReadonlyMap<string, string>): ReadonlyMap<string, readonly OpenApiOperation[]> {
    const found = new Map<string, OpenApiOperation[]>();
    for (const path of this.#withRole('action')) {
      const owner = ancestorTemplates(path)
        .map((each) => homes.get(templateKey(each)))
        .find((id) => id !== undefined);
      if (owner !== undefined) found.set(owner, [...(found.get(owner) ?? []), ...this.#description.at(path)]);
    }
    return found;
  }

  #uses(resources: readonly Resource[]): ReadonlyMap<string, PathUse> {
    const uses = new Map<string, PathUse>();
    const note = (template: string, resource: Resource): void => {
      const role = this.#paths.get(template)?.role;
      if (role !== undefined && !uses.has(template)) uses.set(template, { resource, role });
    };
    for (const resource of resources) note(resource.id, resource);
    for (const resource of resources) {
      if (resource.collection !== undefined) note(resource.collection.template.value, resource);
      for (const { value } of resource.operations.actions) note(value.path, resource);
    }
    return uses;
  }
}

const NUMBERS = ['total', 'pageSize', 'page', 'totalPages', 'offset'] as const satisfies readonly PageNumber[];

/** A resource before its relations are known, with what its Path Items state. */
type Draft = Omit<Resource, 'parent' | 'backLink'> & { readonly override: Override };

interface DraftSource {
  readonly item: Fact<string> | undefined;
  readonly path: string;
  readonly isSingle: boolean;
  /** Set for a collection whose members live elsewhere. */
  readonly collection?: string;
}
