/** Expands JSON-LD offline, and collects everything that expansion loses (JSON-LD 1.1 API §5.1). */
import type { Context } from '../model/contract.js';
import { isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';

/** Something that expansion lost or could not resolve: a dropped property, a relative type, a missing context. */
export interface ExpansionIssue {
  /** jsonld's event code, such as `invalid property`, `relative @type reference`, `loading remote context failed`. */
  readonly code: string;
  /** The place in the document (JSON Pointer), if known. */
  readonly at: string;
  /** The key, type or IRI concerned. */
  readonly term: string;
  readonly message: string;
}

export interface Expansion {
  /** Expanded form. Empty when the document could not be expanded. */
  readonly nodes: readonly JsonObject[];
  readonly issues: readonly ExpansionIssue[];
}

export interface ExpandOptions {
  /** The contexts by IRI. Any other context is an issue; nothing is fetched. */
  readonly contexts: ReadonlyMap<string, Context>;
  /** The base IRI. By default there is none, so that relative IRIs remain visible. */
  readonly base?: string;
  /** Whether to store the pointer of each node in its `@index`. */
  readonly positions?: boolean;
}

interface JsonLdEvent {
  readonly code?: string;
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface JsonLdError extends Error {
  readonly details?: { readonly code?: string; readonly url?: string; readonly cause?: Error };
}

/** Expands a JSON-LD document offline. Never throws: errors are returned as issues. */
export async function expand(document: Json, options: ExpandOptions): Promise<Expansion> {
  const annotated = options.positions === true ? annotate(document, '#') : document;
  const expansion = await attempt(annotated, options);
  // `@index` is not allowed everywhere (for example in language maps): then the document is expanded without positions.
  return options.positions === true &&
    expansion.nodes.length === 0 &&
    expansion.issues.some(({ code }) => code !== 'loading remote context failed')
    ? attempt(document, options)
    : expansion;
}

/** Loaded when first needed, then kept: asking the module loader each time costs more than a small expansion. */
let jsonld: typeof import('jsonld') | undefined;

async function attempt(document: Json, options: ExpandOptions): Promise<Expansion> {
  jsonld ??= (await import('jsonld')).default;
  resolverClass ??= (await import('jsonld/lib/ContextResolver.js')).default;
  const issues: ExpansionIssue[] = [];
  try {
    const nodes = await jsonld.expand(
      document as never,
      {
        base: options.base ?? '',
        documentLoader: loader(options.contexts),
        contextResolver: new resolverClass({ sharedCache: cacheOf(options.contexts) }),
        eventHandler: ({ event }: { event: JsonLdEvent }) => issues.push(issueOf(event)),
      } as never,
    );
    return { nodes: nodes as unknown as JsonObject[], issues };
  } catch (error) {
    return { nodes: [], issues: [...issues, failure(error as JsonLdError)] };
  }
}

function loader(contexts: ReadonlyMap<string, Context>): (url: string) => Promise<unknown> {
  return async (url) => {
    const context = contexts.get(url);
    if (context === undefined)
      throw Object.assign(new Error(`The context ${url} is not part of the contract; contexts are not fetched.`), {
        url,
      });
    return { contextUrl: null, documentUrl: url, document: context.document, tag: 'static' };
  };
}

interface Cache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/**
 * jsonld's own resolver, with a cache for each set of contexts: the shared cache would mix contracts that map one IRI to
 * different contexts, and without a cache every expansion would process its contexts again (up to seven times slower).
 */
let resolverClass: typeof import('jsonld/lib/ContextResolver.js').default | undefined;

const caches = new WeakMap<ReadonlyMap<string, Context>, Cache>();
const CACHE_SIZE = 100;

function cacheOf(contexts: ReadonlyMap<string, Context>): Cache {
  let cache = caches.get(contexts);
  if (cache === undefined) caches.set(contexts, (cache = boundedCache()));
  return cache;
}

/** Bounded, since bodies may have any number of inline contexts. */
function boundedCache(): Cache {
  const entries = new Map<string, unknown>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      if (entries.size >= CACHE_SIZE) entries.clear();
      entries.set(key, value);
    },
  };
}

function issueOf(event: JsonLdEvent): ExpansionIssue {
  const details = event.details ?? {};
  const term =
    ['property', 'type', 'id', 'value', 'term', 'relativeValue', 'language', 'reference']
      .map((key) => details[key])
      .find((value) => typeof value === 'string') ?? '';
  return { code: event.code ?? 'event', at: '', term: String(term), message: event.message ?? event.code ?? '' };
}

function failure(error: JsonLdError): ExpansionIssue {
  const cause = error.details?.cause;
  const code = error.details?.code ?? 'expansion failed';
  return { code, at: '', term: error.details?.url ?? '', message: cause?.message ?? error.message };
}

/** A copy in which each object that may be a node has its pointer as `@index`. Contexts and JSON literals are unchanged. */
function annotate(value: Json, at: string): Json {
  if (isArray(value)) return value.map((item, index) => annotate(item, pointer(at, index)));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [key, member] of Object.entries(value))
    if (member !== undefined)
      copy[key] = key === '@context' || key === '@value' ? member : annotate(member, pointer(at, key));
  const plain = !('@value' in value || '@list' in value || '@set' in value || '@index' in value || '@reverse' in value);
  if (plain) copy['@index'] = at;
  return { ...copy };
}
