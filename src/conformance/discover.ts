/** Builds a contract from what a server states about itself. */
import { UnusableInput } from '../finding.js';
import { buildContract } from '../model/build.js';
import type { Context, Contract, Settings as ContractSettings } from '../model/contract.js';
import { isObject } from '../model/json.js';
import type { JsonObject } from '../model/json.js';
import { crawl, documentationOf } from './discover/crawl.js';
import type { CrawledDocument } from './discover/crawl.js';
import { describeServer } from './discover/describe.js';
import { jsonBody, PREFER_JSON_LD, succeeded } from './exchange.js';
import type { Exchange, Transport } from './exchange.js';
import type { TestOptions } from './options.js';
import { Client } from './run/client.js';
import { MutableRunState } from './run/run-state.js';
import { settingsOf } from './run/settings.js';
import type { Settings } from './run/settings.js';
import { httpTransport } from './transport/http.js';

export interface DiscoverOptions {
  /** Contexts that need not be requested, by IRI. */
  readonly contexts: ReadonlyMap<string, Context>;
  readonly settings: ContractSettings;
}

/**
 * Builds a contract from a server's own ApiDocumentation, which its Link header field points to (Hydra Core §5.1), and
 * from the documents that its answers link to. Sends only GET requests.
 * @throws {UnusableInput} when the server cannot be reached, or nothing that it serves is Hydra or JSON
 */
export async function discoverContract(options: TestOptions, discovery: DiscoverOptions): Promise<Contract> {
  const empty = buildContract({ name: options.server, ...discovery, sources: [] });
  const settings = settingsOf(empty, options);
  const origin = new URL(settings.server).origin;
  const transport = httpTransport({ ...settings, origin, maxRetryAfter: 5000 });
  try {
    const { state, client } = explorer(empty, settings, origin, transport);
    const start = settings.server === origin ? `${origin}/` : options.server;
    const first = await readStart(client, start);
    const documents = await crawl(state, client, start);
    const links = [first, ...documents.map(({ exchange }) => exchange)].map(documentationOf);
    const vocabulary = await readVocabulary(
      state,
      links.find((url) => url !== undefined),
      origin,
    );
    if (documents.length === 0)
      throw new UnusableInput(
        `${start} answers ${first.response?.status} and nothing that can be tested without a contract.`,
        { hint: 'name a description: hydra-contract test openapi.yaml --server …' },
      );
    return assemble(documents, vocabulary, origin, discovery);
  } finally {
    transport.close();
  }
}

function explorer(
  contract: Contract,
  settings: Settings,
  origin: string,
  transport: Transport,
): { readonly state: MutableRunState; readonly client: Client } {
  const state = new MutableRunState(contract, settings, origin);
  const client = new Client(state, settings, transport, () => undefined, performance.now() + settings.maxTime);
  state.fetch = (url) => client.send(client.visiting(url, 'own', undefined, PREFER_JSON_LD), undefined);
  return { state, client };
}

async function readStart(client: Client, start: string): Promise<Exchange> {
  const first = await client.send(client.visiting(start, 'own', undefined, PREFER_JSON_LD), undefined);
  if (first.response !== undefined) return first;
  throw new UnusableInput(`${start} cannot be reached: ${first.failure?.message ?? 'no answer'}.`, {
    hint: 'start the server, or name its URL with --server',
  });
}

interface ServedVocabulary {
  readonly document: JsonObject;
  readonly expanded: readonly JsonObject[];
}

async function readVocabulary(
  state: MutableRunState,
  url: string | undefined,
  origin: string,
): Promise<ServedVocabulary | undefined> {
  if (url === undefined || !url.startsWith(`${origin}/`)) return undefined;
  const exchange = await state.fetch!(url);
  const json = jsonBody(exchange);
  if (!succeeded(exchange) || json === undefined) return undefined;
  const document: JsonObject = isObject(json) ? json : { '@graph': json };
  const { nodes } = await state.expand(document, url);
  return { document, expanded: nodes };
}

function assemble(
  documents: readonly CrawledDocument[],
  served: ServedVocabulary | undefined,
  origin: string,
  discovery: DiscoverOptions,
): Contract {
  const hydra = served === undefined ? {} : { hydra: { ...served, locate: () => undefined } };
  const alone = buildContract({ name: origin, ...hydra, ...discovery, sources: [] });
  const title = alone.hydra.title ?? origin;
  const document = describeServer(documents, served === undefined ? undefined : alone.hydra, origin, title);
  const locate = () => ({ kind: 'source' as const, file: origin });
  const contract = buildContract({ name: title, openapi: { document, locate }, ...hydra, ...discovery, sources: [] });
  return { ...contract, openapi: { ...contract.openapi, origin: 'derived' } };
}
