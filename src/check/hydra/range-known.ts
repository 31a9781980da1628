import { datatype } from '../support/ranges.js';
import { WIRE_FORMS } from '../../model/datatypes.js';
import { XSD } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about, compact } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { didYouMean, nearest } from '../support/phrases.js';

export const rangeKnown = defineCheck({
  id: 'range-known',
  title: 'Ranges in the XSD namespace are existing datatypes',
  severity: 'error',
  source: 'XML Schema 1.1 Part 2 §3 (built-in datatypes)',
  run: ({ contract }) =>
    contract.hydra.classes.flatMap((owner) =>
      owner.properties.flatMap(({ iri, range, pointer }) =>
        range
          .filter(
            (each) => contract.hydra.origin === 'authored' && each.startsWith(XSD) && datatype(each) === undefined,
          )
          .map((each): Report => {
            const guess = nearest(each.slice(XSD.length), WIRE_FORMS.keys());
            return {
              message: `${compact(contract, iri)} has the range ${compact(contract, each)}, which is not a datatype of XML Schema that JSON can represent.`,
              ...inHydra(contract, pointer),
              about: about(contract, iri, each),
              hint: didYouMean(guess, 'Use a built-in datatype of XML Schema.', (name) => `xsd:${name}`),
            };
          }),
      ),
    ),
});
