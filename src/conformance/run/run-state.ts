/** The state of a run. */
import type { Context, Contract } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { expand } from '../../validate/jsonld.js';
import type { Expansion } from '../../validate/jsonld.js';
import type { SchemaJudges } from '../../validate/schema.js';
import type { RunState } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { judgesOf } from '../plan/judges.js';
import { resourceTypesOf } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { AddressPool } from '../state/address-pool.js';
import type { Workflow } from '../workflow/workflow.js';
import type { Settings } from './settings.js';

/** The state of one run; the runner sets what it learns. */
export class MutableRunState implements RunState {
  readonly judges: SchemaJudges;
  readonly resourceTypes: readonly ResourceType[];
  readonly pool: AddressPool;
  readonly notes = new Map<string, Set<string>>();
  readonly writes: boolean;
  readonly hasOther: boolean;
  readonly hasOwn: boolean;
  stateless: boolean;
  /** Set by the runner. */
  workflows: readonly Workflow[] = [];
  /** Reads a document on this server; set by the runner. */
  fetch: ((url: string) => Promise<Exchange>) | undefined;
  readonly #contexts: Map<string, Context>;
  readonly #loading = new Map<string, Promise<void>>();

  constructor(
    readonly contract: Contract,
    settings: Settings,
    public base: string,
  ) {
    this.judges = judgesOf(contract.openapi);
    this.resourceTypes = resourceTypesOf(contract);
    this.pool = new AddressPool([...new Set(contract.openapi.operations.map(({ path }) => path))]);
    this.#contexts = new Map(contract.contexts);
    this.writes = settings.writes;
    this.hasOther = settings.other !== undefined;
    this.hasOwn = Object.values(settings.credentials).some((value) => value !== undefined && value !== '');
    this.stateless = settings.stateless;
  }

  pathOf(url: string): string | undefined {
    if (url !== this.base && !url.startsWith(`${this.base}/`) && !url.startsWith(`${this.base}?`)) return undefined;
    return url.slice(this.base.length).replace(/[?#].*$/, '') || '/';
  }

  async expand(document: Json, base?: string): Promise<Expansion> {
    const local = await this.#withContexts(document, base);
    return expand(local, { contexts: this.#contexts, ...(base === undefined ? {} : { base }) });
  }

  /** A copy with absolute context IRIs, once the contexts on this server are loaded. */
  async #withContexts(document: Json, base: string | undefined): Promise<Json> {
    if (isArray(document)) return Promise.all(document.map((item) => this.#withContexts(item, base)));
    if (!isObject(document)) return document;
    const copy: Record<string, Json | undefined> = Object.assign(Object.create(null), document);
    for (const [key, value] of Object.entries(document)) {
      if (key === '@context' && value !== undefined) copy[key] = await this.#context(value, base);
      else if (typeof value === 'object' && value !== null) copy[key] = await this.#withContexts(value, base);
    }
    return { ...copy };
  }

  async #context(value: Json, base: string | undefined): Promise<Json> {
    if (isArray(value)) return Promise.all(value.map((item) => this.#context(item, base)));
    if (typeof value !== 'string' || this.#contexts.has(value)) return value;
    const url = URL.canParse(value, base ?? this.base) ? new URL(value, base ?? this.base).href : value;
    if (!this.#contexts.has(url)) await this.#load(url);
    return url;
  }

  #load(url: string): Promise<void> {
    let loading = this.#loading.get(url);
    if (loading === undefined) this.#loading.set(url, (loading = this.#read(url)));
    return loading;
  }

  async #read(url: string): Promise<void> {
    if (this.fetch === undefined || !url.startsWith(`${new URL(this.base).origin}/`)) return;
    const exchange = await this.fetch(url);
    const json = jsonBody(exchange);
    if (!succeeded(exchange) || get(json, '@context') === undefined) return;
    this.#contexts.set(url, { iri: url, document: json as JsonObject, locate: () => undefined });
  }
}
