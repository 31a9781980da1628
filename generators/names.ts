/** Derives file names from the names in documents, identically for every generator so that pages can link to pictures. */
import type { Contract } from '../src/model/contract.js';

/** Names reserved for index pages or by Windows. */
const RESERVED = /^(index|readme|overview|con|prn|aux|nul|com\d|lpt\d)$/;

/** `PartialCollectionView` becomes `partial-collection-view`: only letters, digits and hyphens, and never empty. */
export function kebab(name: string): string {
  const words = name
    .normalize('NFC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  const joined = words.filter((word) => word !== '').join('-');
  if (joined === '') return 'unnamed';
  return RESERVED.test(joined) ? `${joined}-class` : joined;
}

/** The file names of classes, without extension, by class IRI. They are unique within the contract. */
export function classFileNames(contract: Pick<Contract, 'hydra'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const unique = uniqueNames();
  for (const { iri, name } of contract.hydra.classes) if (!names.has(iri)) names.set(iri, unique(kebab(name)));
  return names;
}

/** Returns a function that makes names unique: a second `batch` becomes `batch-2`. */
export function uniqueNames(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}-${count}`;
    used.add(name);
    return name;
  };
}
