/**
 * File names for things that documents name: the same in every generator, so that pages can link to pictures.
 */
import type { Contract } from '../src/model/contract.js';

/** Names that an index page or Windows keeps for itself. */
const RESERVED = /^(index|readme|overview|con|prn|aux|nul|com\d|lpt\d)$/;

/** `PartialCollectionView` → `partial-collection-view`: letters, digits and hyphens only, never empty. */
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

/** The name, without extension, of each class's files, by class IRI; unique within the contract. */
export function classFileNames(contract: Pick<Contract, 'hydra'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const unique = uniqueNames();
  for (const { iri, name } of contract.hydra.classes) if (!names.has(iri)) names.set(iri, unique(kebab(name)));
  return names;
}

/** Hands out each name once: a second `batch` becomes `batch-2`. */
export function uniqueNames(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}-${count}`;
    used.add(name);
    return name;
  };
}
