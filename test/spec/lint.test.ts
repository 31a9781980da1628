import path from 'node:path';
import { lint, loadConfig } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { CONTRACTS, load, ROOT } from './contracts.js';

describe.each(CONTRACTS)('%s', (name) => {
  it('is read without a finding', async () => {
    expect((await load(name)).findings).toEqual([]);
  });

  it('passes Redocly under the settings in redocly.yaml', async () => {
    const config = await loadConfig({ configPath: path.join(ROOT, 'redocly.yaml') });
    const api = config.resolvedConfig.apis?.[name];
    const problems = await lint({ ref: path.join(ROOT, api?.root ?? ''), config: config.forAlias(name) });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });
});
