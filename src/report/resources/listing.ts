/** The resource map as plain rows and records, for every way of printing it. */
import { confidenceOf } from '../../resources/evidence.js';
import type { Confidence, Fact } from '../../resources/evidence.js';
import type { Collection, Resource, ResourceMap } from '../../resources/resource.js';

/** One fact as it is printed. */
export interface FactRow {
  /** What is known: `identity batch`, `collection`, `parameter page`. */
  readonly fact: string;
  readonly value: string;
  readonly evidence: string;
  readonly confidence: Confidence;
  readonly reason: string;
  readonly pointer?: string;
}

/** One resource as it is printed. */
export interface ResourceListing {
  readonly id: string;
  readonly facts: readonly FactRow[];
}

/** Every resource with its facts. */
export function listResources({ resources }: ResourceMap): readonly ResourceListing[] {
  return resources.map((resource) => ({ id: resource.id, facts: factsOf(resource) }));
}

function factsOf(resource: Resource): FactRow[] {
  return [
    row('name', resource.name),
    row('class', resource.class),
    row(resource.isSingle ? 'single resource' : 'item', resource.item),
    row('wrapper', resource.wrapper),
    row('address', resource.address),
    ...rows('identity', resource.identity),
    ...(resource.collection === undefined ? [] : collectionRows(resource.collection)),
    ...rows('operation', resource.operations, ({ id }) => id),
    ...resource.actions.map((action) => row('action', action, ({ id }) => id)),
    row('parent', resource.parent),
    row('back link', resource.backLink),
    row('PUT creates', resource.putCreates, (value) => (value ? 'yes' : 'no')),
  ].filter((each) => each !== undefined);
}

function collectionRows({ template, members, numbers, links, parameters }: Collection): (FactRow | undefined)[] {
  return [
    row('collection', template),
    row('members', members, (place) => (place === '' ? 'the body' : place)),
    ...rows('number', numbers),
    ...rows('link', links),
    ...rows('parameter', parameters),
  ];
}

function rows<T>(
  name: string,
  facts: ReadonlyMap<string, Fact<T>>,
  show?: (value: T) => string,
): (FactRow | undefined)[] {
  return [...facts].map(([key, each]) => row(`${name} ${key}`, each, show));
}

function row<T>(name: string, fact: Fact<T> | undefined, show: (value: T) => string = String): FactRow | undefined {
  if (fact === undefined) return undefined;
  const { kind, reason, pointer } = fact.evidence;
  return {
    fact: name,
    value: show(fact.value),
    evidence: kind,
    confidence: confidenceOf(fact.evidence),
    reason,
    ...(pointer === undefined ? {} : { pointer }),
  };
}
