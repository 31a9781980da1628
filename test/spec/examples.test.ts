import { describe, expect, it } from 'vitest';
import type { Contract, Example, Schema } from '../../src/model/contract.js';
import { schemaJudges } from '../../src/validate/schema.js';
import { bodiesOf, contractOf, CONTRACTS } from './contracts.js';

/** Responses that the source pages describe without an example. */
const UNSHOWN = ['opendatadsl@v1 getBuildInformation 200'];

interface Judged {
  readonly title: string;
  readonly schema: Schema;
  readonly example: Example;
  readonly direction?: 'request' | 'response';
}

describe.each(CONTRACTS)('the examples of %s', async (name) => {
  const contract = await contractOf(name);
  const judges = schemaJudges(contract.openapi);

  it.each(judged(contract))('$title is valid', ({ schema, example, direction }) => {
    expect(judges.judge(schema, direction)(example.value)).toEqual([]);
  });

  it.each(answers(contract, name))('$title has an example', ({ examples }) => {
    expect(examples).toBeGreaterThan(0);
  });

  it.each(requests(contract))('the body of $title has an example', ({ examples }) => {
    expect(examples).toBeGreaterThan(0);
  });

  it('cover every path variable', () => {
    const variables = contract.openapi.operations
      .flatMap(({ parameters }) => parameters)
      .filter((p) => p.in === 'path');
    expect(variables.filter(({ examples }) => examples.length === 0).map((p) => p.name)).toEqual([]);
  });
});

function judged(contract: Contract): Judged[] {
  const { operations } = contract.openapi;
  const parameters = operations.flatMap(({ id, parameters: list }) =>
    list.flatMap((p) =>
      p.examples.map((example) => ({ title: `${id} ${p.name} ${example.name}`, schema: p.schema, example })),
    ),
  );
  const headers = operations.flatMap(({ id, responses }) =>
    responses.flatMap(({ status, headers: list }) =>
      list.flatMap((h) =>
        h.examples.map((example) => ({ title: `${id} ${status} ${h.name}`, schema: h.schema, example })),
      ),
    ),
  );
  const bodies = bodiesOf(contract).map(({ title, media, example, direction }) => {
    return { title, schema: media.schema ?? false, example, direction };
  });
  return [...parameters, ...headers, ...bodies];
}

/** All responses with a body. */
function answers(contract: Contract, name: string): { title: string; examples: number }[] {
  return contract.openapi.operations
    .flatMap(({ id, responses }) =>
      responses.flatMap(({ status, content }) =>
        content.map(({ examples }) => ({ title: `${id} ${status}`, examples: examples.length })),
      ),
    )
    .filter(({ title }) => !UNSHOWN.includes(`${name} ${title}`));
}

function requests(contract: Contract): { title: string; examples: number }[] {
  return contract.openapi.operations.flatMap(({ id, requestBody }) =>
    (requestBody?.content ?? []).map(({ examples }) => ({ title: id, examples: examples.length })),
  );
}
