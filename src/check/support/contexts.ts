/** The context of the bodies that a schema describes, and what their keys mean in it. */
import type { Contract, NamedSchema } from '../../model/contract.js';
import { get, getArray, getString, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { expandTerm, termsOf } from '../../model/terms.js';
import type { Terms } from '../../model/terms.js';
import { partsOf, propertiesOf } from './schema.js';

/** The `@context` that a schema fixes for its instances, or undefined if it does not fix one. */
export function contextOf({ openapi }: Contract, { schema, pointer }: NamedSchema): Json | undefined {
  const stated = partsOf(openapi.document, schema, pointer, false)
    .map((part) => get(part.schema, 'x-jsonld-context'))
    .find((value) => value !== undefined);
  if (stated !== undefined) return stated;
  const property = propertiesOf(openapi.document, schema, pointer).get('@context');
  if (property === undefined || !isObject(property.schema)) return undefined;
  return get(property.schema, 'const') ?? getArray(property.schema, 'enum')[0];
}

/** The terms of a schema's instances, including those of type-scoped contexts (JSON-LD 1.1 §4.1.8). */
export function termsOfSchema(contract: Contract, named: NamedSchema): Terms | undefined {
  const context = contextOf(contract, named);
  if (context === undefined) return undefined;
  const terms = termsOf(context, contract.contexts);
  const scoped = typesOn(contract, named)
    .map((type) => get(terms.definitions.get(type), '@context'))
    .filter((each) => each !== undefined);
  return scoped.length === 0 ? terms : termsOf([context, ...scoped], contract.contexts);
}

/** The values that a schema allows for `@type`, as sent on the wire. */
function typesOn({ openapi }: Contract, { schema, pointer }: NamedSchema): string[] {
  const type = propertiesOf(openapi.document, schema, pointer).get('@type')?.schema;
  const stated = isObject(schema) ? getString(schema, 'x-jsonld-type') : undefined;
  return [stated, get(type, 'const'), ...getArray(type, 'enum')].filter((value) => typeof value === 'string');
}

/** Whether a key is a JSON-LD keyword such as `@id`, or an alias of one such as `id`. */
export function isKeyword(contract: Contract, named: NamedSchema, key: string): boolean {
  if (key.startsWith('@')) return true;
  const terms = termsOfSchema(contract, named);
  return terms !== undefined && (expandTerm(key, terms)?.startsWith('@') ?? false);
}

/** How a term's definition types its values: `@type` and `@container`; empty for a simple definition. */
export function definitionOf(
  terms: Terms,
  term: string,
): { readonly type?: string; readonly container: readonly string[] } {
  const definition = terms.definitions.get(term);
  const type = getString(definition, '@type');
  const container = get(definition, '@container');
  const containers = (isArray(container) ? container : [container]).filter(
    (each): each is string => typeof each === 'string',
  );
  return {
    ...(type === undefined ? {} : { type: type.startsWith('@') ? type : (expandTerm(type, terms) ?? type) }),
    container: containers,
  };
}
