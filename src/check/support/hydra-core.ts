/** The Hydra Core vocabulary as data, and the terms of earlier drafts. */
import { HYDRA } from '../../model/namespaces.js';

let known: Promise<ReadonlySet<string>> | undefined;

/** The local names of all terms that Hydra Core defines, from the published vocabulary. */
export function hydraTerms(): Promise<ReadonlySet<string>> {
  known ??= readTerms();
  return known;
}

async function readTerms(): Promise<ReadonlySet<string>> {
  const { default: vocabulary } = await import('@vocabulary/hydra');
  const subjects = vocabulary({ factory: FACTORY as never }).map(({ subject }) => subject.value);
  return new Set(subjects.filter((iri) => iri.startsWith(HYDRA)).map((iri) => iri.slice(HYDRA.length)));
}

/** The part of an RDF/JS DataFactory that is needed to read the subjects. */
const FACTORY = {
  namedNode: (value: string) => ({ value }),
  literal: (value: string) => ({ value }),
  blankNode: (value: string) => ({ value }),
  quad: (subject: { readonly value: string }) => ({ subject }),
};

/** Whether an IRI is in the Hydra namespace but is not a term, past or present. */
export function isUndefinedInHydra(iri: string, terms: ReadonlySet<string>): boolean {
  const name = iri.slice(HYDRA.length);
  return iri.startsWith(HYDRA) && !terms.has(name) && !LEGACY.has(name);
}

/** What replaces a term that Hydra dropped. */
export interface Successor {
  /** The replacement in messages; undefined if there is none. */
  readonly successor?: string;
  /** The new local name, if renaming is sufficient. */
  readonly rename?: string;
  /** Whether the meaning is negated: `true` becomes `false`. */
  readonly inverts?: boolean;
  /** For a class: the IRIs of the types that now mean the same. */
  readonly types?: readonly string[];
}

/** How to replace a term, as a clause of a hint. */
export function replacement({ successor }: Successor): string {
  return successor === undefined ? 'remove it, since Hydra has no replacement' : `use ${successor} instead`;
}

/** Terms of earlier drafts that are still in use. */
export const LEGACY: ReadonlyMap<string, Successor> = new Map<string, Successor>([
  ['readonly', { successor: 'writable: false', rename: 'writable', inverts: true }],
  ['writeonly', { successor: 'readable: false', rename: 'readable', inverts: true }],
  ['readOnly', { successor: 'writable: false', rename: 'writable', inverts: true }],
  ['writeOnly', { successor: 'readable: false', rename: 'readable', inverts: true }],
  ['writeable', { successor: 'writable', rename: 'writable' }],
  ['statusCodes', { successor: 'possibleStatus', rename: 'possibleStatus' }],
  ['StatusCodeDescription', { successor: 'Status', types: [`${HYDRA}Status`] }],
  ['code', { successor: 'statusCode', rename: 'statusCode' }],
  ['PagedCollection', { successor: 'Collection with a PartialCollectionView' }],
  ['firstPage', { successor: 'first on the PartialCollectionView' }],
  ['nextPage', { successor: 'next on the PartialCollectionView' }],
  ['previousPage', { successor: 'previous on the PartialCollectionView' }],
  ['lastPage', { successor: 'last on the PartialCollectionView' }],
  ['itemsPerPage', {}],
  ['manages', { successor: 'memberAssertion', rename: 'memberAssertion' }],
  [
    'CreateResourceOperation',
    { successor: 'Operation and schema:CreateAction', types: [`${HYDRA}Operation`, 'http://schema.org/CreateAction'] },
  ],
  [
    'ReplaceResourceOperation',
    { successor: 'Operation and schema:UpdateAction', types: [`${HYDRA}Operation`, 'http://schema.org/UpdateAction'] },
  ],
  [
    'DeleteResourceOperation',
    { successor: 'Operation and schema:DeleteAction', types: [`${HYDRA}Operation`, 'http://schema.org/DeleteAction'] },
  ],
]);
