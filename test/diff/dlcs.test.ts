import { beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diffContracts } from '../../src/diff/diff.js';
import { loadContract } from '../../src/load/load.js';
import { REPOSITORY } from '../generators/folder.js';

async function changes(old: string, fresh: string): Promise<readonly Change[]> {
  const [before, after] = await Promise.all([old, fresh].map((name) => loadContract(name, { cwd: REPOSITORY })));
  return before === undefined || after === undefined ? [] : diffContracts(before.contract, after.contract);
}

/** The changes in the meaning of the class Batch, except editorial ones: rule, subject, before and after. */
function meaningOfBatch(all: readonly Change[]): readonly string[] {
  return all
    .filter(
      ({ half, subject, reader }) =>
        half === 'meaning' && / ?vocab:Batch(\/|$)/.test(subject) && reader.impact !== 'editorial',
    )
    .map(({ rule, subject, before, after }) =>
      [rule, subject, ...(rule.endsWith('changed') ? [`${before} → ${after}`] : [])].join(' '),
    )
    .toSorted();
}

describe('the editions of the DLCS contract', () => {
  let first: readonly Change[] = [];
  let second: readonly Change[] = [];
  beforeAll(async () => {
    first = await changes('dlcs@2016', 'dlcs@2020');
    second = await changes('dlcs@2020', 'dlcs@2023');
  });

  it('2016 to 2020: superseded and test were added to Batch, completedImages and errorImages were removed', () => {
    expect(meaningOfBatch(first)).toEqual(
      [
        'property-added vocab:Batch/superseded',
        'property-added vocab:Batch/test',
        'property-removed vocab:Batch/completedImages',
        'property-removed vocab:Batch/errorImages',
        'hydra-operation-removed GET of vocab:Batch/completedImages',
        'hydra-operation-removed GET of vocab:Batch/errorImages',
        'hydra-operation-added GET of vocab:Batch',
      ].toSorted(),
    );
  });

  it('2020 to 2023: counts became integers, estCompletion was removed, the two lists are back, test accepts POST', () => {
    expect(meaningOfBatch(second)).toEqual(
      [
        'property-range-changed vocab:Batch/count xsd:nonNegativeInteger → xsd:integer',
        'property-range-changed vocab:Batch/completed xsd:nonNegativeInteger → xsd:integer',
        'property-range-changed vocab:Batch/errors xsd:nonNegativeInteger → xsd:integer',
        'property-removed vocab:Batch/estCompletion',
        'property-added vocab:Batch/completedImages',
        'property-added vocab:Batch/errorImages',
        'property-domain-changed vocab:Batch/images vocab:Batch → vocab:Space',
        'property-domain-changed vocab:Batch/test vocab:Batch → nothing',
        'property-range-changed vocab:Batch/test hydra:Collection → nothing',
        'hydra-operation-added GET of vocab:Batch/completedImages',
        'hydra-operation-added GET of vocab:Batch/errorImages',
        'hydra-operation-added POST of vocab:Batch/test',
        'hydra-operation-removed GET of vocab:Batch',
      ].toSorted(),
    );
  });

  it('report the renamed variables of path templates', () => {
    const renamed = (all: readonly Change[]) =>
      all.filter(({ rule }) => rule === 'path-variable-renamed').map(({ before, after }) => `${before} → ${after}`);
    expect(renamed(first)).toContain(
      '/customers/{0}/queue/batches/{1} → /customers/{customer}/queue/batches/{batchId}',
    );
    expect(renamed(second)).toEqual([
      '/customers/{customer}/queue/batches/{batchId} → /customers/{customer}/queue/batches/{batch}',
    ]);
  });

  it('report the new spelling of Not Found as editorial', () => {
    const renamed = second.filter(
      ({ rule, subject }) => rule === 'possible-status-words-changed' && subject === 'GET of vocab:Batch',
    );
    expect(renamed).toMatchObject([
      { before: 'Not found', after: 'Not Found', reader: { impact: 'editorial' }, writer: { impact: 'editorial' } },
    ]);
  });

  it('locate a removed property in the earlier document only', () => {
    const removed = second.find(
      ({ rule, subject }) => rule === 'property-removed' && subject === 'vocab:Batch/estCompletion',
    );
    expect(removed?.old?.file).toMatch(/vocab\/dlcs\/2020\/api-documentation\.jsonld$/);
    expect(removed?.old?.line).toBeGreaterThan(1);
    expect(removed?.new).toBeUndefined();
  });
});
