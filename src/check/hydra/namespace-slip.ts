import type { Contract } from '../../model/contract.js';
import { HYDRA, OWL, RDF, RDFS, XSD } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { eachDefinition } from '../support/definitions.js';
import { inHydra } from '../support/places.js';
import { uses } from '../support/vocabulary-nodes.js';
import { quote } from '../support/words.js';

/** Namespaces by a pattern that their misspelt forms share: another scheme, a missing or another last character. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?w3\.org\/ns\/hydra(?:\/core)?[#/]?(?=$|[A-Za-z]+$)/, HYDRA],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/02\/22-rdf-syntax-ns[#/]?(?=$|[A-Za-z]+$)/, RDF],
  [/^https?:\/\/(?:www\.)?w3\.org\/2000\/01\/rdf-schema[#/]?(?=$|[A-Za-z]+$)/, RDFS],
  [/^https?:\/\/(?:www\.)?w3\.org\/2002\/07\/owl[#/]?(?=$|[A-Za-z]+$)/, OWL],
  [/^https?:\/\/(?:www\.)?w3\.org\/2001\/XMLSchema[#/]?(?=$|[A-Za-z]+$)/, XSD],
];

export const namespaceSlip = defineCheck({
  id: 'namespace-slip',
  title: 'The namespaces of Hydra, RDF, OWL and XSD are spelt right, and prefixes in use are defined',
  severity: 'error',
  source: 'Hydra Core §2 (namespace); RDF 1.1 Concepts §1.4',
  run: ({ contract }): Report[] => [...inVocabulary(contract), ...inContexts(contract)],
});

function inVocabulary(contract: Contract): Report[] {
  if (contract.hydra.origin === 'derived') return [];
  return [...uses(contract)].flatMap(({ iri, pointer }) =>
    [...slip(iri), ...undefinedPrefix(contract, iri)].map((report) => ({ ...report, ...inHydra(contract, pointer) })),
  );
}

/** Prefixes that people use from memory. */
const FAMILIAR = ['schema', 'foaf', 'skos', 'dc', 'dcterms', 'vs'];

/** A compact IRI that expansion left as it was: to JSON-LD it is an IRI with a scheme of that name. */
function undefinedPrefix({ hydra }: Contract, iri: string): Report[] {
  const [, prefix] = /^([A-Za-z][\w.-]*):(?!\/\/)/.exec(iri) ?? [];
  if (prefix === undefined || !(FAMILIAR.includes(prefix) || hydra.prefixes.has(prefix))) return [];
  return [
    {
      message: `${quote(iri)} is not expanded: the context of the document has no prefix "${prefix}".`,
      about: [iri],
      hint: `Define "${prefix}" in the context, or write the IRI in full.`,
    },
  ];
}

function inContexts(contract: Contract): Report[] {
  return [...eachDefinition(contract)].flatMap(({ context, id, pointer }) => {
    const location = context.locate(pointer);
    return id === undefined
      ? []
      : slip(id).map((report) => ({ ...report, ...(location === undefined ? {} : { location }) }));
  });
}

function slip(iri: string): Report[] {
  for (const [pattern, namespace] of SLIPS) {
    const found = pattern.exec(iri)?.[0];
    if (found === undefined || found === namespace || iri === namespace.slice(0, -1)) continue;
    return [
      {
        message: `${iri} is not in the namespace ${namespace}: to a machine it is another thing.`,
        about: [iri],
        hint: `Write ${namespace}${iri.slice(found.length)}.`,
      },
    ];
  }
  return [];
}
