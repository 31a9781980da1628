import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/check/run.js';
import { loadContract } from '../../src/load/load.js';

/** Published descriptions of all kinds. Only the JSON files are used, since the YAML files have the same content. */
const folder = path.dirname(createRequire(import.meta.url).resolve('@readme/oas-examples/package.json'));
const files = ['3.0', '3.1'].flatMap((version) =>
  readdirSync(path.join(folder, version, 'json'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(version, 'json', name)),
);

/** Errors that are correct: the pattern does take exponential time. */
const TRUE_ERRORS: Readonly<Record<string, readonly string[]>> = { '3.1/json/readme.json': ['pattern-valid'] };

describe('published descriptions', () => {
  test('there are enough of them', () => expect(files.length).toBeGreaterThan(40));

  test.each(files)('%s: no check reports an error, and there are few warnings', async (file) => {
    const { contract, findings } = await loadContract(path.join(folder, file));
    const found = await runChecks({ contract, pages: [], loadFindings: findings }, { skip: ['openapi-lint'] });
    const errors = found.filter(({ severity, check }) => severity === 'error' && !TRUE_ERRORS[file]?.includes(check));
    expect(errors.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
    expect(found.filter(({ severity }) => severity === 'warning').length).toBeLessThanOrEqual(10);
  });
});
