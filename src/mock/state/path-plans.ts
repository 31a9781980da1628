/** Determines what each path template identifies: a collection, a single resource or neither, and where members are. */
import type { Class, Contract, Example, MediaType, OpenApiOperation, Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { successMedia } from '../declarations.js';
import { nameOf } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { knownParameters } from './query.js';
import type { KnownParameter } from './query.js';
import { collectionShape } from './collection-shape.js';
import type { CollectionShape } from './collection-shape.js';
import { memberTemplate } from '../http/path-template.js';
import { unwrap, wrapperIn } from './wrapper.js';
import { lastVariable, variablesOf } from '../../model/path-template.js';

/** What a path template identifies. */
export interface PathPlan {
  readonly template: string;
  /** The GET, if its success has a JSON body; without it nothing is stored at the path. */
  readonly get: OpenApiOperation | undefined;
  /** Set for a collection. */
  readonly shape: CollectionShape | undefined;
  /** The key under which bodies hold the resource; undefined if the body is the resource. */
  readonly wrapper: string | undefined;
  /** The schema of the resource, or of a collection's member, and its name if it is a component. */
  readonly schema: Schema | undefined;
  readonly schemaName: string | undefined;
  /** The path template of members, if they have paths of their own. */
  readonly members: string | undefined;
  /** Whether the paths of members are directly below that of the collection. */
  readonly hasChildren: boolean;
  readonly parameters: readonly KnownParameter[];
  /** Examples of the body of GET, without its wrapper. */
  readonly examples: readonly Example[];
  /** Components of the resource that links here. */
  readonly ownerSchemas: readonly string[];
  /** The property of members that leads back to the resource that links here: `batch` for the images of a batch. */
  readonly backLink: string | undefined;
}

export interface PathPlans {
  of(template: string): PathPlan;
  /** The path template of the resources of a component, by its name. */
  homeTemplate(schemaName: string | undefined, variables: ReadonlySet<string>): string | undefined;
  /** Examples of the bodies of every GET: they show the form of the API's pages. */
  readonly examples: readonly JsonObject[];
}

/** Plans the paths of a contract; each template is planned when it is first needed. */
export function planPaths(contract: Contract, references: References): PathPlans {
  const plans = new Map<string, PathPlan>();
  const byTemplate = new Map<string, OpenApiOperation[]>();
  for (const operation of contract.openapi.operations) {
    byTemplate.set(operation.path, [...(byTemplate.get(operation.path) ?? []), operation]);
  }
  let examples: readonly JsonObject[] | undefined;
  const planner = new Planner(contract, references, byTemplate);
  return {
    get examples() {
      return (examples ??= contract.openapi.operations
        .filter(({ method }) => method === 'GET')
        .flatMap((operation) => successMedia(operation)?.examples ?? [])
        .map(({ value }) => value)
        .filter(isObject));
    },
    homeTemplate: (name, variables) => planner.homeTemplate(name, variables),
    of: (template) => {
      let plan = plans.get(template);
      if (plan === undefined) plans.set(template, (plan = planner.plan(template)));
      return plan;
    },
  };
}

class Planner {
  readonly #contract: Contract;
  readonly #references: References;
  readonly #operations: ReadonlyMap<string, readonly OpenApiOperation[]>;
  #homes: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    contract: Contract,
    references: References,
    operations: ReadonlyMap<string, readonly OpenApiOperation[]>,
  ) {
    this.#contract = contract;
    this.#references = references;
    this.#operations = operations;
  }

  plan(template: string): PathPlan {
    const operation = this.#readOperation(template);
    const media = operation === undefined ? undefined : successMedia(operation);
    const parameters = operation === undefined ? [] : knownParameters(operation, this.#references);
    const below = memberTemplate(template, this.#operations.keys());
    const shape = this.#shapeOf(template, media, parameters, below);
    const wrapper = shape === undefined ? wrapperIn(media?.schema, this.#references) : undefined;
    const schema = shape === undefined ? (wrapper?.schema ?? media?.schema) : shape.member;
    const schemaName = nameOf(schema);
    const variables = new Set(variablesOf(template));
    return {
      template,
      get: media === undefined ? undefined : operation,
      shape,
      wrapper: wrapper?.key,
      schema,
      schemaName,
      members: shape === undefined ? undefined : (below ?? this.homeTemplate(schemaName, variables)),
      hasChildren: shape !== undefined && below !== undefined,
      parameters,
      examples: unwrappedExamples(media, wrapper?.key),
      ...this.#ownership(template, schemaName),
    };
  }

  #readOperation(template: string): OpenApiOperation | undefined {
    return this.#operations.get(template)?.find(({ method }) => method === 'GET');
  }

  /** The shape of the template's collection. `below`: the template of members below it, if any. */
  #shapeOf(
    template: string,
    media: MediaType | undefined,
    parameters: readonly KnownParameter[],
    below: string | undefined,
  ): CollectionShape | undefined {
    if (media === undefined) return undefined;
    const isPaged =
      below !== undefined || parameters.some(({ role }) => ['page', 'size', 'offset', 'cursor'].includes(role));
    const endsInVariable = lastVariable(template) !== undefined;
    return collectionShape(media.schema, this.#references, { isPaged, endsInVariable });
  }

  #ownership(template: string, schemaName: string | undefined): Pick<PathPlan, 'ownerSchemas' | 'backLink'> {
    const owner = this.#ownerOf(template);
    if (owner === undefined) return { ownerSchemas: [], backLink: undefined };
    return { ownerSchemas: owner.schemas, backLink: this.#backLink(schemaName, owner) };
  }

  /** A template whose GET returns the component: of several, the one that shares the most variables. */
  homeTemplate(schemaName: string | undefined, variables: ReadonlySet<string>): string | undefined {
    const homes = schemaName === undefined ? [] : (this.#allHomes().get(schemaName) ?? []);
    const shared = (template: string): number => variablesOf(template).filter((name) => variables.has(name)).length;
    return homes.toSorted((a, b) => shared(b) - shared(a))[0];
  }

  #allHomes(): ReadonlyMap<string, readonly string[]> {
    if (this.#homes !== undefined) return this.#homes;
    const homes = new Map<string, string[]>();
    for (const [template, operations] of this.#operations) {
      const operation = operations.find(({ method }) => method === 'GET');
      const name =
        operation === undefined || lastVariable(template) === undefined
          ? undefined
          : nameOf(resourceSchema(operation, this.#references));
      if (name !== undefined) homes.set(name, [...(homes.get(name) ?? []), template]);
    }
    return (this.#homes = homes);
  }

  /** The class of the resource that links to the template. */
  #ownerOf(template: string): Class | undefined {
    const subject = this.#contract.openapi.pathItems.find(({ path }) => path === template)?.subject;
    return subject?.kind === 'link' ? this.#class(subject.class) : undefined;
  }

  #class(iri: string | undefined): Class | undefined {
    return this.#contract.hydra.classes.find((each) => each.iri === iri);
  }

  #backLink(member: string | undefined, owner: Class): string | undefined {
    const schema = this.#contract.openapi.schemas.find(({ name }) => name === member);
    const properties = this.#class(schema?.class)?.properties ?? [];
    return properties.find(({ link, range }) => link !== undefined && range.includes(owner.iri))?.key;
  }
}

/** The examples of a body, without its wrapper. */
function unwrappedExamples(media: MediaType | undefined, wrapper: string | undefined): readonly Example[] {
  const examples = media?.examples ?? [];
  return examples.map((example) => ({ ...example, value: unwrap(example.value, wrapper) ?? example.value }));
}

/** The schema of the resource that an operation returns, without its wrapper. */
export function resourceSchema(operation: OpenApiOperation, references: References): Schema | undefined {
  const schema = successMedia(operation)?.schema;
  return wrapperIn(schema, references)?.schema ?? schema;
}

/** A success status as a number: `2XX` and `default` mean 200. */
export function statusNumber(status: string): number {
  return /^\d{3}$/.test(status) ? Number(status) : 200;
}

/** The members in the body of a collection. */
export function membersIn(body: Json, shape: CollectionShape): readonly JsonObject[] {
  const list = shape.members === undefined ? body : get(body, shape.members);
  return isArray(list) ? list.filter(isObject) : [];
}

/** Whether a resource is neither a collection nor a member of one, such as the queue of a customer. */
export function isSingleton({ shape, template }: PathPlan): boolean {
  return shape === undefined && lastVariable(template) === undefined;
}
