import path from 'node:path';
import { lint, loadConfig } from '@redocly/openapi-core';
import type { Config } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { CONTRACTS, contractOf, load, ROOT } from './contracts.js';

const config = await loadConfig({ configPath: path.join(ROOT, 'redocly.yaml') });

describe.each(CONTRACTS)('%s', async (name) => {
  const { settings } = await contractOf(name);

  it('is loaded without findings', async () => {
    expect((await load(name)).findings).toEqual([]);
  });

  it('passes Redocly under the settings in redocly.yaml', async () => {
    const root = config.resolvedConfig.apis?.[name]?.root ?? '';
    expect(await problems(root, config.forAlias(name))).toEqual([]);
  });

  it('gives every waiver a reason that names its document', () => {
    for (const { reason } of settings.waivers) expect(reason).toMatch(/^Batch page of \d{4}, .{20,}\.$/);
  });

  it('has workflows that pass Redocly', async () => {
    for (const file of settings.workflows) expect(await problems(file, config)).toEqual([]);
  });
});

it('all outputs have different folders', async () => {
  const contracts = await Promise.all(CONTRACTS.map(contractOf));
  const outputs = contracts.flatMap(({ settings }) => settings.generate.map(({ output }) => output));
  expect(new Set(outputs).size).toBe(outputs.length);
  expect(outputs.length).toBeGreaterThanOrEqual(5 * CONTRACTS.length);
});

async function problems(file: string, rules: Config): Promise<string[]> {
  const found = await lint({ ref: path.resolve(ROOT, file), config: rules });
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
