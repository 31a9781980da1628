import type { Contract } from '../../model/contract.js';
import { HYDRA, OWL, RDF, RDFS, XSD } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { eachDefinition } from '../support/definitions.js';
import { inContext, inHydra } from '../support/places.js';
import { uses } from '../support/vocabulary-nodes.js';
import { quote } from '../support/phrases.js';

/** Namespaces with a pattern for their misspelled forms: another scheme, or a missing or different last character. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?w3\.org\/ns\/hydra(?:\/core)?[#/]?(?=$|[A-Za-z]+$)/, HYDRA],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/02\/22-rdf-syntax-ns[#/]?(?=$|[A-Za-z]+$)/, RDF],
  [/^https?:\/\/(?:www\.)?w3\.org\/2000\/01\/rdf-schema[#/]?(?=$|[A-Za-z]+$)/, RDFS],
  [/^https?:\/\/(?:www\.)?w3\.org\/2002\/07\/owl[#/]?(?=$|[A-Za-z]+$)/, OWL],
  [/^https?:\/\/(?:www\.)?w3\.org\/2001\/XMLSchema[#/]?(?=$|[A-Za-z]+$)/, XSD],
];

export const namespaceSlip = defineCheck({
  id: 'namespace-slip',
  title: 'Namespaces are spelled correctly, prefixes are defined',
  severity: 'error',
  source: 'Hydra Core, namespace; RDF 1.1 Concepts §1.4',
  run: ({ contract }): Report[] => [...inVocabulary(contract), ...inContexts(contract)],
});

function inVocabulary(contract: Contract): Report[] {
  if (contract.hydra.origin === 'derived') return [];
  return [...uses(contract)].flatMap(({ iri, pointer }) =>
    [...slip(iri), ...undefinedPrefix(contract, iri)].map((report) => ({ ...report, ...inHydra(contract, pointer) })),
  );
}

/** Prefixes that are often used without a definition. */
const FAMILIAR = ['schema', 'foaf', 'skos', 'dc', 'dcterms', 'vs'];

/** A compact IRI that expansion did not change: for JSON-LD, it is an IRI with a scheme of that name. */
function undefinedPrefix({ hydra }: Contract, iri: string): Report[] {
  const [, prefix] = /^([A-Za-z][\w.-]*):(?!\/\/)/.exec(iri) ?? [];
  if (prefix === undefined || !(FAMILIAR.includes(prefix) || hydra.prefixes.has(prefix))) return [];
  return [
    {
      message: `${quote(iri)} is not expanded: the context of the document does not define the prefix "${prefix}".`,
      about: [iri],
      hint: `Define "${prefix}" in the context, or write the full IRI.`,
    },
  ];
}

function inContexts(contract: Contract): Report[] {
  return [...eachDefinition(contract)].flatMap(({ context, id, pointer }) =>
    id === undefined ? [] : slip(id).map((report) => ({ ...report, ...inContext(context, pointer) })),
  );
}

function slip(iri: string): Report[] {
  for (const [pattern, namespace] of SLIPS) {
    const found = pattern.exec(iri)?.[0];
    if (found === undefined || found === namespace || iri === namespace.slice(0, -1)) continue;
    return [
      {
        message: `${iri} resembles the namespace ${namespace}, but is not in it: IRIs are compared character by character.`,
        about: [iri],
        hint: `Write ${namespace}${iri.slice(found.length)}.`,
      },
    ];
  }
  return [];
}
