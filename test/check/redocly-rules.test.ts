import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/check/run.js';
import { checkFiles, loadFiles } from './support/check-files.js';

const HEAD = 'openapi: 3.1.1\ninfo: { title: T, version: "1" }\nservers: [{ url: https://example.org }]\n';
const only = { only: ['openapi-lint'] };

describe('common errors in hand-written descriptions', () => {
  test('`ref:` for `$ref:`', async () => {
    const found = await checkFiles(
      {
        'openapi.yaml': `${HEAD}paths:\n  /a:\n    get:\n      responses: { '200': { ref: '#/components/responses/A' } }\ncomponents: { responses: { A: { description: OK } } }\n`,
      },
      only,
    );
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { hint: 'Write `$ref`, with a dollar sign.', location: { file: 'openapi.yaml', line: 7 } },
    ]);
  });

  test('a repeated key does not hide other errors', async () => {
    const found = await checkFiles({
      'openapi.yaml': `${HEAD}paths:\n  /a:\n    get:\n      summary: A\n      summary: B\n      sumary: C\n      responses: { '200': { description: OK } }\n`,
    });
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ check, location }) => [check, location])).toMatchObject([
      ['duplicate-key', { line: 8 }],
      ['openapi-lint', { line: 9 }],
    ]);
  });

  test('a repeated operationId', async () => {
    const found = await checkFiles(
      {
        'openapi.yaml': `${HEAD}paths:\n  /a:\n    get: { operationId: a, responses: { '200': { description: OK } } }\n    put: { operationId: a, responses: { '200': { description: OK } } }\n`,
      },
      only,
    );
    expect(found).toMatchObject([
      { severity: 'error', hint: 'Give each operation a unique operationId.', location: { line: 7 } },
    ]);
  });

  test('a misspelled keyword, with the nearest one as a suggestion', async () => {
    const found = await checkFiles(
      {
        'openapi.yaml': `${HEAD}paths:\n  /a:\n    get:\n      sumary: A\n      responses: { '200': { description: OK } }\n`,
      },
      only,
    );
    expect(found).toMatchObject([{ severity: 'error', hint: 'Did you mean summary?', location: { line: 7 } }]);
  });

  test('an undefined security scheme is an error, but having no security at all is not', async () => {
    const paths = "paths:\n  /a:\n    get: { responses: { '200': { description: OK } } }\n";
    expect(await checkFiles({ 'openapi.yaml': HEAD + paths }, only)).toEqual([]);
    expect(await checkFiles({ 'openapi.yaml': `${HEAD}security: [{ nobody: [] }]\n${paths}` }, only)).toMatchObject([
      { severity: 'error' },
    ]);
  });
});

describe('files', () => {
  const files = {
    'openapi.yaml': `${HEAD}paths:\n  /a: { $ref: 'paths/a.yaml' }\n`,
    'paths/a.yaml': "get:\n  summry: A\n  responses: { '200': { description: OK } }\n",
  };

  test('an error in another file is reported there', async () => {
    expect(await checkFiles(files, only)).toMatchObject([
      { location: { file: 'paths/a.yaml', line: 2 }, hint: 'Did you mean summary?' },
    ]);
  });
});

describe('the user’s own rules', () => {
  const description = {
    'openapi.yaml': `${HEAD}paths:\n  /a/:\n    get: { responses: { '200': { description: OK } } }\n`,
  };

  test('replace the default set', async () => {
    const { contract } = await loadFiles(description);
    const lint = {
      extends: ['minimal'],
      rules: { 'no-path-trailing-slash': 'error', 'operation-summary': 'warn', 'my/own-rule': 'error' },
    };
    const found = await runChecks(
      { contract: { ...contract, settings: { ...contract.settings, lint } }, pages: [] },
      only,
    );
    expect(found.map(({ severity, about }) => [severity, about?.[0]])).toContainEqual([
      'error',
      'no-path-trailing-slash',
    ]);
    expect(found.map(({ severity, about }) => [severity, about?.[0]])).toContainEqual(['warning', 'operation-summary']);
  });

  test('come from redocly.yaml, where those of an API take precedence', async () => {
    const config = `extends: [minimal]\nrules: { operation-summary: error, no-path-trailing-slash: error }\napis:\n  library:\n    root: openapi.yaml\n    rules: { operation-summary: off }\n`;
    const found = await checkFiles({ ...description, 'redocly.yaml': config }, only);
    expect(found.filter(({ severity }) => severity === 'error').map(({ about }) => about?.[0])).toEqual([
      'no-path-trailing-slash',
    ]);
  });

  test('by default, rules about style are off', async () => {
    expect(await checkFiles(description, only)).toEqual([]);
  });
});
