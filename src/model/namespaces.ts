/** Well-known namespaces, and the parts of IRIs: prefix, namespace, local name. */
export const HYDRA = 'http://www.w3.org/ns/hydra/core#';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const OWL = 'http://www.w3.org/2002/07/owl#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';
export const VS = 'http://www.w3.org/2003/06/sw-vocab-status/ns#';
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const FOAF = 'http://xmlns.com/foaf/0.1/';

/** The namespaces that every contract knows, by the prefix that pages print. */
export const WELL_KNOWN: ReadonlyMap<string, string> = new Map([
  ['hydra', HYDRA],
  ['rdf', RDF],
  ['rdfs', RDFS],
  ['owl', OWL],
  ['xsd', XSD],
]);

/** The compact form of an IRI, such as `vocab:Batch`, by the longest namespace that matches; the IRI itself if none does. */
export function compactIri(iri: string, prefixes: ReadonlyMap<string, string>): string {
  let best: [string, string] | undefined;
  for (const entry of prefixes)
    if (iri.startsWith(entry[1]) && iri !== entry[1] && entry[1].length > (best?.[1].length ?? 0)) best = entry;
  return best === undefined ? iri : `${best[0]}:${iri.slice(best[1].length)}`;
}

/** The IRI that a compact IRI stands for; any other text is returned unchanged. */
export function expandIri(compact: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = compact.indexOf(':');
  const namespace =
    colon < 0 || compact.startsWith('//', colon + 1) ? undefined : prefixes.get(compact.slice(0, colon));
  return namespace === undefined ? compact : namespace + compact.slice(colon + 1);
}

/** The part of an IRI after its last `#`, `/` or `:`. */
export function localName(iri: string): string {
  let end = iri.length;
  while (end > 0 && (iri[end - 1] === '#' || iri[end - 1] === '/')) end -= 1;
  const start = Math.max(iri.lastIndexOf('#', end - 1), iri.lastIndexOf('/', end - 1), iri.lastIndexOf(':', end - 1));
  return iri.slice(start + 1, end);
}

/** The namespace of an IRI: the part before its {@link localName}. */
export function namespaceOf(iri: string): string {
  return iri.slice(0, iri.length - localName(iri).length);
}
