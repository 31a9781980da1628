/** Contracts and servers for the tests of the conformance runner. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract } from '../../src/load/load.js';
import type { LoadOptions } from '../../src/load/load.js';
import type { Contract } from '../../src/model/contract.js';
import { buildContract } from '../../src/model/build.js';
import type { JsonObject } from '../../src/model/json.js';
import { defaultSettings } from '../../src/load/config.js';
import type { ConformanceFinding } from '../../src/conformance/options.js';

/** Loads a contract that must have no load findings. */
export async function contractOf(file: string, options: LoadOptions = {}): Promise<Contract> {
  const { contract, findings } = await loadContract(file, options);
  if (findings.length > 0) throw new Error(findings[0]!.message);
  return contract;
}

/** The contract of an OpenAPI document written in a test. */
export function contractFrom(document: JsonObject): Contract {
  const locate = () => ({ kind: 'source' as const, file: 'openapi.yaml' });
  return buildContract({
    name: 'test',
    openapi: { document: structuredClone(document), locate },
    contexts: new Map(),
    settings: defaultSettings('.'),
    sources: [],
  });
}

/** An OpenAPI Description with the given paths. */
export function description(paths: JsonObject): JsonObject {
  return { openapi: '3.1.1', info: { title: 'T', version: '1' }, paths };
}

/** Serves a handler on a free port for as long as the given function uses it. */
export async function serving<T>(
  handler: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The confirmed errors and warnings. */
export function counting(findings: readonly ConformanceFinding[]): string[] {
  return findings
    .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'info')
    .map(({ check, message }) => `${check}: ${message}`);
}
