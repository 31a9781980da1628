/** The Hydra Core vocabulary as data, and the terms that went out of it. */
import { HYDRA } from '../../model/namespaces.js';

let known: Promise<ReadonlySet<string>> | undefined;

/** The local names of every term that Hydra Core defines, from the published vocabulary. */
export function hydraTerms(): Promise<ReadonlySet<string>> {
  known ??= readTerms();
  return known;
}

async function readTerms(): Promise<ReadonlySet<string>> {
  const { default: vocabulary } = await import('@vocabulary/hydra');
  const subjects = vocabulary({ factory: FACTORY as never }).map(({ subject }) => subject.value);
  return new Set(subjects.filter((iri) => iri.startsWith(HYDRA)).map((iri) => iri.slice(HYDRA.length)));
}

/** As much of an RDF/JS DataFactory as it takes to see the subjects. */
const FACTORY = {
  namedNode: (value: string) => ({ value }),
  literal: (value: string) => ({ value }),
  blankNode: (value: string) => ({ value }),
  quad: (subject: { readonly value: string }) => ({ subject }),
};

/** What takes the place of a term that Hydra dropped. */
export interface Successor {
  /** For people. */
  readonly successor: string;
  /** The new local name, where renaming is all there is to do. */
  readonly rename?: string;
  /** The meaning is turned round: `true` becomes `false`. */
  readonly inverts?: boolean;
  /** For a class: the IRIs of the types that say the same now. */
  readonly types?: readonly string[];
}

/** Terms of earlier drafts that are still in the wild. */
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
  ['firstPage', { successor: 'first, on the PartialCollectionView' }],
  ['nextPage', { successor: 'next, on the PartialCollectionView' }],
  ['previousPage', { successor: 'previous, on the PartialCollectionView' }],
  ['lastPage', { successor: 'last, on the PartialCollectionView' }],
  ['itemsPerPage', { successor: 'nothing: Hydra has no such term any more' }],
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
