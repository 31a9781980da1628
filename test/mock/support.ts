/** Creates contracts from descriptions in tests, and mock servers that close when the test ends. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import { startMockServer } from '../../src/mock/index.js';
import type { MockOptions, MockServer } from '../../src/mock/index.js';
import type { Contract } from '../../src/model/contract.js';

/** The contract of an OpenAPI Description, given as an object. */
export async function contractOf(document: object): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-'));
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
  const { contract } = await loadContract('openapi.json', { cwd: folder });
  await rm(folder, { recursive: true });
  return contract;
}

/** An OpenAPI Description of these paths, with the members that every description requires. */
export function description(paths: object, rest: Record<string, unknown> = {}): object {
  return { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, ...rest };
}

/** A contract of `redocly.yaml`. */
export async function shipped(name: string): Promise<Contract> {
  return (await loadContract(name)).contract;
}

/** Starts a mock server that is closed when the test ends. */
export async function mock(contract: Contract, options: MockOptions = {}): Promise<MockServer> {
  const server = await startMockServer(contract, options);
  onTestFinished(() => server.close());
  return server;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Each test knows the type of the bodies that it reads.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** Sends a request and reads the whole response; an object as body is sent as JSON. */
export async function ask(url: string, init: Omit<RequestInit, 'body'> & { body?: unknown } = {}): Promise<Reply> {
  const { body, headers, ...rest } = init;
  const isJson = body !== undefined && typeof body !== 'string';
  const response = await fetch(url, {
    ...rest,
    redirect: 'manual',
    headers: { ...(isJson && { 'content-type': 'application/json' }), ...(headers as Record<string, string>) },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A header with HTTP Basic credentials. */
export const BASIC = { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` };
