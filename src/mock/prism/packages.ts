/**
 * Imports only the parts of Prism that a mock server needs.
 *
 * Importing `@stoplight/prism-http` normally loads faker with every locale and the readers of other formats, which
 * takes half a second and 100 MB. While it loads, the packages in {@link UNUSED} are replaced with an empty module, and faker
 * with a module that loads the English locale on first use. Prism itself is not modified.
 */
import Module, { createRequire } from 'node:module';

/** The parts of Prism that a mock server needs. */
export interface PrismPackages {
  /** `createInstance` of prism-http. */
  readonly createInstance: (config: PrismConfig, components: PrismComponents) => PrismInstance;
  /** `transformOas3Operations` of http-spec: an OpenAPI document's operations in Prism's form. */
  readonly transformOas3Operations: (document: unknown) => PrismOperation[];
  /** `bundleTarget` of @stoplight/json: collects the targets of an operation's references under `__bundled__`. */
  readonly bundleTarget: (options: { document: unknown; path: string; cloneDocument: boolean }) => PrismOperation;
}

/** An operation in Prism's form (IHttpOperation), as far as this project uses it. */
export interface PrismOperation {
  readonly method: string;
  readonly path: string;
  readonly request?: { readonly body?: { readonly contents?: readonly { readonly mediaType: string }[] } };
  responses: PrismResponse[];
  callbacks?: unknown;
}

export interface PrismResponse {
  readonly code: string;
  readonly headers: unknown[];
  contents: PrismContent[];
}

export interface PrismContent {
  readonly id: string;
  readonly mediaType: string;
  readonly encodings: unknown[];
  schema?: unknown;
  examples: { id: string; key: string; value: unknown }[];
}

export interface PrismConfig {
  readonly checkSecurity: boolean;
  readonly validateRequest: boolean;
  readonly validateResponse: boolean;
  readonly errors: boolean;
  readonly upstreamProxy: undefined;
  readonly isProxy: false;
  readonly mock: PrismMockConfig;
}

export interface PrismMockConfig {
  dynamic: boolean;
  mediaTypes?: string[];
  code?: number;
  exampleKey?: string;
  ignoreExamples?: boolean;
  seed?: string;
}

export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Record<string, string | string[]> };
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** A diagnostic of a request (IPrismDiagnostic). Severity 0 is an error, 1 a warning. */
export interface PrismDiagnostic {
  readonly message: string;
  readonly severity: number;
  readonly code?: string | number;
  readonly path?: readonly string[];
  readonly tags?: readonly string[];
}

export type Either<L, R> = { readonly _tag: 'Left'; readonly left: L } | { readonly _tag: 'Right'; readonly right: R };

export interface PrismAnswer {
  readonly statusCode: number;
  readonly headers?: Record<string, unknown>;
  readonly body?: unknown;
}

export interface PrismOutput {
  readonly output: PrismAnswer;
  readonly validations: {
    readonly input: readonly PrismDiagnostic[];
    readonly output: readonly PrismDiagnostic[];
  };
}

export interface PrismInstance {
  request(
    request: PrismRequest,
    operations: readonly PrismOperation[],
    config?: PrismConfig,
  ): () => Promise<Either<Error & PrismFailure, PrismOutput>>;
}

/** ProblemJsonError of prism-http. */
export interface PrismFailure {
  readonly status?: number;
  readonly detail?: string;
  readonly additional?: Record<string, unknown>;
}

/** The components of Prism that this project replaces (PrismHttpComponents). */
export interface PrismComponents {
  readonly logger: unknown;
  readonly route?: (options: { resources: readonly PrismOperation[] }) => Either<Error, PrismOperation>;
  readonly mock?: (options: { input: { validations: readonly PrismDiagnostic[] } }) => () => Either<Error, PrismAnswer>;
}

/** Packages that a mock server never uses: other formats, fetching and proxying. */
const UNUSED = new Set([
  '@stoplight/http-spec/postman/operation',
  '@stoplight/http-spec/oas2/operation',
  '@stoplight/json-schema-ref-parser',
  'json-schema-ref-parser',
  'node-fetch',
  'hpagent',
  'pino',
]);

/** The packages that require those in {@link UNUSED}. */
const OF_PRISM = /[\\/]node_modules[\\/]@stoplight[\\/]/;

let packages: PrismPackages | undefined;

/** Loads Prism, once; takes about 150 ms. */
export function prismPackages(): PrismPackages {
  packages ??= load();
  return packages;
}

function load(): PrismPackages {
  const require = createRequire(import.meta.url);
  return lean(() => {
    const { createInstance } = require('@stoplight/prism-http') as PrismPackages;
    const prismRequire = createRequire(require.resolve('@stoplight/prism-http'));
    const { transformOas3Operations } = prismRequire('@stoplight/http-spec/oas3/operation') as PrismPackages;
    const { bundleTarget } = prismRequire('@stoplight/json') as PrismPackages;
    return { createInstance, transformOas3Operations, bundleTarget };
  });
}

type Load = (name: string, parent: unknown, isMain: boolean) => unknown;

/**
 * Runs `task` with {@link UNUSED} and with faker deferred. Nothing else in the process is affected: loading is
 * synchronous, and the incomplete modules of Prism do not stay in the module cache, where the next import of Prism would
 * find them.
 */
function lean<T>(task: () => T): T {
  const loader = Module as unknown as { _load: Load; _cache: NodeJS.Dict<NodeJS.Module> };
  const original = loader._load;
  const loadedBefore = new Set(Object.keys(loader._cache));
  loader._load = function (name, parent, isMain) {
    if (UNUSED.has(name)) return {};
    if (name === '@faker-js/faker') return deferredFaker((path) => original.call(this, path, parent, false));
    return original.call(this, name, parent, isMain);
  };
  try {
    return task();
  } finally {
    loader._load = original;
    for (const file of Object.keys(loader._cache))
      if (!loadedBefore.has(file) && OF_PRISM.test(file)) delete loader._cache[file];
  }
}

/** A replacement for faker that loads the English locale on first use. */
function deferredFaker(load: (path: string) => unknown): { default: object } {
  let faker: object | undefined;
  const english = (): object => (faker ??= (load('@faker-js/faker/locale/en') as { faker: object }).faker);
  return { default: new Proxy({}, { get: (_, key) => Reflect.get(english(), key) as unknown }) };
}
