import type { Contract, SupportedProperty } from '../../model/contract.js';
import { get, isObject, listOf, pointer } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { XSD } from '../../model/namespaces.js';
import { isXsdValue } from '../../validate/xsd.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { allProperties } from '../support/classes.js';
import { exampleName, samples } from '../support/examples.js';
import type { Sample } from '../support/examples.js';
import { objectsIn, placeIn } from '../support/json-ld-examples.js';
import { about, compact } from '../support/names.js';
import { schemaClasses } from '../support/schema-classes.js';
import { list, quote } from '../support/phrases.js';

export const exampleLexical = defineCheck({
  id: 'example-lexical',
  title: 'Example values are valid for their XSD datatypes',
  severity: 'error',
  source: 'XML Schema 1.1 Part 2 §3; JSON-LD 1.1 §4.2.1 (typed values are not validated)',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    const classes = schemaClasses(contract);
    return samples(contract)
      .filter(({ body }) => body)
      .flatMap((sample) =>
        [...objectsIn(sample.value)].flatMap(({ value, at }) => {
          const types = [get(value, '@type')]
            .flat()
            .flatMap((type) => (typeof type === 'string' ? (classes.iri(type) ?? []) : []));
          return types
            .flatMap((iri) => allProperties(contract, iri))
            .flatMap((property) =>
              judge(contract, sample, property, get(value, property.key), pointer(at, property.key)),
            );
        }),
      );
  },
});

function judge(
  contract: Contract,
  sample: Sample,
  { iri, range }: SupportedProperty,
  value: Json | undefined,
  at: string,
): Report[] {
  const datatypes = range.filter((each) => each.startsWith(XSD));
  if (value === undefined || value === null || datatypes.length === 0 || datatypes.length < range.length) return [];
  const values = listOf(value);
  const wrong = values.filter(
    (each) => !isObject(each) && each !== null && !datatypes.some((datatype) => isXsdValue(each, datatype)),
  );
  return wrong.slice(0, 1).map((each) => ({
    message: `${exampleName(sample)}: ${quote(typeof each === 'string' ? each : JSON.stringify(each))} is not a valid ${list(datatypes.map((datatype) => compact(contract, datatype))).replace(' and ', ' or ')}.`,
    location: contract.openapi.locate(placeIn(sample, at)),
    about: [sample.example.pointer, ...about(contract, iri)],
    hint: `Correct the value of ${compact(contract, iri)}, or the range of the property.`,
  }));
}
