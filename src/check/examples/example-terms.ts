import type { Contract } from '../../model/contract.js';
import type { JsonObject } from '../../model/json.js';
import { placeOf, typesOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { allProperties, classOf } from '../support/classes.js';
import { exampleName } from '../support/examples.js';
import type { Sample } from '../support/examples.js';
import { hydraTerms, isUndefinedInHydra } from '../support/hydra-core.js';
import { expandSample, jsonLdSamples, placeIn } from '../support/json-ld-examples.js';
import { about, compact, isOwn, ownNamespaces } from '../support/names.js';
import { list } from '../support/phrases.js';
import { nodesIn } from '../support/vocabulary-nodes.js';

export const exampleTerms = defineCheck({
  id: 'example-terms',
  title: 'Examples use only declared classes and properties',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1; Hydra Core, hydra:supportedClass and hydra:supportedProperty',
  run: async ({ contract }) => {
    if (contract.hydra.origin === 'derived') return [];
    const known: Known = { contract, namespaces: ownNamespaces(contract), hydra: await hydraTerms() };
    const reports: Report[] = [];
    for (const sample of jsonLdSamples(contract)) {
      const { nodes } = await expandSample(contract, sample);
      for (const node of nodesIn(nodes))
        reports.push(...faultsOf(known, node).map((fault) => toReport(contract, sample, node, fault)));
    }
    return reports;
  },
});

/** The terms that an example may use. */
interface Known {
  readonly contract: Contract;
  /** The contract's own namespaces. */
  readonly namespaces: ReadonlySet<string>;
  /** The local names of the terms of Hydra. */
  readonly hydra: ReadonlySet<string>;
}

interface Fault {
  readonly message: string;
  readonly iri: string;
}

function toReport(contract: Contract, sample: Sample, node: JsonObject, { message, iri }: Fault): Report {
  return {
    message: `${exampleName(sample)}: ${message}.`,
    location: contract.openapi.locate(placeIn(sample, placeOf(node))),
    about: [sample.example.pointer, ...about(contract, iri)],
    hint: 'Correct the context or the example, or declare the term in the vocabulary.',
  };
}

function faultsOf(known: Known, node: JsonObject): Fault[] {
  const types = typesOf(node);
  const properties = Object.keys(node).filter((key) => !key.startsWith('@'));
  return [
    ...undeclaredTypes(known, types),
    ...undefinedInHydra(known, [...types, ...properties]),
    ...unsupported(known, types, properties),
  ];
}

function undeclaredTypes({ contract, namespaces }: Known, types: readonly string[]): Fault[] {
  return types
    .filter((iri) => isOwn(iri, namespaces) && classOf(contract, iri) === undefined)
    .map((iri) => ({ iri, message: `the type ${compact(contract, iri)} is not a class of the vocabulary` }));
}

function undefinedInHydra({ contract, hydra }: Known, iris: readonly string[]): Fault[] {
  return iris
    .filter((iri) => isUndefinedInHydra(iri, hydra))
    .map((iri) => ({ iri, message: `Hydra does not define the term ${compact(contract, iri)}` }));
}

/** Properties of the contract's own namespace that none of the declared classes of a node supports. */
function unsupported(
  { contract, namespaces }: Known,
  types: readonly string[],
  properties: readonly string[],
): Fault[] {
  const declared = types.filter((iri) => classOf(contract, iri) !== undefined);
  if (declared.length === 0) return [];
  const supported = new Set(declared.flatMap((iri) => allProperties(contract, iri).map((property) => property.iri)));
  const names = list(declared.map((iri) => compact(contract, iri)));
  return properties
    .filter((iri) => isOwn(iri, namespaces) && !supported.has(iri))
    .map((iri) => ({ iri, message: `a key maps to ${compact(contract, iri)}, which ${names} does not support` }));
}
