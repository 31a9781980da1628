import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/model/contract.js';
import { get, getArray, getString } from '../../src/model/json.js';
import type { Json } from '../../src/model/json.js';
import { bodiesOf, contractOf, HYDRA_CONTRACTS, nodesIn, pathOf } from './contracts.js';

describe.each(HYDRA_CONTRACTS)('the examples of %s together', async (name) => {
  const contract = await contractOf(name);
  const answers = bodiesOf(contract).filter(
    ({ direction, status }) => direction === 'response' && status.startsWith('2'),
  );
  const iris = [...new Set(answers.flatMap(({ example }) => linksIn(contract, example.value)))];

  it('link to each other', () => {
    expect(iris.length).toBeGreaterThan(5);
  });

  it.each(iris)('%s matches an operation, or a path that only the vocabulary describes', (iri) => {
    const path = pathOf(contract, iri);
    expect(path).toBeDefined();
    const methods = contract.openapi.operations
      .filter((operation) => operation.path === path)
      .map(({ method }) => method);
    const empty = name === 'dlcs@2020' && path?.endsWith('/test');
    expect(methods.length > 0 || empty).toBe(true);
  });

  it.each(iris.filter((iri) => hasGet(contract, iri)))('%s has an example that shows its response', (iri) => {
    const there = answers.filter(
      ({ operation }) => operation.path === pathOf(contract, iri) && operation.method === 'GET',
    );
    expect(there.flatMap(({ example }) => namesOf(example.value))).toContain(iri);
  });

  it('describe a resource identically wherever it occurs', () => {
    const seen = new Map<string, string>();
    const gets = answers.filter(({ operation }) => operation.method === 'GET');
    for (const node of gets.flatMap(({ example }) => nodesIn(example.value))) {
      const id = getString(node, '@id');
      if (id === undefined || getString(node, '@type') === 'Collection') continue;
      expect(JSON.stringify(node)).toBe(seen.get(id) ?? JSON.stringify(node));
      seen.set(id, JSON.stringify(node));
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  const collections = answers.filter(({ example }) => getString(example.value, '@type') === 'Collection');
  const whole = collections.filter(({ example }) => get(example.value, 'view') === undefined);

  it.each(whole)('$title states the number of its members', ({ example: { value } }) => {
    expect(get(value, 'totalItems')).toBe(getArray(value, 'member').length);
  });

  it.each(collections)('$title has an IRI without a query', ({ example: { value } }) => {
    expect(getString(value, '@id')).not.toContain('?');
  });
});

describe('a batch of dlcs@2023', async () => {
  const contract = await contractOf('dlcs@2023');
  const batches = valuesOf(contract, 'getBatch');

  it.each(batches.filter((batch) => !('finished' in (batch as object))))(
    'in progress states the numbers of assets behind its links',
    (batch) => {
      expect(totalAt(contract, batch, 'images')).toBe(get(batch, 'count'));
      expect(totalAt(contract, batch, 'completedImages')).toBe(get(batch, 'completed'));
      expect(totalAt(contract, batch, 'errorImages')).toBe(get(batch, 'errors'));
    },
  );

  it.each(batches)('has at most as many completed assets as submitted ones, and at most as many errors as completed ones', (batch) => {
    expect(Number(get(batch, 'completed'))).toBeLessThanOrEqual(Number(get(batch, 'count')));
    expect(Number(get(batch, 'errors'))).toBeLessThanOrEqual(Number(get(batch, 'completed')));
  });

  it('is listed as active or recent', () => {
    const ids = (operation: string): unknown[] =>
      getArray(valuesOf(contract, operation)[0], 'member').map((m) => get(m, '@id'));
    const listed = [...ids('listActiveBatches'), ...ids('listRecentBatches')];
    expect(listed.toSorted()).toEqual(ids('listBatches').toSorted());
    const [queue] = valuesOf(contract, 'getQueue');
    expect(get(queue, 'batchesWaiting')).toBe(ids('listActiveBatches').length);
  });

  it('is the resource in the Location header', () => {
    const submit = contract.openapi.operations.find(({ id }) => id === 'submitBatch');
    const created = submit?.responses.find(({ status }) => status === '201');
    const location = created?.headers.find(({ name }) => name === 'Location')?.examples[0]?.value;
    expect(created?.content[0]?.examples.map(({ value }) => get(value, '@id'))).toEqual([location]);
  });

  it('has pages without cycles that contain all members', () => {
    const pages = valuesOf(contract, 'listBatches').filter((value) => get(value, 'view') !== undefined);
    const views = pages.map((page) => get(page, 'view'));
    expect(get(views[0], 'next')).toBe(get(views[1], '@id'));
    expect(get(views[1], 'previous')).toBe(get(views[0], '@id'));
    expect([get(views[0], 'previous'), get(views[1], 'next')]).toEqual([undefined, undefined]);
    expect(pages.flatMap((page) => getArray(page, 'member')).length).toBe(get(pages[0], 'totalItems'));
  });
});

/** All URLs at the contract's server in a value, except those of contexts. */
function linksIn(contract: Contract, value: Json): string[] {
  const [server] = contract.openapi.servers;
  const members = nodesIn(value).flatMap((node) =>
    Object.entries(node as object).filter(([key]) => key !== '@context'),
  );
  const texts = members.flatMap(([, member]) => (Array.isArray(member) ? member : [member]));
  return texts.filter((text) => typeof text === 'string' && text.startsWith(server?.url ?? ''));
}

/** The IRIs that a response may have been requested with: those of the resource and of its page. */
function namesOf(value: Json): (Json | undefined)[] {
  return [get(value, '@id'), get(get(value, 'view'), '@id')];
}

function hasGet(contract: Contract, iri: string): boolean {
  const path = pathOf(contract, iri);
  return contract.openapi.operations.some((operation) => operation.path === path && operation.method === 'GET');
}

function valuesOf(contract: Contract, operation: string): Json[] {
  return bodiesOf(contract)
    .filter((body) => body.operation.id === operation && body.status === '200')
    .map(({ example }) => example.value);
}

function totalAt(contract: Contract, batch: Json, link: string): Json | undefined {
  const answers = bodiesOf(contract).map(({ example }) => example.value);
  return get(
    answers.find((value) => get(value, '@id') === get(batch, link)),
    'totalItems',
  );
}
