/** Surveys a folder for OpenAPI Descriptions, vocabularies and contexts. */
import { open } from 'node:fs/promises';
import { basename, dirname, posix } from 'node:path';
import { glob } from './glob.js';

/** The documents in a folder. Paths are relative to it, with `/`. */
export interface Survey {
  /** Entry documents of OpenAPI Descriptions. */
  readonly descriptions: readonly string[];
  /** ApiDocumentations. */
  readonly vocabularies: readonly string[];
  /** JSON-LD contexts. */
  readonly contexts: readonly string[];
  /** The IRIs of the contexts that the bodies of each description name. */
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** The configuration that `init` proposes for one API. */
export interface Proposal {
  readonly name: string;
  readonly root?: string;
  readonly vocabulary?: string;
  /** Context files by the IRIs that bodies name. */
  readonly contexts?: Readonly<Record<string, string>>;
}

/** The start of a file identifies it; no more than this many bytes are read. */
const HEAD = 1024 * 1024;

/** Finds descriptions and vocabularies by their content, not by their names. */
export async function survey(folder: string): Promise<Survey> {
  const files = (await glob('**/*.{yaml,yml,json,jsonld}', folder)).filter((file) => !isElsewhere(file));
  const read = await Promise.all(files.map(async (file) => [file, await head(posix.join(folder, file))] as const));
  const having = (kind: Kind) => read.filter(([, text]) => kindOf(text) === kind);
  return {
    descriptions: having('description').map(([file]) => file),
    vocabularies: having('vocabulary').map(([file]) => file),
    contexts: having('context').map(([file]) => file),
    named: new Map(having('description').map(([file, text]) => [file, namedContexts(text)])),
  };
}

/** Pairs each description with the vocabulary nearest to it, and names the pairs by their folders: `dlcs@2023`. */
export function proposals({ descriptions, vocabularies, contexts, named }: Survey): readonly Proposal[] {
  const free = new Set(vocabularies);
  const paired = descriptions.map((root): Proposal => {
    const vocabulary = nearestTo(root, [...free], descriptions.length === 1);
    if (vocabulary !== undefined) free.delete(vocabulary);
    const halves = { name: nameOf(root), root, ...(vocabulary === undefined ? {} : { vocabulary }) };
    const context = nearestTo(vocabulary ?? root, contexts, descriptions.length === 1);
    const iris = named.get(root) ?? [];
    if (context === undefined || iris.length === 0) return halves;
    return { ...halves, contexts: Object.fromEntries(iris.map((iri) => [iri, context])) };
  });
  const alone = [...free].map((vocabulary): Proposal => ({ name: nameOf(vocabulary), vocabulary }));
  return distinct([...paired, ...alone]);
}

type Kind = 'description' | 'vocabulary' | 'context' | 'other';

function kindOf(text: string): Kind {
  if (
    /^(\s*\{)?[^{}[\]]*["']?openapi["']?\s*:\s*["']?3\./.test(text) ||
    /^["']?openapi["']?\s*:\s*["']?3\./m.test(text)
  ) {
    return 'description';
  }
  const isJson = /^\ufeff?\s*[{[]/.test(text);
  if (!isJson) return 'other';
  if (/"@type"\s*:\s*(\[[^\]]*)?"[^"]*ApiDocumentation"/.test(text)) return 'vocabulary';
  return /^\ufeff?\s*\{\s*"@context"\s*:\s*[[{]/.test(text) && !/^ {0,4}"@(id|type|graph)"/m.test(text)
    ? 'context'
    : 'other';
}

/** The Hydra context ships with this package. */
const OWN = 'http://www.w3.org/ns/hydra/context.jsonld';

function namedContexts(text: string): readonly string[] {
  const found = text.matchAll(/@context["']?\s*:\s*(?:\{?\s*["']?const["']?\s*:\s*)?["']?(https?:[^\s"',}]+)/g);
  return [...new Set([...found].map(([, iri = '']) => iri))].filter((iri) => iri !== OWN);
}

// Generated and third-party files are not sources.
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

/** The candidate whose path shares the most folder names with the root's. */
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

// Redocly's convention: name@version.
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
