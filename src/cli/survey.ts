/** Looks through a folder for what contracts are made of. */
import { open } from 'node:fs/promises';
import { basename, dirname, posix } from 'node:path';
import { glob } from './glob.js';

/** What a folder holds. Paths are relative to it, with `/`. */
export interface Survey {
  /** Entry documents of OpenAPI Descriptions. */
  readonly descriptions: readonly string[];
  /** ApiDocumentations. */
  readonly vocabularies: readonly string[];
}

/** What `init` proposes for one API. */
export interface Proposal {
  readonly name: string;
  readonly root?: string;
  readonly vocabulary?: string;
}

/** The head of a file tells what it is; more than this (bytes) is not read. */
const HEAD = 64 * 1024;

/** Finds descriptions and vocabularies by what they say, not by their names. */
export async function survey(folder: string): Promise<Survey> {
  const files = (await glob('**/*.{yaml,yml,json,jsonld}', folder)).filter((file) => !isElsewhere(file));
  const kinds = await Promise.all(
    files.map(async (file) => [file, kindOf(await head(posix.join(folder, file)))] as const),
  );
  const having = (kind: Kind) => kinds.filter(([, other]) => other === kind).map(([file]) => file);
  return { descriptions: having('description'), vocabularies: having('vocabulary') };
}

/** Pairs each description with the vocabulary nearest to it, and names the pairs by their folders: `dlcs@2023`. */
export function proposals({ descriptions, vocabularies }: Survey): readonly Proposal[] {
  const free = new Set(vocabularies);
  const paired = descriptions.map((root): Proposal => {
    const vocabulary = nearestTo(root, [...free], descriptions.length === 1);
    if (vocabulary !== undefined) free.delete(vocabulary);
    return { name: nameOf(root), root, ...(vocabulary === undefined ? {} : { vocabulary }) };
  });
  const alone = [...free].map((vocabulary): Proposal => ({ name: nameOf(vocabulary), vocabulary }));
  return distinct([...paired, ...alone]);
}

type Kind = 'description' | 'vocabulary' | 'other';

function kindOf(text: string): Kind {
  if (
    /^(\s*\{)?[^{}[\]]*["']?openapi["']?\s*:\s*["']?3\./.test(text) ||
    /^["']?openapi["']?\s*:\s*["']?3\./m.test(text)
  ) {
    return 'description';
  }
  const isJson = /^\ufeff?\s*[{[]/.test(text);
  return isJson && /"@type"\s*:\s*(\[[^\]]*)?"[^"]*ApiDocumentation"/.test(text) ? 'vocabulary' : 'other';
}

// What was generated or belongs to others is no source.
function isElsewhere(file: string): boolean {
  return file
    .split('/')
    .some((part) => part.startsWith('.') || ['dist', 'build', 'coverage', 'generated', 'vendor'].includes(part));
}

async function head(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The vocabulary that shares most of the path, folders of other names for the same thing aside. */
function nearestTo(root: string, candidates: readonly string[], only: boolean): string | undefined {
  const words = new Set(dirname(root).split('/'));
  const shared = (file: string) =>
    dirname(file)
      .split('/')
      .filter((word) => words.has(word)).length;
  const [best] = candidates.toSorted((a, b) => shared(b) - shared(a));
  if (best === undefined) return undefined;
  return shared(best) > 0 || (only && candidates.length === 1) ? best : undefined;
}

// Redocly's own habit: name@version.
function nameOf(file: string): string {
  const plain = /^(spec|specs|api|apis|openapi|vocab|docs|src|\.)$/;
  const folders = dirname(file)
    .split('/')
    .filter((part) => !plain.test(part));
  const [edition, system] = folders.toReversed();
  if (edition !== undefined && system !== undefined) return `${system}@${edition}`;
  return edition ?? basename(file).replace(/\.[^.]+$/, '');
}

function distinct(found: readonly Proposal[]): readonly Proposal[] {
  const counts = new Map<string, number>();
  return found.map((proposal) => {
    const count = (counts.get(proposal.name) ?? 0) + 1;
    counts.set(proposal.name, count);
    return count === 1 ? proposal : { ...proposal, name: `${proposal.name}-${count}` };
  });
}
