/** The namespaces that every contract knows, by the prefix under which pages print them. */
export const HYDRA = 'http://www.w3.org/ns/hydra/core#';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const OWL = 'http://www.w3.org/2002/07/owl#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';
export const VS = 'http://www.w3.org/2003/06/sw-vocab-status/ns#';
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const FOAF = 'http://xmlns.com/foaf/0.1/';

export const WELL_KNOWN: ReadonlyMap<string, string> = new Map([
  ['hydra', HYDRA],
  ['rdf', RDF],
  ['rdfs', RDFS],
  ['owl', OWL],
  ['xsd', XSD],
]);

/** `vocab:Batch` for an IRI in a known namespace, longest namespace first; the IRI itself otherwise. */
export function compactIri(iri: string, prefixes: ReadonlyMap<string, string>): string {
  let best: [string, string] | undefined;
  for (const entry of prefixes)
    if (iri.startsWith(entry[1]) && iri !== entry[1] && entry[1].length > (best?.[1].length ?? 0)) best = entry;
  return best === undefined ? iri : `${best[0]}:${iri.slice(best[1].length)}`;
}

/** The IRI that a compact IRI stands for; anything else comes back as it is. */
export function expandIri(compact: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = compact.indexOf(':');
  const namespace =
    colon < 0 || compact.startsWith('//', colon + 1) ? undefined : prefixes.get(compact.slice(0, colon));
  return namespace === undefined ? compact : namespace + compact.slice(colon + 1);
}

/** What follows the last `#`, `/` or `:` of an IRI. */
export function localName(iri: string): string {
  let end = iri.length;
  while (end > 0 && (iri[end - 1] === '#' || iri[end - 1] === '/')) end -= 1;
  const start = Math.max(iri.lastIndexOf('#', end - 1), iri.lastIndexOf('/', end - 1), iri.lastIndexOf(':', end - 1));
  return iri.slice(start + 1, end);
}

/** An IRI's namespace: everything before its {@link localName}. */
export function namespaceOf(iri: string): string {
  return iri.slice(0, iri.length - localName(iri).length);
}
