/** One resource of the map: every fact about it, worked out when it is first asked for. */
import type { OpenApiOperation, PathItem, Schema } from '../model/contract.js';
import { lazy } from '../model/lazy.js';
import { expandIri } from '../model/namespaces.js';
import { variablesOf } from '../model/path-template.js';
import { schemaName } from '../model/schema-walk.js';
import { collectionOf } from './collections.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { addressOf, identityOf } from './identity.js';
import type { ItemSource } from './identity.js';
import { operationsOf } from './operations.js';
import type { FoundOperations } from './operations.js';
import { Override } from './override.js';
import type { PathFacts } from './paths.js';
import { backLinkOf, putCreatesOf } from './relations.js';
import type { Collection, OperationRole, PageNumber, PageRelation, Resource } from './resource.js';
import type { Description } from './source.js';
import type { ParameterRole } from '../model/parameter-roles.js';

/** Where a resource was found. */
export interface EntrySource {
  /** The path template that the resource is known by. */
  readonly path: string;
  readonly isSingle: boolean;
  /** Where its items live. */
  readonly item: Fact<string> | undefined;
  /** Where they are listed. */
  readonly collection: Fact<string> | undefined;
  /** Whether this is a further list of items that another resource has. */
  readonly isFurtherList: boolean;
}

/** What an entry asks of the rest of the map. */
export interface Surroundings {
  readonly description: Description;
  readonly paths: ReadonlyMap<string, PathFacts>;
  /** The nearest resource above another. */
  parentOf(resource: Resource): Fact<string> | undefined;
  resource(id: string): Resource | undefined;
  /** The operations of the action paths below a resource. */
  actionsBelow(id: string): readonly OpenApiOperation[];
}

const NUMBERS = ['total', 'pageSize', 'page', 'totalPages', 'offset'] as const satisfies readonly PageNumber[];

export class Entry implements Resource {
  readonly id: string;
  readonly isSingle: boolean;
  readonly item: Fact<string> | undefined;
  readonly #source: EntrySource;
  readonly #around: Surroundings;
  readonly #override: Override;
  readonly #collectionFact: Fact<string> | undefined;

  constructor(source: EntrySource, around: Surroundings) {
    this.#source = source;
    this.#around = around;
    this.#override = new Override([this.#item(source.path), this.#item(source.collection?.value)]);
    this.id = source.path;
    this.isSingle = source.isSingle;
    this.item = strongest([this.#override.text('item'), source.item]);
    this.#collectionFact = strongest([this.#override.text('collection'), source.collection]);
  }

  /** The template of its collection. */
  get listedAt(): string | undefined {
    return this.#collectionFact?.value;
  }

  get name(): Fact<string> {
    return this.#name();
  }

  get class(): Fact<string> | undefined {
    return this.#class();
  }

  get schema(): Schema | undefined {
    return this.#facts()?.schema ?? this.collection?.memberSchema;
  }

  get wrapper(): Fact<string> | undefined {
    return this.#facts()?.wrapper;
  }

  get address(): Fact<string> | undefined {
    return this.#address();
  }

  get identity(): ReadonlyMap<string, Fact<string>> {
    return this.#identity();
  }

  get collection(): Collection | undefined {
    return this.#collection();
  }

  get operations(): ReadonlyMap<OperationRole, Fact<OpenApiOperation>> {
    return this.#operations().roles;
  }

  get actions(): readonly Fact<OpenApiOperation>[] {
    return this.#operations().actions;
  }

  get parent(): Fact<string> | undefined {
    return this.#parent();
  }

  get backLink(): Fact<string> | undefined {
    return this.#backLink();
  }

  get putCreates(): Fact<boolean> | undefined {
    return strongest([this.#override.flag('putCreates'), putCreatesOf(this.operations.get('replace')?.value)]);
  }

  readonly #name = lazy(
    (): Fact<string> => strongest([this.#override.text('name'), this.#ownName()]) ?? this.#ownName(),
  );
  readonly #class = lazy(() => strongest([this.#statedClass(), this.#knownClass()]));
  readonly #address = lazy(() =>
    strongest([this.#override.property('address'), addressOf(this.#itemSource(), this.#around.description)]),
  );
  readonly #identity = lazy(() => this.#findIdentity());
  readonly #collection = lazy(() => this.#findCollection());
  readonly #operations = lazy(() => this.#findOperations());
  readonly #parent = lazy(() => strongest([this.#override.text('parent'), this.#around.parentOf(this)]));
  readonly #backLink = lazy(() => {
    const parent = this.parent === undefined ? undefined : this.#around.resource(this.parent.value);
    return strongest([this.#override.property('backLink'), backLinkOf(this, parent, this.#around.description)]);
  });

  #item(template: string | undefined): PathItem | undefined {
    return template === undefined ? undefined : this.#around.paths.get(template)?.item;
  }

  #facts(): PathFacts | undefined {
    return this.#around.paths.get(this.item?.value ?? this.id);
  }

  #itemSource(): ItemSource {
    const template = this.item?.value ?? this.id;
    const read = this.#around.description.operation('GET', this.item?.value);
    return { template, schema: this.schema, wrapper: this.wrapper?.value, read };
  }

  #ownName(): Fact<string> {
    const component = schemaName(this.schema);
    if (component !== undefined) return fact(component, 'schema', 'its schema is called so');
    const literals = this.id.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
    return fact(literals.at(-1) ?? this.id, 'path', 'its path is called so');
  }

  #statedClass(): Fact<string> | undefined {
    const stated = this.#override.text('class');
    return stated && { ...stated, value: expandIri(stated.value, this.#around.description.prefixes) };
  }

  /** The class that the vocabulary or the schema names. */
  #knownClass(): Fact<string> | undefined {
    const { description } = this.#around;
    const subject = description.hydra === undefined ? undefined : this.#item(this.id)?.subject;
    if (subject?.kind === 'class') return fact(subject.class, 'hydra', `${this.id} is the address of one`);
    const named = description.schemaNamed(schemaName(this.schema));
    if (named?.class !== undefined && description.statesClass(named.schema))
      return fact(named.class, 'hydra', `the schema ${named.name} describes it`, named.pointer);
    const [member] = this.listedAt === undefined ? [] : this.#memberClasses(this.listedAt);
    return member === undefined ? undefined : fact(member, 'hydra', 'the collection has members of that class');
  }

  #memberClasses(template: string): readonly string[] {
    const { hydra } = this.#around.description;
    const subject = hydra === undefined ? undefined : this.#item(template)?.subject;
    if (subject?.kind !== 'link') return [];
    const owner = hydra?.classes.find(({ iri }) => iri === subject.class);
    return owner?.properties.find(({ iri }) => iri === subject.property)?.link?.memberClass ?? [];
  }

  #findIdentity(): ReadonlyMap<string, Fact<string>> {
    const stated = this.#override.properties('identity');
    const source = this.#itemSource();
    return new Map(
      variablesOf(source.template).flatMap((variable) => {
        const found = strongest([stated.get(variable), identityOf(source, variable, this.#around.description)]);
        return found === undefined ? [] : [[variable, found] as const];
      }),
    );
  }

  #findCollection(): Collection | undefined {
    const template = this.#collectionFact;
    if (template === undefined) return undefined;
    const { description, paths } = this.#around;
    const list = description.operation('GET', template.value);
    const found = collectionOf(template, list, paths.get(template.value)?.list, description);
    const numbers = NUMBERS.flatMap((name) => {
      const stated = this.#override.property(name);
      return stated === undefined ? [] : [[name, stated] as const];
    });
    const links = this.#override.properties('links') as ReadonlyMap<PageRelation, Fact<string>>;
    const parameters = this.#override.entries('parameters') as ReadonlyMap<string, Fact<ParameterRole>>;
    return {
      ...found,
      members: strongest([this.#override.property('members'), found.members]),
      numbers: new Map([...found.numbers, ...numbers]),
      links: new Map([...found.links, ...links]),
      parameters: new Map([...found.parameters, ...parameters]),
    };
  }

  #findOperations(): FoundOperations {
    const { description } = this.#around;
    // A further list of items that live elsewhere reads and changes none of them.
    const item = this.#source.isFurtherList ? undefined : this.item?.value;
    const single = this.isSingle ? this.#around.paths.get(this.id)?.role : undefined;
    const found = operationsOf({ item, single, collection: this.#collectionFact, schema: this.schema }, description);
    const stated = [...this.#override.entries('operations')].flatMap(([role, { value, evidence }]) => {
      const operation = description.byName(value);
      return operation === undefined ? [] : [[role as OperationRole, { value: operation, evidence }] as const];
    });
    const taken = new Set(stated.map(([, { value }]) => value.id));
    const below = this.#around.actionsBelow(this.id);
    const actions = below.map((one) => fact(one, 'path', `${one.path} lies below it`, one.pointer));
    return {
      roles: new Map([...[...found.roles].filter(([, { value }]) => !taken.has(value.id)), ...stated]),
      actions: [...found.actions, ...actions].filter(({ value }) => !taken.has(value.id)),
    };
  }
}
