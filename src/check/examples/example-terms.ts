import type { Contract } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { placeOf, typesOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { allProperties, classOf } from '../support/classes.js';
import { exampleName } from '../support/examples.js';
import { hydraTerms, LEGACY } from '../support/hydra-core.js';
import { expandSample, jsonLdSamples, placeIn } from '../support/json-ld-examples.js';
import { about, compact, ownNamespaces } from '../support/names.js';
import { list } from '../support/words.js';

export const exampleTerms = defineCheck({
  id: 'example-terms',
  title: 'What an example means by its types and keys is what the vocabulary declares',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1; Hydra Core §4 (supportedClass, supportedProperty)',
  run: async ({ contract }) => {
    if (contract.hydra.origin === 'derived') return [];
    const terms = await hydraTerms();
    const namespaces = [...ownNamespaces(contract)];
    const reports: Report[] = [];
    for (const sample of jsonLdSamples(contract)) {
      const { nodes } = await expandSample(contract, sample);
      for (const node of nodesIn(nodes)) {
        for (const { message, iri } of faults(contract, node, namespaces, terms)) {
          reports.push({
            message: `${exampleName(sample)}: ${message}.`,
            location: contract.openapi.locate(placeIn(sample, placeOf(node))),
            about: [sample.example.pointer, ...about(contract, iri)],
            hint: 'Correct the context or the example, or declare the term in the vocabulary.',
          });
        }
      }
    }
    return reports;
  },
});

function faults(
  contract: Contract,
  node: JsonObject,
  namespaces: readonly string[],
  terms: ReadonlySet<string>,
): { message: string; iri: string }[] {
  const isOwn = (iri: string): boolean => namespaces.some((each) => iri.startsWith(each));
  const types = typesOf(node);
  const declared = types.filter((iri) => classOf(contract, iri) !== undefined);
  const supported = new Set(declared.flatMap((iri) => allProperties(contract, iri).map((property) => property.iri)));
  const names = list(declared.map((iri) => compact(contract, iri)));
  const properties = Object.keys(node).filter((key) => !key.startsWith('@'));
  return [
    ...types
      .filter((iri) => isOwn(iri) && classOf(contract, iri) === undefined)
      .map((iri) => ({ iri, message: `the type ${compact(contract, iri)} is no class of the vocabulary` })),
    ...[...types, ...properties]
      .filter(
        (iri) => iri.startsWith(HYDRA) && !terms.has(iri.slice(HYDRA.length)) && !LEGACY.has(iri.slice(HYDRA.length)),
      )
      .map((iri) => ({ iri, message: `Hydra defines no term ${compact(contract, iri)}` })),
    ...properties
      .filter((iri) => declared.length > 0 && isOwn(iri) && !supported.has(iri))
      .map((iri) => ({ iri, message: `a key means ${compact(contract, iri)}, which ${names} does not support` })),
  ];
}

function* nodesIn(expanded: readonly JsonObject[]): Generator<JsonObject> {
  const stack: Json[] = [...expanded];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isArray(value)) stack.push(...value);
    else if (isObject(value) && get(value, '@value') === undefined) {
      yield value;
      stack.push(
        ...Object.values(value).filter((member): member is Json => typeof member === 'object' && member !== null),
      );
    }
  }
}
