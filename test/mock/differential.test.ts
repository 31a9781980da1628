/** Plain Prism and the mock give the same verdicts, but for the traps that are mended on purpose. */
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { crud } from './crud.js';
import { contractOf, shipped } from './support.js';
import { prismResponder } from '../../src/mock/prism/responder.js';
import type { ContractRequest } from '../../src/mock/prism/responder.js';
import { seededRandom } from '../../src/mock/random.js';
import type { Contract, OpenApiOperation } from '../../src/model/contract.js';
import type { Json } from '../../src/model/json.js';
import { schemaJudges } from '../../src/validate/schema.js';

const require = createRequire(import.meta.url);

interface Prism {
  getHttpOperationsFromSpec(document: unknown): Promise<{ path: string; method: string }[]>;
  createInstance(
    config: unknown,
    components: unknown,
  ): {
    request(
      request: unknown,
      operations: unknown,
    ): () => Promise<{ _tag: string; left?: { status?: number }; right?: { output: { statusCode: number } } }>;
  };
}

const silent: Record<string, unknown> = { child: () => silent };
for (const level of ['info', 'success', 'debug', 'warn', 'error', 'trace']) silent[level] = () => undefined;

const CONFIG = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  isProxy: false,
  mock: { dynamic: false },
};

/** Values that are often right and often wrong. */
function values(random: () => number): Json {
  const pick: Json[] = [
    '',
    'free',
    'sold',
    'x'.repeat(40),
    '2',
    '-1',
    '1.5',
    'true',
    0,
    1,
    -3,
    2.5,
    true,
    false,
    null,
    [],
    [1],
    {},
    { id: 'a', space: 5 },
    { id: 1 },
    '2024-01-01T00:00:00Z',
    'vocab:Image',
    'Collection',
    [{ id: 'a', space: 5 }],
    [{ id: 'a' }],
  ];
  return pick[Math.floor(random() * pick.length)] ?? null;
}

function requestTo(operation: OpenApiOperation, random: () => number): ContractRequest {
  const text = (): string =>
    encodeURIComponent(['1', '2', 'abc', 'a b', '%', '-5', 'true'][Math.floor(random() * 7)] ?? '1');
  const path = operation.path.replaceAll(/\{\w+\}/g, text);
  const query = Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === 'query' && random() < 0.5)
      .map(({ name }) => [name, decodeURIComponent(text())]),
  );
  const scheme = random() < 0.5 ? `Basic ${btoa('a:b')}` : 'Bearer token';
  const authorization = random() < 0.8 ? { authorization: scheme } : {};
  const media = operation.requestBody?.content[0]?.mediaType ?? 'application/json';
  const properties = [
    'name',
    'status',
    'id',
    'created',
    '@context',
    '@type',
    'member',
    'secret',
    'reason',
    '_id',
    '_type',
    'elements',
  ];
  const body =
    random() < 0.1
      ? values(random)
      : Object.fromEntries(properties.filter(() => random() < 0.5).map((name) => [name, values(random)]));
  const hasBody = operation.requestBody !== undefined && random() < 0.9;
  const content = hasBody ? { 'content-type': media, 'content-length': String(JSON.stringify(body).length) } : {};
  return {
    method: operation.method.toLowerCase(),
    url: { path, query },
    headers: { ...authorization, ...content },
    ...(hasBody && { body }),
  };
}

describe.each(['dlcs@2023', 'scale@2016', 'opendatadsl@v1', 'crud'])('%s', (name) => {
  let contract: Contract;
  let plain: (operation: OpenApiOperation, request: ContractRequest) => Promise<number>;
  beforeAll(async () => {
    contract = name === 'crud' ? await contractOf(crud) : await shipped(name);
    const prism = require('@stoplight/prism-http') as Prism;
    // The loader reads every description as 2020-12; Prism must be told.
    const document = structuredClone({
      ...contract.openapi.document,
      jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    });
    const operations = await prism.getHttpOperationsFromSpec(document);
    const instance = prism.createInstance(CONFIG, { logger: silent });
    plain = async (operation, request) => {
      const resource = operations.filter(({ path, method }) => path === operation.path && method === request.method);
      const result = await instance.request(request, resource)();
      return result.right?.output.statusCode ?? result.left?.status ?? 0;
    };
  });

  test('hundreds of requests, good and bad', async () => {
    const prism = prismResponder(contract, schemaJudges(contract.openapi));
    const random = seededRandom(name);
    const seen = new Map<number, number>();
    for (let count = 0; count < 400; count++) {
      const operation = contract.openapi.operations[count % contract.openapi.operations.length];
      if (operation === undefined) continue;
      const request = requestTo(operation, random);
      const expected = await plain(operation, structuredClone(request));
      const answer = await prism.respond(operation, request, { validate: true, security: true });
      expect([operation.id, request, answer.status]).toEqual([operation.id, request, expected]);
      // Judged alone, the verdict is the same.
      const violations = await prism.judge(operation, request, true);
      expect(violations.length > 0).toBe(answer.violations.length > 0);
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
    }
    // Both verdicts occurred, or the comparison would mean nothing.
    expect([...seen.keys()].some((status) => status < 300) && [...seen.keys()].some((status) => status >= 400)).toBe(
      true,
    );
  });
});
