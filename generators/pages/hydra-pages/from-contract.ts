import type {
  Class,
  Contract,
  HydraOperation,
  MediaType,
  OpenApiOperation,
  SupportedProperty,
} from '../../../src/model/contract.js';
import { get, getString, resolvePointer } from '../../../src/model/json.js';
import type { Json } from '../../../src/model/json.js';
import { compactIri } from '../../../src/model/namespaces.js';
import { flagCell, statusesCell } from './cells.js';
import type { ClassPage, PageExample, PageOperation, PageProperty, PageTemplate } from './page.js';

/** What a page says of a class. The vocabulary's words win; templates and examples are OpenAPI's. */
export function classPage(contract: Contract, cls: Class): ClassPage {
  const facts = new Facts(contract);
  const example = facts.example(cls);
  return {
    class: cls.compact,
    title: cls.title,
    ...noteOf(cls),
    ...(cls.depiction === undefined ? {} : { picture: cls.depiction }),
    ...(cls.description === undefined ? {} : { description: cls.description }),
    ...(example === undefined ? {} : { example }),
    templates: facts.templates(cls),
    properties: cls.properties.map((property) => facts.property(cls, property)),
  };
}

class Facts {
  readonly #contract: Contract;
  readonly #operationsOf: OperationIndex;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#operationsOf = operationIndex(contract);
  }

  /** Each path of the class with its operations; those without a path of their own belong to the first. */
  templates(cls: Class): PageTemplate[] {
    const operations = cls.operations.flatMap((index) => this.#contract.hydra.operations[index] ?? []);
    const [first] = cls.paths;
    const pathOf = (operation: HydraOperation) => {
      const path = this.#wire(operation)?.path;
      return path !== undefined && cls.paths.includes(path) ? path : first;
    };
    if (cls.paths.length === 0 && operations.length > 0)
      return [{ operations: operations.map((operation) => this.#operation(operation)) }];
    return cls.paths.map((path) => ({
      url: path,
      operations: operations
        .filter((operation) => pathOf(operation) === path)
        .map((operation) => this.#operation(operation)),
    }));
  }

  property(cls: Class, property: SupportedProperty): PageProperty {
    const { link } = property;
    return {
      title: property.title,
      ...(property.description === undefined ? {} : { description: property.description }),
      ...noteOf(property),
      link: link !== undefined,
      domain: this.#iris(property.domain.length > 0 ? property.domain : [cls.iri]),
      range: this.#iris(property.range),
      members: this.#iris(link?.memberClass ?? []),
      readonly: flagCell(!property.writable),
      writeonly: flagCell(!property.readable),
      ...(link === undefined
        ? {}
        : { template: { url: link.path ?? linkPath(cls, property), operations: this.#operations(link.operations) } }),
    };
  }

  /** The example of a class: of the body that `GET` at its path answers with. */
  example(cls: Class): PageExample | undefined {
    const reads = cls.paths
      .flatMap((path) => this.#operationsOf.path.get(path) ?? [])
      .filter(({ method }) => method === 'GET');
    const bodies = reads.flatMap(({ responses }) => responses.filter(({ status }) => status.startsWith('2')));
    const examples = bodies.flatMap(({ content }) => content.flatMap((each) => each.examples));
    const typed = (value: Json) => [get(value, '@type')].flat();
    const example =
      examples.find(({ value }) =>
        typed(value).some((type) => type === cls.compact || type === cls.name || type === cls.iri),
      ) ?? examples.find(({ value }) => get(value, '@type') === undefined);
    if (example === undefined) return undefined;
    return { value: example.value, ...(example.serialized === undefined ? {} : { serialized: example.serialized }) };
  }

  #operations(indexes: readonly number[]): PageOperation[] {
    return indexes
      .flatMap((index) => this.#contract.hydra.operations[index] ?? [])
      .map((operation) => this.#operation(operation));
  }

  #operation(operation: HydraOperation): PageOperation {
    const wire = this.#wire(operation);
    return {
      method: operation.method,
      label: operation.title ?? wire?.summary ?? '',
      expects: this.#iris(operation.expects) || this.#schemaTitle(wire?.requestBody?.content),
      returns:
        this.#iris(operation.returns) ||
        this.#schemaTitle(wire?.responses.find(({ status }) => status.startsWith('2'))?.content),
      statuses: statusesCell(operation.statuses),
    };
  }

  #wire({ openapi }: HydraOperation): OpenApiOperation | undefined {
    return openapi === undefined ? undefined : this.#operationsOf.id.get(openapi);
  }

  #iris(iris: readonly string[]): string {
    return iris.map((iri) => compactIri(iri, this.#contract.hydra.prefixes)).join(', ');
  }

  /** The title of a body's schema: what a page says of a body that is no instance of a class. */
  #schemaTitle(content: readonly MediaType[] | undefined): string {
    const schema = content?.[0]?.schema;
    const reference = getString(schema, '$ref');
    const resolved = reference === undefined ? schema : resolvePointer(this.#contract.openapi.document, reference);
    return getString(resolved, 'title') ?? '';
  }
}

interface OperationIndex {
  readonly id: ReadonlyMap<string, OpenApiOperation>;
  readonly path: ReadonlyMap<string, readonly OpenApiOperation[]>;
}

const indexes = new WeakMap<Contract, OperationIndex>();

function operationIndex(contract: Contract): OperationIndex {
  const ready = indexes.get(contract);
  if (ready !== undefined) return ready;
  const { operations } = contract.openapi;
  const path = new Map<string, OpenApiOperation[]>();
  for (const operation of operations) {
    const known = path.get(operation.path);
    if (known) known.push(operation);
    else path.set(operation.path, [operation]);
  }
  const index = { id: new Map(operations.map((operation) => [operation.id, operation])), path };
  indexes.set(contract, index);
  return index;
}

/** Where a link leads by its place: the template of an instance, `/`, the link's key. */
export function linkPath(cls: Pick<Class, 'paths'>, property: Pick<SupportedProperty, 'key'>): string {
  const home = cls.paths.findLast((path) => path.endsWith('}')) ?? cls.paths.at(-1) ?? '';
  return `${home.replace(/\/$/, '')}/${property.key}`;
}

function noteOf({ status }: Pick<Class, 'status'>): { note?: string } {
  return status?.status === 'unstable' || status?.status === 'testing' ? { note: status.note ?? '' } : {};
}
