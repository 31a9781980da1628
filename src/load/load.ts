/** Reads contracts: finds their configuration, loads their documents and builds the model. */
import path from 'node:path';
import { UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import { buildContract } from '../model/build.js';
import type { ContractParts } from '../model/build.js';
import type { Context, Contract, Settings } from '../model/contract.js';
import { get, isArray, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { isOpenApi } from '../model/normalize.js';
import { optional } from '../model/optional.js';
import { bundle } from './bundle.js';
import { defaultSettings, findConfig, readConfig } from './config.js';
import type { ApiConfig, Config } from './config.js';
import { WELL_KNOWN_CONTEXTS } from './contexts/well-known.js';
import { Files, isUrl, Refused, resolveName } from './files.js';
import { isUnreadable } from './unreadable.js';
import type { UnreadableDocument } from './unreadable.js';
import { isTriples, readVocabulary } from './vocabulary.js';
import type { VocabularyDocument } from './vocabulary.js';

export { loadTemplates } from './templates.js';

/** How contracts are loaded. */
export interface LoadOptions {
  /** The folder that relative paths are resolved against; by default the working folder. */
  readonly cwd?: string;
  /** `--config FILE`; by default `redocly.yaml` in `cwd` or a folder above it. */
  readonly config?: string;
  /** `--vocabulary FILE|URL`: the ApiDocumentation. */
  readonly vocabulary?: string;
  /** Hosts from which documents may be fetched; by default none. */
  readonly allowHosts?: readonly string[];
  /** Additional folders from which files may be read, besides the folder of the contract. */
  readonly allowFolders?: readonly string[];
  /** The documentation styles that hand-written pages may be configured with; by default any. */
  readonly styles?: readonly string[];
  /** Called for each document that cannot be read, so that the other contracts are still loaded. By default the first error is thrown. */
  readonly onUnreadable?: (error: UnreadableDocument) => void;
}

/** A contract that was loaded. */
export interface Loaded {
  readonly contract: Contract;
  /** Findings from loading: unresolved references, duplicate keys, refused files … */
  readonly findings: readonly Finding[];
}

/**
 * Reads a contract.
 * @param target an API of `redocly.yaml`, an OpenAPI Description or an ApiDocumentation
 * @throws {UnusableInput} when it cannot be read: a missing file, invalid YAML, an unknown API or configuration key
 */
export async function loadContract(target: string, options: LoadOptions = {}): Promise<Loaded> {
  return new Loader(options).load(target);
}

/**
 * Reads the given targets, or every API of `redocly.yaml` if there are none.
 * @throws {UnusableInput} as {@link loadContract}, except for errors that `onUnreadable` takes
 */
export async function loadContracts(targets: readonly string[], options: LoadOptions = {}): Promise<readonly Loaded[]> {
  const loader = new Loader(options);
  const names = targets.length > 0 ? targets : await loader.names().catch(skipUnreadable(options));
  const loaded = await Promise.all((names ?? []).map((name) => loader.load(name).catch(skipUnreadable(options))));
  return loaded.filter((each) => each !== undefined);
}

/** Passes errors in documents to `onUnreadable`, if given; throws any other error, such as an unknown name. */
function skipUnreadable({ onUnreadable }: LoadOptions): (error: unknown) => undefined {
  return (error) => {
    if (onUnreadable === undefined || !isUnreadable(error)) throw error;
    onUnreadable(error);
  };
}

class Loader {
  readonly #options: LoadOptions;
  readonly #cwd: string;
  #config: Promise<Config | undefined> | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#cwd = path.resolve(options.cwd ?? '.');
  }

  async names(): Promise<string[]> {
    const config = await this.#readConfig();
    if (config === undefined) {
      throw new UnusableInput('No redocly.yaml was found, and no API or file was named.', {
        hint: 'Name an OpenAPI Description, or run `hydra-contract init`.',
      });
    }
    if (config.apis.length === 0)
      throw new UnusableInput(`${this.#display(config.file)} declares no APIs.`, {
        hint: 'Add one under "apis:", or run `hydra-contract init`.',
      });
    return config.apis.map(({ name }) => name);
  }

  async load(target: string): Promise<Loaded> {
    const config = await this.#configFor(target);
    const api =
      config?.apis.find(({ name }) => name === target) ??
      config?.apis.find(({ root }) => root === path.resolve(this.#cwd, target));
    if (api) return this.#loadApi(this.#withVocabulary(api), config?.folder);
    return this.#loadFile(target, config);
  }

  /** The configuration, unless the target is a URL and no configuration was named. */
  async #configFor(target: string): Promise<Config | undefined> {
    return isUrl(target) && this.#options.config === undefined ? undefined : this.#readConfig();
  }

  #readConfig(): Promise<Config | undefined> {
    return (this.#config ??= this.#findConfig());
  }

  async #findConfig(): Promise<Config | undefined> {
    const file =
      this.#options.config === undefined ? await findConfig(this.#cwd) : path.resolve(this.#cwd, this.#options.config);
    return file === undefined ? undefined : readConfig(file, this.#files([path.dirname(file)]), this.#options.styles);
  }

  #withVocabulary(api: ApiConfig): ApiConfig {
    return this.#options.vocabulary === undefined ? api : { ...api, vocabulary: this.#named(this.#options.vocabulary) };
  }

  async #loadApi(api: ApiConfig, folder: string | undefined): Promise<Loaded> {
    const files = this.#files(folder === undefined ? [] : [folder]);
    return this.#build(api.name, api, files, api.settings);
  }

  async #loadFile(target: string, config: Config | undefined): Promise<Loaded> {
    const file = this.#named(target);
    const files = this.#files([]);
    files.allow(file);
    const value = await this.#document(target, file, files, config);
    const name = (isUrl(file) ? (new URL(file).pathname.split('/').at(-1) ?? file) : path.basename(file)) || file;
    const settings = defaultSettings(isUrl(file) ? this.#cwd : path.dirname(file));
    const vocabulary = this.#options.vocabulary === undefined ? undefined : this.#named(this.#options.vocabulary);
    if (vocabulary !== undefined) files.allow(vocabulary);
    if (isOpenApi(value))
      return this.#build(
        name,
        { root: file, ...optional('vocabulary', vocabulary), contexts: new Map() },
        files,
        settings,
      );
    if (isVocabulary(value, file)) return this.#build(name, { vocabulary: file, contexts: new Map() }, files, settings);
    throw notAContract(files.display(file), value);
  }

  async #document(target: string, file: string, files: Files, config: Config | undefined): Promise<Json> {
    try {
      return isTriples(file) ? null : (await files.document(file)).value;
    } catch (error) {
      if (isMissing(error) && !/[./\\]/.test(target.replace(/@.*$/, '')))
        throw unknownApi(target, config, this.#display(config?.file ?? ''));
      throw refusedEntry(error);
    }
  }

  async #build(
    name: string,
    api: Pick<ApiConfig, 'root' | 'vocabulary' | 'contexts'>,
    files: Files,
    settings: Settings,
  ): Promise<Loaded> {
    try {
      const contexts = await readContexts(api.contexts, files);
      const openapi = api.root === undefined ? undefined : await bundle(files, api.root);
      if (openapi && !isOpenApi(openapi.document)) throw notAContract(files.display(api.root ?? ''), openapi.document);
      const hydra = api.vocabulary === undefined ? undefined : await this.#vocabulary(api.vocabulary, files, contexts);
      const parts: ContractParts = {
        name,
        ...optional('openapi', openapi),
        ...optional('hydra', hydra),
        contexts,
        settings,
        sources: files.sources,
      };
      return { contract: buildContract(parts), findings: [...(openapi?.findings ?? []), ...(hydra?.findings ?? [])] };
    } catch (error) {
      throw refusedEntry(error);
    }
  }

  #vocabulary(file: string, files: Files, contexts: ReadonlyMap<string, Context>): Promise<VocabularyDocument> {
    if (file === (this.#options.vocabulary === undefined ? undefined : this.#named(this.#options.vocabulary)))
      files.allow(file);
    return readVocabulary(file, files, contexts);
  }

  #files(folders: readonly string[]): Files {
    return new Files({
      cwd: this.#cwd,
      folders: [...folders, ...(this.#options.allowFolders ?? [])],
      ...optional('allowHosts', this.#options.allowHosts),
    });
  }

  #named(name: string): string {
    return resolveName(name, this.#cwd);
  }

  #display(file: string): string {
    return path.relative(this.#cwd, file) || file;
  }
}

/** The contexts of a contract by IRI: those of the configuration first, then those that ship with this project. */
async function readContexts(mapped: ReadonlyMap<string, string>, files: Files): Promise<ReadonlyMap<string, Context>> {
  const contexts = new Map<string, Context>();
  for (const [iri, file] of mapped) {
    const parsed = await files.document(file);
    const document = isObject(parsed.value) ? parsed.value : {};
    contexts.set(iri, { iri, document, file: parsed.file, locate: (at) => parsed.locate(at) });
  }
  for (const [iri, context] of WELL_KNOWN_CONTEXTS) if (!contexts.has(iri)) contexts.set(iri, context);
  return contexts;
}

function isMissing(error: unknown): boolean {
  return error instanceof UnusableInput && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

function isVocabulary(value: Json, file: string): boolean {
  if (isTriples(file) || /\.jsonld$/i.test(file)) return true;
  const found = isArray(value) ? value[0] : value;
  return isObject(found) && ['@context', '@graph', '@type', '@id'].some((key) => Object.hasOwn(found, key));
}

function notAContract(file: string, value: Json): UnusableInput {
  const location = { kind: 'source', file, line: 1, column: 1 } as const;
  const swagger = get(value, 'swagger');
  if (swagger !== undefined) {
    return new UnusableInput(
      `${file} is a Swagger ${String(swagger)} document; only OpenAPI 3.0, 3.1 and 3.2 are supported.`,
      {
        location,
        hint: 'Convert the document to OpenAPI 3.',
      },
    );
  }
  const version = get(value, 'openapi');
  if (version !== undefined)
    return new UnusableInput(
      `${file} states openapi: ${JSON.stringify(version)}; only OpenAPI 3.0, 3.1 and 3.2 are supported.`,
      {
        location,
        hint: 'State a supported version, such as 3.1.1.',
      },
    );
  return new UnusableInput(
    `${file} is neither an OpenAPI Description (no "openapi" key) nor an ApiDocumentation (no "@context").`,
    { location, hint: 'Start an OpenAPI Description with "openapi: 3.1.1".' },
  );
}

function unknownApi(name: string, config: Config | undefined, file: string): UnusableInput {
  if (config === undefined)
    return new UnusableInput(
      `There is no file named ${name}, and no redocly.yaml that could declare an API of that name.`,
    );
  const names = config.apis.map((api) => api.name);
  const close = nearest(name, names) ?? names.find((known) => known.startsWith(`${name}@`));
  return new UnusableInput(`${name} is neither an API of ${file} nor a file.`, {
    hint: close === undefined ? `Known APIs: ${names.join(', ')}.` : `Did you mean ${close}?`,
  });
}

function refusedEntry(error: unknown): unknown {
  return error instanceof Refused
    ? new UnusableInput(`Access was refused: ${error.message}.`, {
        hint: 'If the access is intended, allow the host or folder explicitly.',
        cause: error,
      })
    : error;
}
