import { getString } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { defineCheck } from '../check.js';
import { about, compact } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { fitsRange, valueAlternatives, wantedBy } from '../support/targets.js';
import { list } from '../support/phrases.js';

export const propertyRange = defineCheck({
  id: 'property-range',
  title: 'Ranges match the type and format of the schema',
  severity: 'error',
  source: 'RDF Schema §3.1 (range); XML Schema 1.1 Part 2 §3; JSON Schema 2020-12 Validation §6.1, §7.3',
  run: ({ contract }) =>
    propertyPairs(contract).flatMap(({ class: owner, property, schema, named }) => {
      const { range, link } = property;
      if (range.length === 0 && link !== undefined) return [];
      const misfits = valueAlternatives(contract, schema.schema).filter(
        (each) => !range.some((iri) => fitsRange(contract, property, iri, each)),
      );
      return misfits.slice(0, 1).map((misfit) => ({
        message: `${owner.compact} ${property.key}: ${range.length === 0 ? 'there is no range' : `the range is ${list(range.map((iri) => compact(contract, iri)))}`}, but the schema ${named.name} declares ${describe(misfit)}.`,
        ...inOpenApi(contract, schema.pointer, property.pointer),
        about: about(contract, property.iri),
        hint:
          range[0] === undefined ? 'Add an rdfs:range.' : `Make the schema ${wantedBy(range[0])}, or change the range.`,
      }));
    }),
});

/** An alternative in messages: `string (date-time)`, `integer, minimum 0`. */
function describe(schema: JsonObject): string {
  const type = getString(schema, 'type') ?? 'anything';
  const format = getString(schema, 'format') ?? getString(schema, 'contentEncoding');
  const bounds = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'].filter(
    (key) => typeof schema[key] === 'number',
  );
  return [
    format === undefined ? type : `${type} (${format})`,
    ...bounds.map((key) => `${key} ${String(schema[key])}`),
  ].join(', ');
}
