import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import { resourcesReporters } from '../../src/report/resources/resources.js';
import { resourceMap } from '../../src/resources/map.js';
import { realDescriptions, spreadSample } from '../descriptions/real-descriptions.js';
import { isFull } from '../support/samples.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/resources.json', import.meta.url), 'utf8')) as object;
const isReport = new Ajv2020().compile(schema);
const descriptions = realDescriptions();

test('there are at least sixty real descriptions', () => {
  expect(descriptions.length).toBeGreaterThanOrEqual(60);
});

describe('the map of a real description', () => {
  test.each(isFull ? descriptions : spreadSample(descriptions, 12))(
    '$name has each resource once, without findings, and its operations are those of the description',
    async ({ file }) => {
      const { contract } = await loadContract(file);
      const map = resourceMap(contract);
      expect(map.findings).toEqual([]);
      const ids = map.resources.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set(contract.openapi.operations.map(({ id }) => id));
      for (const { operations, actions } of map.resources)
        for (const { value } of [...operations.values(), ...actions]) expect(known).toContain(value.id);

      const text = resourcesReporters.json({ map, subject: contract.name, version: '0.0.0' });
      expect(isReport(JSON.parse(text)), JSON.stringify(isReport.errors)).toBe(true);
    },
  );
});
