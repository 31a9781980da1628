import type { Contract, SupportedProperty } from '../../model/contract.js';
import { XSD } from '../../model/namespaces.js';
import { expandTerm } from '../../model/terms.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { definitionOf, termsOfSchema } from '../support/contexts.js';
import { about, compact } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inHydra } from '../support/places.js';
import { isClass, isIriString, valueAlternatives } from '../support/targets.js';
import { list } from '../support/phrases.js';

/** Datatypes of native JSON values (JSON-LD 1.1 API §8.6), including plain strings. */
const NATIVE = ['boolean', 'integer', 'double', 'string'].map((name) => XSD + name);

export const contextCoercion = defineCheck({
  id: 'context-coercion',
  title: 'Type coercion in contexts matches the ranges',
  severity: 'error',
  source: 'JSON-LD 1.1 §4.2.3 (type coercion)',
  run: ({ contract }) =>
    propertyPairs(contract).flatMap(({ class: owner, named, property, schema }): Report[] => {
      const terms = termsOfSchema(contract, named);
      if (terms === undefined || expandTerm(property.key, terms) !== property.iri) return [];
      const { type } = definitionOf(terms, property.key);
      const sentAsIri = valueAlternatives(contract, schema.schema).some(isIriString);
      const wanted = wantedTypes(contract, property, sentAsIri);
      if (wanted.length === 0 || wanted.includes(type)) return [];
      return [
        {
          message: `"${property.key}" of ${owner.compact}: ${kindOf(contract, property)}, but the context of ${named.name} sets ${type === undefined ? 'no `@type`' : `\`@type\` ${compact(contract, type)}`}.`,
          ...inHydra(contract, property.pointer, schema.pointer),
          about: about(contract, property.iri),
          hint: `Set \`"@type": "${compact(contract, wanted[0] ?? '')}"\` in the definition of the term${wanted.includes(undefined) ? ', or leave `@type` out' : ''}.`,
        },
      ];
    }),
});

function kindOf(contract: Contract, { range }: SupportedProperty): string {
  return range.length === 0 ? 'it is a link' : `the range is ${list(range.map((iri) => compact(contract, iri)))}`;
}

/** The `@type`s that a term may have for its property; undefined stands for no `@type`. If empty, any `@type` is accepted. */
function wantedTypes(
  contract: Contract,
  { range, link }: SupportedProperty,
  sentAsIri: boolean,
): (string | undefined)[] {
  const iris = ['@id', '@vocab'];
  if (range.length === 0) return link !== undefined && sentAsIri ? iris : [];
  if (!range.every((iri) => iri.startsWith(XSD) || isClass(contract, iri))) return [];
  return range.flatMap((iri): (string | undefined)[] => {
    if (isClass(contract, iri)) return sentAsIri ? iris : [...iris, undefined];
    if (iri === `${XSD}anyURI`) return [iri, ...iris];
    return NATIVE.includes(iri) ? [iri, undefined] : [iri];
  });
}
