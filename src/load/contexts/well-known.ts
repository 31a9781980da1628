/** The contexts that ship with this project. */
import type { Context } from '../../model/contract.js';
import type { JsonObject } from '../../model/json.js';
import hydra from './hydra.json' with { type: 'json' };

/** The names under which published documents refer to the Hydra context. */
const HYDRA_NAMES = ['context.jsonld', 'core', 'core#'].flatMap((name) => [
  `http://www.w3.org/ns/hydra/${name}`,
  `https://www.w3.org/ns/hydra/${name}`,
]);

/** Contexts that ship with this project, so that documents that name them need no network. */
export const WELL_KNOWN_CONTEXTS: ReadonlyMap<string, Context> = new Map(
  HYDRA_NAMES.map((iri) => [iri, { iri, document: hydra as JsonObject, locate: () => undefined }]),
);
