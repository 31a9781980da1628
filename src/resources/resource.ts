/** The resource map: what resources a contract has, and how each fact about them is known. Types only. */
import type { Finding } from '../finding.js';
import type { OpenApiOperation, Schema } from '../model/contract.js';
import type { Fact } from './evidence.js';
import type { ParameterRole } from '../model/parameter-roles.js';

/** What a path template is for. */
export type PathRole = 'item' | 'collection' | 'single' | 'action';

/** What an operation does to its resource; any other operation is an action. */
export type OperationRole = 'create' | 'list' | 'read' | 'replace' | 'patch' | 'remove';

/** A link between the pages of a collection. */
export type PageRelation = 'next' | 'previous' | 'first' | 'last' | 'self';

/** A number that a collection's body states. */
export type PageNumber = 'total' | 'pageSize' | 'page' | 'totalPages' | 'offset';

/** A kind of resource: an item with its collection, or a resource of which there is one. */
export interface Resource {
  /** Unique in a map: the item template, else the collection's or the single resource's. */
  readonly id: string;
  readonly name: Fact<string>;
  /** The IRI of its class. */
  readonly class: Fact<string> | undefined;
  /** The path template of one of them, or of the only one. */
  readonly item: Fact<string> | undefined;
  /** Whether there is only one: its template has no variable of its own. */
  readonly isSingle: boolean;
  /** The schema of its representation, out of any wrapper. */
  readonly schema: Schema | undefined;
  /** The key under which bodies hold the representation, as `{ "data": { … } }` does. */
  readonly wrapper: Fact<string> | undefined;
  /** The property that holds the address of the representation itself, such as `@id`: a JSON Pointer into it. */
  readonly address: Fact<string> | undefined;
  /** Which property holds which variable of {@link item}: variable to JSON Pointer into the representation. */
  readonly identity: ReadonlyMap<string, Fact<string>>;
  readonly collection: Collection | undefined;
  readonly operations: ReadonlyMap<OperationRole, Fact<OpenApiOperation>>;
  /** Operations with no other role, at its paths or below them. */
  readonly actions: readonly Fact<OpenApiOperation>[];
  /** The id of the resource that it lies below. */
  readonly parent: Fact<string> | undefined;
  /** The property that leads to the parent: a JSON Pointer into the representation. */
  readonly backLink: Fact<string> | undefined;
  /** Whether PUT to an address where there is nothing creates the resource. */
  readonly putCreates: Fact<boolean> | undefined;
}

/** Where and how resources of a kind are listed. */
export interface Collection {
  readonly template: Fact<string>;
  /** Where the members are in a body: a JSON Pointer; the empty string if the body is the list. */
  readonly members: Fact<string> | undefined;
  /** The schema of a member. */
  readonly memberSchema: Schema | undefined;
  /** Numbers of a body by what they mean: JSON Pointers into it. */
  readonly numbers: ReadonlyMap<PageNumber, Fact<string>>;
  /** Links to other pages: JSON Pointers into a body. */
  readonly links: ReadonlyMap<PageRelation, Fact<string>>;
  /** Query parameters of the list by name. */
  readonly parameters: ReadonlyMap<string, Fact<ParameterRole>>;
}

/** What a path template is for, and for which resource. */
export interface PathUse {
  readonly resource: Resource;
  readonly role: Fact<PathRole>;
}

/** The resources of a contract. */
export interface ResourceMap {
  /** In the order of the path templates. */
  readonly resources: readonly Resource[];
  /** What a path template is for; undefined if it is not a template of the contract. */
  at(template: string): PathUse | undefined;
  /** The resource with that id. */
  resource(id: string): Resource | undefined;
  /** What is wrong with the overrides: `resource-override`. */
  readonly findings: readonly Finding[];
}
