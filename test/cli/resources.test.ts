import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { EVIDENCE } from '../../src/resources/evidence.js';
import { description } from './contract.js';
import { folderWith, hydraContract } from './shell.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/resources.json', import.meta.url), 'utf8'));

describe('resources', () => {
  test('prints a table per resource and marks guesses', async () => {
    const folder = await folderWith({ 'openapi.yaml': description });
    const { code, out, err } = await hydraContract(folder, 'resources', 'openapi.yaml');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^\/books\/\{book\}\n {2}name +Book +its schema is called so\n/m);
    expect(out).toMatch(/ {2}operation read +getBook +GET of a resource\n/);
    expect(out).toMatch(/\n1 resource in openapi\.yaml\. \? marks \d+ guess(es)?; x-hydra-resource states facts\.\n$/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints JSON that its schema describes', async () => {
    const folder = await folderWith({ 'openapi.yaml': description });
    const { code, out } = await hydraContract(folder, 'resources', 'openapi.yaml', '--format', 'json');
    const document = JSON.parse(out);
    expect(code).toBe(0);
    const ajv = new Ajv2020();
    expect(ajv.validate(schema, document), ajv.errorsText()).toBe(true);
    expect(schema.$defs.fact.properties.evidence.enum).toEqual(EVIDENCE);
  });

  test('reports a wrong override with its place, and exits 1', async () => {
    const wrong = description.replace('  /books/{book}:\n', '  /books/{book}:\n    x-hydra-resource: { nam: book }\n');
    const folder = await folderWith({ 'openapi.yaml': wrong });
    const { code, err } = await hydraContract(folder, 'resources', 'openapi.yaml');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^openapi\.yaml:\d+:\d+: error: x-hydra-resource has no member "nam"\.\n {2}hint: Did you mean "name"\?\n$/,
    );
  });
});
