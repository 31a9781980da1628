import { UnusableInput } from '../finding.js';
import { buildContract } from '../model/build.js';
import type { Context, Contract, Settings as ContractSettings } from '../model/contract.js';
import { isObject } from '../model/json.js';
import type { JsonObject } from '../model/json.js';
import { jsonBody, succeeded } from './exchange.js';
import { crawl, documentationOf } from './discover/crawl.js';
import type { Document } from './discover/crawl.js';
import { describeServer } from './discover/describe.js';
import type { TestOptions } from './options.js';
import { Client } from './run/client.js';
import { settingsOf } from './run/settings.js';
import { MutableRunState } from './run/run-state.js';
import { httpTransport } from './transport/http.js';

export interface DiscoverOptions {
  /** Contexts that need not be asked for, by IRI. */
  readonly contexts: ReadonlyMap<string, Context>;
  readonly settings: ContractSettings;
}

/**
 * Makes a contract of what a server says of itself: its ApiDocumentation, found by the Link header (Hydra Core §5.1),
 * and what its answers lead to. Only reads.
 * @throws {UnusableInput} when nothing answers, or nothing that was found is Hydra or JSON
 */
export async function discoverContract(
  options: TestOptions,
  { contexts, settings: own }: DiscoverOptions,
): Promise<Contract> {
  const empty = buildContract({ name: options.server, contexts, settings: own, sources: [] });
  const settings = settingsOf(empty, options);
  const origin = new URL(settings.server).origin;
  const transport = httpTransport({ ...settings, origin, maxRetryAfter: 5000 });
  const state = new MutableRunState(empty, settings, origin);
  const client = new Client(state, settings, transport, () => undefined, performance.now() + settings.maxTime);
  state.fetch = (url) =>
    client.send(client.visiting(url, 'own', undefined, 'application/ld+json, application/json;q=0.9'), undefined);
  try {
    const start = settings.server === origin ? `${origin}/` : options.server;
    const first = await client.send(
      client.visiting(start, 'own', undefined, 'application/ld+json, application/json;q=0.9'),
      undefined,
    );
    if (first.response === undefined)
      throw new UnusableInput(`${start} cannot be reached: ${first.failure?.message ?? 'no answer'}.`, {
        hint: 'start the server, or name its address with --server',
      });
    const documents = await crawl(state, client, start);
    const hydra = await vocabulary(
      state,
      documentationOf(first) ??
        documents.map(({ exchange }) => documentationOf(exchange)).find((url) => url !== undefined),
      origin,
    );
    if (documents.length === 0) {
      throw new UnusableInput(
        `${start} answers ${first.response.status} and nothing that could be tested without a contract.`,
        { hint: 'name a description: hydra-contract test openapi.yaml --server …' },
      );
    }
    return assemble(documents, hydra, origin, contexts, own);
  } finally {
    transport.close();
  }
}

interface ServedVocabulary {
  readonly document: JsonObject;
  readonly expanded: readonly JsonObject[];
}

async function vocabulary(
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
  documents: readonly Document[],
  served: ServedVocabulary | undefined,
  origin: string,
  contexts: ReadonlyMap<string, Context>,
  settings: ContractSettings,
): Contract {
  const hydra = served === undefined ? {} : { hydra: { ...served, locate: () => undefined } };
  const alone = buildContract({ name: origin, ...hydra, contexts, settings, sources: [] });
  const title = alone.hydra.title ?? origin;
  const document = describeServer(documents, served === undefined ? undefined : alone.hydra, origin, title);
  const locate = () => ({ kind: 'source' as const, file: origin });
  const contract = buildContract({
    name: title,
    openapi: { document, locate },
    ...hydra,
    contexts,
    settings,
    sources: [],
  });
  return { ...contract, openapi: { ...contract.openapi, origin: 'derived' } };
}
