/** What each path template is for: a collection, a resource, neither; and where its members live. */
import type { Class, Contract, Example, MediaType, OpenApiOperation, Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { isJsonType } from '../http/accept.js';
import { nameOf } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { knownParameters } from './query.js';
import type { KnownParameter } from './query.js';
import { collectionShape } from './collection-shape.js';
import type { CollectionShape } from './collection-shape.js';
import { lastVariable, memberTemplate } from '../http/path-template.js';
import { unwrap, wrapperIn } from './wrapper.js';

export interface PathPlan {
  readonly template: string;
  /** The GET whose success has a JSON body; without it the plan is not remembered. */
  readonly get: OpenApiOperation | undefined;
  /** Set for a collection. */
  readonly shape: CollectionShape | undefined;
  /** The key under which bodies hold the resource, if they are not the resource themselves. */
  readonly wrapper: string | undefined;
  /** The schema of the resource, or of a collection's member, and its name if it is a component. */
  readonly schema: Schema | undefined;
  readonly schemaName: string | undefined;
  /** The template at which members live, if they have places of their own. */
  readonly members: string | undefined;
  /** Members live right below the collection. */
  readonly hasChildren: boolean;
  readonly parameters: readonly KnownParameter[];
  /** Examples of what GET answers. */
  readonly examples: readonly Example[];
  /** Components of the resource that this plan is a link of. */
  readonly ownerSchemas: readonly string[];
  /** The member's property that leads to the resource that this plan is a link of: `batch` for a batch's images. */
  readonly backLink: string | undefined;
}

export interface PathPlans {
  of(template: string): PathPlan;
  /** The plan at which resources of a component live, by its name. */
  homeTemplate(schemaName: string | undefined, variables: ReadonlySet<string>): string | undefined;
  /** Every example of what a GET answers: how the API's collections look when they are paged. */
  readonly examples: readonly JsonObject[];
}

/** Plans a contract; each template is looked at when it is first needed. */
export function planPaths(contract: Contract, references: References): PathPlans {
  const places = new Map<string, PathPlan>();
  const byTemplate = new Map<string, OpenApiOperation[]>();
  for (const operation of contract.openapi.operations) {
    byTemplate.set(operation.path, [...(byTemplate.get(operation.path) ?? []), operation]);
  }
  let examples: readonly JsonObject[] | undefined;
  const planner = new Planner(contract, references, byTemplate);
  return {
    get examples() {
      return (examples ??= gets(contract)
        .flatMap((operation) => successMedia(operation)?.examples ?? [])
        .map(({ value }) => value)
        .filter(isObject));
    },
    homeTemplate: (name, variables) => planner.homeTemplate(name, variables),
    of: (template) => {
      let plan = places.get(template);
      if (plan === undefined) places.set(template, (plan = planner.plan(template)));
      return plan;
    },
  };
}

function gets({ openapi }: Contract): readonly OpenApiOperation[] {
  return openapi.operations.filter(({ method }) => method === 'GET');
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
    const operation = this.#operations.get(template)?.find(({ method }) => method === 'GET');
    const media = operation === undefined ? undefined : successMedia(operation);
    const parameters = operation === undefined ? [] : knownParameters(operation, this.#references);
    const below = memberTemplate(template, this.#operations.keys());
    const isPaged =
      below !== undefined || parameters.some(({ role }) => ['page', 'size', 'offset', 'cursor'].includes(role));
    const hints = { isPaged, endsInVariable: lastVariable(template) !== undefined };
    const shape = media === undefined ? undefined : collectionShape(media.schema, this.#references, hints);
    const owner = this.#ownerOf(template);
    const wrapper = shape === undefined ? wrapperIn(media?.schema, this.#references) : undefined;
    const schema = shape === undefined ? (wrapper?.schema ?? media?.schema) : shape.member;
    const schemaName = nameOf(schema);
    return {
      template,
      get: media === undefined ? undefined : operation,
      shape,
      wrapper: wrapper?.key,
      schema,
      schemaName,
      members: shape === undefined ? undefined : (below ?? this.homeTemplate(schemaName, variablesOf(template))),
      hasChildren: shape !== undefined && below !== undefined,
      parameters,
      examples: (media?.examples ?? []).map((example) => ({
        ...example,
        value: unwrap(example.value, wrapper?.key) ?? example.value,
      })),
      ownerSchemas: owner?.schemas ?? [],
      backLink: owner === undefined ? undefined : this.#backLink(schemaName, owner),
    };
  }

  /** Things of a component live where a GET answers with one: at a path with as many of these variables as can be. */
  homeTemplate(schemaName: string | undefined, variables: ReadonlySet<string>): string | undefined {
    const homes = schemaName === undefined ? [] : (this.#allHomes().get(schemaName) ?? []);
    const shared = (template: string): number =>
      [...variablesOf(template)].filter((name) => variables.has(name)).length;
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

function variablesOf(template: string): Set<string> {
  return new Set([...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
}

/** The JSON body of the lowest declared success. */
export function successMedia(operation: OpenApiOperation): MediaType | undefined {
  return successResponse(operation)?.content.find(({ mediaType }) => isJsonType(mediaType));
}

/** The schema of the resource that an operation answers with, out of its wrapper. */
export function resourceSchema(operation: OpenApiOperation, references: References): Schema | undefined {
  const schema = successMedia(operation)?.schema;
  return wrapperIn(schema, references)?.schema ?? schema;
}

/** The lowest declared success, else `default`. */
export function successResponse({ responses }: OpenApiOperation): OpenApiOperation['responses'][number] | undefined {
  const declared = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return (
    declared.toSorted((a, b) => a.status.localeCompare(b.status))[0] ??
    responses.find(({ status }) => status === 'default')
  );
}

/** A success status as a number: `2XX` and `default` mean 200. */
export function statusNumber(status: string): number {
  return /^\d{3}$/.test(status) ? Number(status) : 200;
}

/** The members in a collection's body. */
export function membersIn(body: Json, shape: CollectionShape): readonly JsonObject[] {
  const list = shape.members === undefined ? body : get(body, shape.members);
  return isArray(list) ? list.filter(isObject) : [];
}

/** Whether a plan is one of its own kind below a resource, like a customer's queue: no collection, no variable at its end. */
export function isSingleton({ shape, template }: PathPlan): boolean {
  return shape === undefined && lastVariable(template) === undefined;
}
