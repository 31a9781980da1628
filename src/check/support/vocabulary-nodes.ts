/** The nodes of expanded JSON-LD, and the IRIs that the ApiDocumentation uses. */
import type { Contract } from '../../model/contract.js';
import { get, isArray, isObject, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { idOf, placeOf, typesOf } from '../../model/nodes.js';

/** How an IRI is used. */
export type Role = 'property' | 'type' | 'value';

export interface Use {
  readonly iri: string;
  readonly role: Role;
  /** The node that contains it. */
  readonly node: JsonObject;
  /** Pointer of the node in the document. */
  readonly pointer: string;
  /** For a value: its property. */
  readonly via?: string;
}

/** Every node object of the expanded ApiDocumentation, outer before inner. */
export function allNodes(contract: Contract): Generator<JsonObject> {
  return nodesIn(contract.hydra.expanded);
}

/** Every node object of expanded JSON-LD, outer before inner. */
export function* nodesIn(expanded: readonly JsonObject[]): Generator<JsonObject> {
  const stack: Json[] = [...expanded].toReversed();
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isArray(value)) stack.push(...value.toReversed());
    else if (isObject(value) && !Object.hasOwn(value, '@value')) {
      if (!Object.hasOwn(value, '@list')) yield value;
      stack.push(...membersOf(value).toReversed());
    }
  }
}

function membersOf(node: JsonObject): Json[] {
  return Object.values(node).filter((member): member is Json => typeof member === 'object' && member !== null);
}

/** Every IRI that the document uses as a property, a type or a value. */
export function* uses(contract: Contract): Generator<Use> {
  for (const node of allNodes(contract)) {
    const pointer = placeOf(node);
    for (const type of typesOf(node)) yield { iri: type, role: 'type', node, pointer };
    for (const [key, member] of Object.entries(node)) {
      if (key.startsWith('@') || member === undefined) continue;
      yield { iri: key, role: 'property', node, pointer };
      for (const iri of references(member)) yield { iri, role: 'value', node, pointer, via: key };
    }
  }
}

/** The IRIs that a member refers to without describing them. */
function references(member: Json): string[] {
  const items = listOf(member).flatMap((item) => {
    const list = get(item, '@list');
    return isArray(list) ? list : [item];
  });
  return items.flatMap((item) =>
    isObject(item) && Object.keys(item).every((key) => key === '@id' || key === '@index') ? (idOf(item) ?? []) : [],
  );
}

/** The nodes of the given types. */
export function nodesOfType(contract: Contract, ...types: readonly string[]): JsonObject[] {
  return [...allNodes(contract)].filter((node) => typesOf(node).some((type) => types.includes(type)));
}

/** The values of a property of an expanded node. */
export function valuesOf(node: JsonObject, property: string): readonly Json[] {
  return listOf(get(node, property));
}
