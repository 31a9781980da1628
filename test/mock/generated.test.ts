/** Validates generated bodies against the complete schemas, before recursion is cut off. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import { prismResponder } from '../../src/mock/prism/responder.js';
import type { Contract, OpenApiOperation } from '../../src/model/contract.js';
import { schemaJudges } from '../../src/validate/schema.js';
import { shipped } from './support.js';
import { sampleSize } from '../support/samples.js';

const GITHUB = 'node_modules/@octokit/openapi/generated/api.github.com.json';

/** Responses that fail, or whose bodies violate the complete schema. */
async function invalidResponses(contract: Contract, operations: readonly OpenApiOperation[]): Promise<string[]> {
  const judges = schemaJudges(contract.openapi);
  const prism = prismResponder(contract, judges);
  const found: string[] = [];
  for (const operation of operations) {
    for (const { status, content } of operation.responses.filter((response) => /^[2-5]\d\d$/.test(response.status))) {
      for (const dynamic of [false, true]) {
        const request = {
          method: operation.method.toLowerCase(),
          url: { path: operation.path, query: {} },
          headers: {},
        };
        const answer = await prism.respond(operation, request, {
          validate: false,
          security: false,
          dynamic,
          seed: '1',
          status: Number(status),
        });
        const schema = content.find(({ mediaType }) => mediaType === answer.mediaType)?.schema;
        const issues =
          schema === undefined || answer.body === undefined ? [] : judges.judge(schema, 'response')(answer.body);
        if (answer.failure !== undefined && !(dynamic && schema === undefined))
          found.push(`${operation.id} ${status}: ${answer.failure.detail}`);
        if (issues.length > 0) found.push(`${operation.id} ${status}: ${issues[0]?.at} ${issues[0]?.message}`);
      }
    }
  }
  return found;
}

describe('generated bodies satisfy their schemas', () => {
  test.each(['dlcs@2023', 'dlcs@2020', 'dlcs@2016', 'scale@2016', 'opendatadsl@v1'])('%s', async (name) => {
    const contract = await shipped(name);
    expect(await invalidResponses(contract, contract.openapi.operations)).toEqual([]);
  });

  test.skipIf(!existsSync(GITHUB))('a sample of the operations of the GitHub description', async () => {
    const { contract } = await loadContract(GITHUB);
    const some = contract.openapi.operations.filter((_, index) => index % sampleSize({ quick: 180, full: 20 }) === 0);
    expect(await invalidResponses(contract, some)).toEqual([]);
  });
});
