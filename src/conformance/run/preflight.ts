/** Finds the base URL of a server before a run. */
import { UnusableInput } from '../../finding.js';
import type { Contract } from '../../model/contract.js';
import type { Exchange, Transport } from '../exchange.js';
import { variablesOf } from '../plan/template.js';
import { authorise } from './credentials.js';
import type { Settings } from './settings.js';

/**
 * Finds the base URL of the contract's paths: the given URL, or the base path of the contract below it.
 * @throws {UnusableInput} when the server cannot be reached
 */
export async function findBase(contract: Contract, settings: Settings, transport: Transport): Promise<string> {
  const given = settings.server;
  const basePath = contract.openapi.servers.map((server) => server.basePath).find((path) => path !== '') ?? '';
  const candidates = [given, ...(basePath === '' || given.endsWith(basePath) ? [] : [given + basePath])];
  const probes = contract.openapi.operations
    .filter(({ method }) => method === 'GET')
    .sort((a, b) => variablesOf(a.path).length - variablesOf(b.path).length);
  const paths = [...new Set(probes.slice(0, 4).map(({ path }) => path.replace(/\{[^{}]*\}/g, '1')))];
  let best = { base: given, score: -1 };
  for (const base of candidates) {
    let score = 0;
    for (const path of candidates.length === 1 ? paths.slice(0, 1) : paths) {
      const exchange = await transport.send({ method: 'GET', url: base + path, headers: headers(contract, settings) });
      assertReachable(exchange, given);
      score += scoreOf(exchange);
    }
    if (score > best.score) best = { base, score };
  }
  return best.base;
}

function headers(contract: Contract, settings: Settings): Record<string, string> {
  const operation = contract.openapi.operations.find(({ security }) => security.length > 0);
  return { ...settings.headers, ...authorise(contract, operation, 'own', settings.credentials, undefined).headers };
}

function scoreOf({ response }: Exchange): number {
  const status = response?.status ?? 0;
  return status >= 200 && status < 300 ? 3 : status === 404 || status === 0 ? 0 : 1;
}

function assertReachable({ failure }: Exchange, server: string): void {
  if (failure === undefined || !['refused', 'unresolved', 'tls'].includes(failure.kind)) return;
  throw new UnusableInput(`${server} cannot be reached: ${failure.message}.`, {
    hint: 'start the server, or name its URL with --server',
  });
}
